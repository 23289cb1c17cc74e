import { describe, expect, it } from '@jest/globals';
import type { OrderOutcome, Registration } from '../../lib/index.ts';
import type { WireOrder } from '../../lib/testing/index.ts';
import type { OdooDatabase, Transport } from '../../stage/index.ts';
import { hour, iso, minute, odooTime, start } from './cursors.ts';
import { onStage } from './on-stage.ts';
import { tally, transfersOn, type House } from './transfers.ts';

/** Splits and moves while runs are under way: every order is there exactly once, whichever registration came first. */
export function describeSplitRuns(
  name: string,
  transport: Transport,
  open: () => Promise<OdooDatabase>,
): void {
  describe(`runs that a split meets, on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'], goods: ['RUN-MUG'] });
    const transfers = transfersOn(stage);
    const skus = ['RUN-MUG'];
    const germanyOnly = { marketplaces: ['DE'], name: 'Amazon DE' };

    const orderAt = (marketplace: string, changedAt: number): WireOrder[] =>
      transfers.ordersOf(marketplace, { skus, changedAt });
    /** Spanish and German orders in turn, a second apart, two on a page. */
    const alternating = (pairs: number, from = start - hour): WireOrder[] =>
      Array.from({ length: pairs }, (_, index) => [
        ...orderAt('ES', from + index * 2000),
        ...orderAt('DE', from + index * 2000 + 1000),
      ]).flat();
    const isGerman = ({ salesChannel }: WireOrder): boolean =>
      salesChannel.marketplaceId === 'A1PA6795UKMFR9';
    const split = async (house: House): Promise<Registration> =>
      (await house.connector.registrations.split(house.registration, germanyOnly)).to;

    /** Runs a registration, and does something else once its page with this number has begun. */
    async function syncMeeting(
      house: House,
      registration: Registration,
      page: number,
      meet: () => Promise<unknown>,
    ): Promise<OrderOutcome[]> {
      let [pages, isMet] = [0, false];
      const connector = house.connectorOver(stage().port('bot'), house.amazonPort, {
        onEvent: ({ type }) => {
          if (type === 'orders:page') pages += 1;
        },
      });
      const outcomes: OrderOutcome[] = [];
      for await (const outcome of connector.orders.sync(registration)) {
        outcomes.push(outcome);
        if (pages !== page || isMet) continue;
        isMet = true;
        await meet();
      }
      expect(isMet).toBe(true);
      return outcomes;
    }

    /** That each order is there once, of these owners, at Amazon's total. */
    async function expectOwners(
      house: House,
      orders: readonly WireOrder[],
      ownerOf: (order: WireOrder) => number,
    ): Promise<void> {
      const wanted = orders.map((order): [string, number] => [order.orderId, ownerOf(order)]);
      expect(await house.owners()).toEqual(Object.fromEntries(wanted));
      const { orders: rows, pickings } = await house.ledger();
      const totals = orders.map(
        (order) => [order.orderId, Number(order.proceeds?.grandTotal?.amount)] as const,
      );
      expect(new Map(rows?.map((row) => [row['x_amazon_order_ref'], row['amount_total']]))).toEqual(
        new Map(totals),
      );
      expect(pickings).toHaveLength(orders.length);
      expect((await house.held())['problems']).toEqual([]);
    }

    it('lose no order that changed since the last run of the first registration, or while it was split', async () => {
      const house = await transfers.open(alternating(1));
      await house.sync(house.registration);
      house.clock.advance(hour);
      const between = orderAt('DE', start + 30 * minute);
      const during = orderAt('DE', start + hour);
      house.amazon.addOrders(between);
      const port = stage().port('bot');
      const slow = house.connectorOver({
        ...port,
        call: (model, method, call) => {
          if (method === 'run') house.amazon.addOrders(during);
          return port.call(model, method, call);
        },
      });
      const { to: germany } = await slow.registrations.split(house.registration, germanyOnly);
      house.clock.advance(hour);
      expect(tally(await house.sync(house.registration))['created']).toBeUndefined();
      expect(tally(await house.sync(germany))['created']).toBe(2);
      expect(tally(await house.sync(germany))['created']).toBeUndefined();
      const added = [...between, ...during];
      await expectOwners(house, [...house.orders, ...added], (order) =>
        added.includes(order) ? germany.id : house.registration.id,
      );
    });

    it('take the split up after a minute, and leave the orders on later pages to the new registration', async () => {
      const orders = alternating(5);
      const house = await transfers.open(orders, { pageSize: 2 });
      let germany = house.registration;
      const outcomes = await syncMeeting(house, house.registration, 2, async () => {
        germany = await split(house);
        house.clock.advance(2 * minute);
      });
      expect(tally(outcomes)).toEqual({ created: 7, skipped: 3 });
      expect(outcomes.filter(({ status }) => status === 'skipped')).toMatchObject(
        orders
          .filter(isGerman)
          .slice(2)
          .map(({ orderId }) => ({ orderId, reason: 'MARKETPLACE_FOREIGN' })),
      );
      await house.sync(house.registration);
      expect(tally(await house.sync(germany))).toEqual({ unchanged: 2, created: 3 });
      await expectOwners(house, orders, (order) =>
        orders.filter(isGerman).slice(2).includes(order) ? germany.id : house.registration.id,
      );
    });

    it('may take orders themselves before that: the new registration finds them, and follows none of them', async () => {
      const orders = alternating(5);
      const house = await transfers.open(orders, { pageSize: 2 });
      let germany = house.registration;
      const outcomes = await syncMeeting(house, house.registration, 2, async () => {
        germany = await split(house);
      });
      expect(tally(outcomes)).toEqual({ created: 10 });
      expect(tally(await house.sync(germany))).toEqual({ unchanged: 5 });
      await expectOwners(house, orders, () => house.registration.id);
    });

    it('find what the new registration has brought in before them', async () => {
      const orders = alternating(5);
      const house = await transfers.open(orders, { pageSize: 2 });
      let germany = house.registration;
      const outcomes = await syncMeeting(house, house.registration, 2, async () => {
        germany = await split(house);
        expect(tally(await house.sync(germany))).toEqual({ unchanged: 2, created: 3 });
      });
      expect(tally(outcomes)).toEqual({ created: 7, unchanged: 3 });
      await expectOwners(house, orders, (order) =>
        orders.filter(isGerman).slice(2).includes(order) ? germany.id : house.registration.id,
      );
    });

    it('that were cut off do not go on from their checkpoint, which was of other marketplaces', async () => {
      const orders = alternating(12);
      const house = await transfers.open(orders, { pageSize: 2 });
      const cut = syncMeeting(house, house.registration, 11, () =>
        Promise.reject(new Error('The machine died.')),
      );
      await expect(cut).rejects.toThrow('The machine died.');
      expect(await house.read(house.registration, 'x_order_checkpoint')).toEqual(expect.any(String));
      const germany = await split(house);
      for (const one of [house.registration, germany])
        expect(await house.read(one, 'x_order_checkpoint')).toBe(false);
      await house.sync(house.registration);
      await house.sync(germany);
      await expectOwners(house, orders, (order) =>
        orders.slice(22).filter(isGerman).includes(order) ? germany.id : house.registration.id,
      );
    });

    it('do not move the cursor past the time of a marketplace that is moved into their registration', async () => {
      const house = await transfers.open(alternating(1), { marketplaces: ['ES', 'DE', 'FR'], pageSize: 2 });
      await house.sync(house.registration);
      const { to: north } = await house.connector.registrations.split(house.registration, {
        marketplaces: ['DE', 'FR'],
        name: 'North',
      });
      const stoodAt = await house.read(north, 'x_last_order_sync');
      house.clock.advance(3 * hour);
      const missed = orderAt('DE', start + hour);
      house.amazon.addOrders([...missed, ...orderAt('ES', start + 2 * hour)]);
      await house.sync(house.registration);
      house.clock.advance(2 * hour);
      house.amazon.addOrders([...orderAt('ES', start + 4 * hour), ...orderAt('ES', start + 4 * hour)]);
      const { registrations } = house.connector;
      let asksSince: string | undefined;
      await syncMeeting(house, house.registration, 1, async () => {
        const move = await registrations.moveMarketplace('DE', { from: north, to: house.registration });
        expect(move).toMatchObject({ status: 'done', moved: { x_amazon_problem: 0 } });
        asksSince = move.ordersSince;
      });
      const cursor = await house.read(house.registration, 'x_last_order_sync');
      expect(String(cursor) < String(stoodAt)).toBe(true);
      expect(cursor).toBe(odooTime(Date.parse(asksSince ?? '')));
      expect(Object.keys(await house.owners())).not.toContain(missed[0]?.orderId);
      house.clock.advance(minute);
      expect(tally(await house.sync(house.registration))['created']).toBe(1);
      expect((await house.owners())[missed[0]?.orderId ?? '']).toBe(house.registration.id);
      expect(await house.registered()).toEqual(['North: FR', `${house.registration.name}: DE ES`]);
    });

    it('leave the last order sync where a person sets it back meanwhile', async () => {
      const house = await transfers.open(alternating(2), { pageSize: 2 });
      const { id } = house.registration;
      const time = odooTime(start - 7 * hour);
      await syncMeeting(house, house.registration, 1, () =>
        stage().admin.call('x_amazon_registration', 'write', {
          ids: [id],
          args: { vals: { x_last_order_sync: time } },
        }),
      );
      expect(await house.read(house.registration, 'x_last_order_sync')).toBe(time);
      expect(tally(await house.sync(house.registration))).toEqual({ unchanged: 4 });
      expect(await house.read(house.registration, 'x_last_order_sync')).not.toBe(time);
    });

    it('of a registration that is merged into another one end, and what they have left follows when it is merged again', async () => {
      const orders = alternating(4);
      const house = await transfers.open(orders, { pageSize: 2, ordersSince: iso(start - 2 * hour) });
      const { registrations } = house.connector;
      const germany = await split(house);
      const later = alternating(3, start - 30 * minute);
      house.amazon.addOrders(later);
      const merge = () => registrations.merge([germany, house.registration]);
      const outcomes = await syncMeeting(house, house.registration, 1, async () => {
        expect(await merge()).toMatchObject({ status: 'done' });
      });
      // It has not looked again within the minute, and takes the pages that it has asked for.
      expect(tally(outcomes)).toEqual({ created: 7 });
      await house.sync(germany);
      expect(await merge()).toMatchObject({ status: 'done', transfers: [{ status: 'unchanged' }] });
      expect(await merge()).toMatchObject({ status: 'unchanged' });
      await expectOwners(house, [...orders, ...later], () => germany.id);

      const third = await transfers.open(alternating(4), { pageSize: 2 });
      const other = await split(third);
      const cut = await syncMeeting(third, third.registration, 1, async () => {
        await third.connector.registrations.merge([other, third.registration]);
        third.clock.advance(2 * minute);
      });
      expect(tally(cut)).toEqual({ created: 2 });
      await third.sync(other);
      await expectOwners(third, third.orders, () => other.id);
    });
  });
}
