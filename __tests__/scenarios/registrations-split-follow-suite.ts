import { beforeAll, describe, expect, it } from '@jest/globals';
import { collect, type Registration } from '../../lib/index.ts';
import { cancelled, reduced, shipped, type WireOrder } from '../../lib/testing/index.ts';
import { createGoods, longAgo, search, type OdooDatabase, type Transport } from '../../stage/index.ts';
import { hour, minute, start } from './cursors.ts';
import { onStage } from './on-stage.ts';
import { idOf } from './registered.ts';
import { tally, transfersOn, type House } from './transfers.ts';

/** How orders are followed once another registration has their marketplace, and what becomes of parked ones. */
export function describeSplitFollowing(
  name: string,
  transport: Transport,
  open: () => Promise<OdooDatabase>,
): void {
  describe(`orders after a split, on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'], goods: ['FOLLOW-MUG'] });
    const transfers = transfersOn(stage);
    const { ordersOf, newSettings } = transfers;
    const skus = ['FOLLOW-MUG'];
    let companyId = 0;
    let goods = 0;

    beforeAll(async () => {
      [companyId = 0] = await search(stage().admin, 'res.company', []);
    });

    const split = async (house: House, settings: object = {}): Promise<Registration> => {
      const { registrations } = house.connector;
      const { to } = await registrations.split(house.registration, {
        marketplaces: ['DE'],
        name: 'Amazon DE',
        ...settings,
      });
      return to;
    };
    const amountOf = (order: WireOrder | undefined) => Number(order?.proceeds?.grandTotal?.amount);
    const rowOf = async (house: House, order: WireOrder | undefined) =>
      (await house.ledger())['orders']?.find((row) => row['x_amazon_order_ref'] === order?.orderId);

    it('are cancelled, reduced and shipped by the registration that imported them, with what the other one reads', async () => {
      const units = ordersOf('DE', { count: 3, skus }).map(double);
      const house = await transfers.open(units, { registration: await newSettings(companyId) });
      await house.sync(house.registration);
      const before = await house.ledger();
      const germany = await split(house, await newSettings(companyId));
      const [first, second, third] = units;
      house.change(first?.orderId ?? '', cancelled());
      house.change(second?.orderId ?? '', reduced([1]));
      house.change(third?.orderId ?? '', shipped());
      house.clock.advance(hour);
      expect(tally(await house.sync(house.registration))).toEqual({});
      const outcomes = await house.sync(germany);
      expect(tally(outcomes)).toEqual({ cancelled: 1, updated: 2 });
      expect(outcomes.map(({ saleOrderId }) => saleOrderId).sort()).toEqual(
        before['orders']?.map(({ id }) => id).sort(),
      );
      const after = await house.ledger();
      expect(after['orders']).toEqual(
        before['orders']?.map((row) => {
          if (row['x_amazon_order_ref'] === first?.orderId) return { ...row, state: 'cancel' };
          if (row['x_amazon_order_ref'] !== second?.orderId) return row;
          return { ...row, amount_total: amountOf(second) / 2, amount_tax: expect.any(Number) };
        }),
      );
      const quantities = after['lines']
        ?.filter((line) => idOf(line['order_id']) === before['orders']?.[1]?.id)
        .map((line) => line['product_uom_qty']);
      expect(quantities).toContain(1);
      // Read once more, nothing is left to be done.
      expect(tally(await house.sync(germany, { since: longAgo }))).toEqual({ unchanged: 3 });
      expect(await house.ledger()).toEqual(after);
      expect((await house.held())['problems']).toEqual([]);
    });

    it('let FBA stock leave the location of the registration that imported them', async () => {
      const settings = await newSettings(companyId);
      const listed = ordersOf('DE', { channel: 'fba', skus });
      const house = await transfers.open(listed, { registration: settings });
      // The stock could not be moved when the order came.
      const cut = house.connectorOver({
        ...stage().bot,
        call: (model, method, call) =>
          model === 'stock.picking' && method === 'create'
            ? Promise.reject(new Error('The machine died.'))
            : stage().bot.call(model, method, call),
      });
      await expect(collect(cut.orders.sync(house.registration))).rejects.toThrow();
      const own = await newSettings(companyId);
      const germany = await split(house, own);
      const [added] = ordersOf('DE', { channel: 'fba', skus, changedAt: start + minute });
      house.amazon.addOrders(added ? [added] : []);
      house.clock.advance(hour);
      await house.sync(germany);
      await house.sync(house.registration);
      const { pickings } = await house.ledger();
      const from = (order: WireOrder | undefined) =>
        pickings
          ?.filter((picking) => picking['name'] === `FBA/${String(order?.orderId)}`)
          .map((picking) => [picking['state'], idOf(picking['location_id'])]);
      expect(from(listed[0])).toEqual([['done', settings.locationId]]);
      expect(from(added)).toEqual([['done', own.locationId]]);
    });

    it('are recovered by whoever they belong to, whichever registration is asked', async () => {
      const listed = ordersOf('DE', { skus });
      const house = await transfers.open(listed);
      await house.sync(house.registration);
      const germany = await split(house);
      const [added] = ordersOf('DE', { skus });
      house.amazon.addOrders(added ? [added] : []);
      const { orders } = house.connector;
      expect(await orders.recover(house.registration, added?.orderId ?? '', { dryRun: true })).toMatchObject({
        status: 'created',
        dryRun: true,
      });
      expect(await orders.recover(house.registration, added?.orderId ?? '')).toMatchObject({
        status: 'created',
      });
      expect(await orders.recover(germany, listed[0]?.orderId ?? '')).toMatchObject({ status: 'unchanged' });
      expect(await house.owners()).toEqual({
        [String(listed[0]?.orderId)]: house.registration.id,
        [String(added?.orderId)]: germany.id,
      });
      expect(await rowOf(house, added)).toMatchObject({ amount_total: amountOf(added) });
    });

    /** A German order that is parked since its offer names an archived product; and what mends it. */
    async function openParked() {
      goods += 1;
      const sku = `FOLLOW-CUP-${goods}`;
      const [productId = 0] = await createGoods(stage().admin, [sku]);
      const setActive = (active: boolean) =>
        stage().admin.call('product.product', 'write', { ids: [productId], args: { vals: { active } } });
      const [known] = ordersOf('DE', { skus: [sku] });
      const [parked] = ordersOf('DE', { skus: [sku], changedAt: start + minute });
      const house = await transfers.open(known ? [known] : [], {
        registration: await newSettings(companyId),
      });
      await house.sync(house.registration);
      await setActive(false);
      house.clock.advance(10 * minute);
      house.amazon.addOrders(parked ? [parked] : []);
      expect(tally(await house.sync(house.registration))).toEqual({ failed: 1 });
      const { problems } = await house.held();
      expect(problems).toMatchObject([{ x_ref: parked?.orderId, x_code: 'PRODUCT_UNAVAILABLE' }]);
      return { house, known, parked, problem: problems?.[0]?.id ?? 0, mend: () => setActive(true) };
    }

    it('that are parked go along, and are made by the new registration', async () => {
      const { house, known, parked, mend } = await openParked();
      const own = await newSettings(companyId);
      const { to, moved } = await house.connector.registrations.split(house.registration, {
        ...own,
        marketplaces: ['DE'],
        name: 'Amazon DE',
      });
      const germany = to;
      expect(moved).toMatchObject({ x_amazon_problem: 1 });
      expect((await house.held())['problems']).toMatchObject([
        { x_ref: parked?.orderId, x_registration_id: [germany.id, 'Amazon DE'], x_attempts: 1 },
      ]);
      await mend();
      house.clock.advance(hour);
      expect(tally(await house.sync(house.registration))).toEqual({});
      await house.sync(germany);
      expect(await house.owners()).toEqual({
        [String(known?.orderId)]: house.registration.id,
        [String(parked?.orderId)]: germany.id,
      });
      expect(await rowOf(house, parked)).toMatchObject({
        amount_total: amountOf(parked),
        team_id: [own.salesTeamId, expect.any(String)],
      });
      expect((await house.held())['problems']).toEqual([]);
    });

    /** Parked as an earlier version did it, which did not say of which marketplace it was. */
    async function openParkedEarlier() {
      const parked = await openParked();
      const vals = { x_marketplace_id: false };
      await stage().admin.call('x_amazon_problem', 'write', { ids: [parked.problem], args: { vals } });
      const germany = await split(parked.house, await newSettings(companyId));
      expect((await parked.house.held())['problems']).toMatchObject([
        { x_registration_id: [parked.house.registration.id, expect.any(String)] },
      ]);
      return { ...parked, germany };
    }

    it('that an earlier version parked without their marketplace are handed over when their time comes', async () => {
      const { house, known, parked, germany, mend } = await openParkedEarlier();
      await mend();
      house.clock.advance(hour);
      expect(tally(await house.sync(house.registration))).toEqual({ created: 1 });
      expect(await house.owners()).toEqual({
        [String(known?.orderId)]: house.registration.id,
        [String(parked?.orderId)]: germany.id,
      });
      expect(await rowOf(house, parked)).toMatchObject({ amount_total: amountOf(parked) });
      expect((await house.held())['problems']).toEqual([]);
    });

    it('that are handed over and still fail are parked by the new registration, and not dropped', async () => {
      const { house, known, parked, germany, mend } = await openParkedEarlier();
      house.clock.advance(hour);
      expect(tally(await house.sync(house.registration))).toEqual({ failed: 1 });
      expect((await house.held())['problems']).toMatchObject([
        {
          x_ref: parked?.orderId,
          x_registration_id: [germany.id, 'Amazon DE'],
          x_marketplace_id: [expect.any(Number), expect.any(String)],
        },
      ]);
      expect(await house.owners()).toEqual({ [String(known?.orderId)]: house.registration.id });
      await mend();
      house.clock.advance(24 * hour);
      expect(tally(await house.sync(germany))['created']).toBe(1);
      expect((await house.held())['problems']).toEqual([]);
    });
  });
}

/** The order with two units of its article, for twice the price. */
function double(order: WireOrder): WireOrder {
  const twice = <T extends { readonly amount: string }>(money: T): T => ({
    ...money,
    amount: (Number(money.amount) * 2).toFixed(2),
  });
  const orderItems = order.orderItems.map((item) => {
    const { proceedsTotal, breakdowns = [] } = item.proceeds ?? {};
    return {
      ...item,
      quantityOrdered: 2,
      fulfillment: { quantityFulfilled: 0, quantityUnfulfilled: 2 },
      proceeds: {
        ...(proceedsTotal && { proceedsTotal: twice(proceedsTotal) }),
        breakdowns: breakdowns.map(({ subtotal, type }) => ({ type, subtotal: twice(subtotal) })),
      },
    };
  });
  const { grandTotal } = order.proceeds ?? {};
  return { ...order, orderItems, ...(grandTotal && { proceeds: { grandTotal: twice(grandTotal) } }) };
}
