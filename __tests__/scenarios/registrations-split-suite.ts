import { beforeAll, describe, expect, it } from '@jest/globals';
import { count, search, type OdooDatabase, type Row, type Transport } from '../../stage/index.ts';
import { minute, start } from './cursors.ts';
import { onStage } from './on-stage.ts';
import { codesOf, idOf } from './registered.ts';
import { tally, transfersOn } from './transfers.ts';

/** What a split makes of a registration, of what belongs to it, and of its next orders. */
export function describeSplit(name: string, transport: Transport, open: () => Promise<OdooDatabase>): void {
  describe(`a split of a registration on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'], goods: ['SPLIT-MUG'] });
    const transfers = transfersOn(stage);
    const { ordersOf, newSettings, make } = transfers;
    let companyId = 0;

    beforeAll(async () => {
      [companyId = 0] = await search(stage().admin, 'res.company', []);
    });

    const skus = ['SPLIT-MUG'];
    const position = (title: string) =>
      make('account.fiscal.position', { name: title, company_id: companyId });

    /** Spain, Germany and France in one registration with settings of its own, and an imported order of each sort. */
    async function openEurope() {
      const settings = await newSettings(companyId);
      const taxes = {
        ES: { fiscalPositionId: await position('Spain') },
        DE: { fiscalPositionId: await position('Germany') },
      };
      const listed = [
        ...ordersOf('ES', { skus }),
        ...ordersOf('DE', { count: 2, skus }),
        ...ordersOf('DE', { channel: 'fba', skus }),
      ];
      const house = await transfers.open(listed, {
        marketplaces: ['ES', 'DE', 'FR'],
        registration: { ...settings, taxes, taxPolicy: 'odoo', trackingPolicy: 'refuse' },
      });
      expect(tally(await house.sync(house.registration))).toEqual({ created: 4 });
      return { house, settings, taxes, listed };
    }

    it('makes a registration that has what the first one has, apart from what is asked for', async () => {
      const { house, settings, taxes } = await openEurope();
      const { registrations } = house.connector;
      const [before, cursor] = [
        await registrations.get(house.registration.id),
        await house.read(house.registration, 'x_last_order_sync'),
      ];
      const own = await newSettings(companyId);
      const wanted = { ...own, marketplaces: ['DE'], name: 'Amazon DE' };
      const split = await registrations.split(house.registration, wanted);

      const germany = await registrations.get(split.to.id);
      expect(split).toMatchObject({ status: 'done', to: germany, ordersSince: before.lastOrderSync });
      expect(split.marketplaces.map(({ countryCode }) => countryCode)).toEqual(['DE']);
      expect(germany).toEqual({
        ...before,
        ...own,
        id: expect.any(Number),
        name: 'Amazon DE',
        marketplaces: before.marketplaces.filter(({ countryCode }) => countryCode === 'DE'),
        taxRules: expect.any(Array),
      });
      expect(germany.id).not.toBe(before.id);
      // Its tax went along as it is.
      expect(germany.taxRules).toEqual(
        before.taxRules.filter(({ fiscalPositionId }) => fiscalPositionId === taxes.DE.fiscalPositionId),
      );
      expect(await house.read(germany, 'x_last_order_sync')).toBe(cursor);

      const left = await registrations.get(before.id);
      expect(codesOf(left)).toBe('ES FR');
      expect(left).toEqual({
        ...before,
        marketplaces: before.marketplaces.filter(({ countryCode }) => countryCode !== 'DE'),
        taxRules: before.taxRules.filter(
          ({ fiscalPositionId }) => fiscalPositionId === taxes.ES.fiscalPositionId,
        ),
      });
      expect(left).toMatchObject(settings);
      expect(await house.registered()).toEqual(['Amazon DE: DE', `${before.name}: ES FR`]);
    });

    it('takes taxes that are named instead of those that are there', async () => {
      const { house } = await openEurope();
      const { registrations } = house.connector;
      const fiscalPositionId = await position('Germany again');
      const { to, from } = await registrations.split(house.registration, {
        marketplaces: ['DE'],
        name: 'Amazon DE',
        taxes: { DE: { fiscalPositionId } },
      });
      expect(to.taxRules.map((rule) => rule.fiscalPositionId)).toEqual([fiscalPositionId]);
      expect(from.taxRules).toHaveLength(1);
      const { taxRules } = await house.held();
      expect(taxRules).toHaveLength(2);
    });

    it('takes offers along, and leaves every order where it is, with its amounts, team and stock', async () => {
      const { house, settings } = await openEurope();
      const [heldBefore, before] = [await house.held(), await house.ledger()];
      const own = await newSettings(companyId);
      const split = await house.connector.registrations.split(house.registration, {
        ...own,
        marketplaces: ['DE'],
        name: 'Amazon DE',
      });
      const germany = split.to.id;
      expect(split.moved).toEqual({ x_amazon_offer: 1, x_amazon_problem: 0 });
      expect(await house.ledger()).toEqual(before);
      expect(before['orders']).toHaveLength(4);
      const after = await house.held();
      const germanOffer = (row: Row) => idOf(row['x_marketplace_id']) === split.marketplaces[0]?.recordId;
      expect(after['offers']).toEqual(
        heldBefore['offers']?.map((offer) =>
          germanOffer(offer) ? { ...offer, x_registration_id: [germany, 'Amazon DE'] } : offer,
        ),
      );
      expect(after['problems']).toEqual([]);

      house.clock.advance(10 * minute);
      const added = [
        ...ordersOf('DE', { changedAt: start + minute, skus }),
        ...ordersOf('DE', { changedAt: start + minute, channel: 'fba', skus }),
      ];
      house.amazon.addOrders(added);
      expect(tally(await house.sync(house.registration))['created']).toBeUndefined();
      expect(tally(await house.sync({ id: germany, companyId }))).toMatchObject({ created: 2 });
      const { orders, pickings } = await house.ledger();
      const made = orders?.filter((row) => idOf(row['x_amazon_registration_id']) === germany) ?? [];
      expect(made.map((row) => row['x_amazon_order_ref']).sort()).toEqual(
        added.map(({ orderId }) => orderId).sort(),
      );
      for (const order of made) {
        expect(order).toMatchObject({
          name: `${own.orderPrefix}${String(order['x_amazon_order_ref'])}`,
          team_id: [own.salesTeamId, expect.any(String)],
          tag_ids: own.tagIds,
        });
      }
      const totals = new Map(
        added.map((order) => [order.orderId, Number(order.proceeds?.grandTotal?.amount)]),
      );
      expect(new Map(made.map((row) => [row['x_amazon_order_ref'], row['amount_total']]))).toEqual(totals);
      const left = pickings?.filter(({ name: title }) => title === `FBA/${String(added[1]?.orderId)}`);
      expect(left).toMatchObject([{ state: 'done', location_id: [own.locationId, expect.any(String)] }]);
      // What was there before has not changed, and the first registration's stock left its own location.
      const { orders: kept } = await house.ledger();
      expect(kept?.slice(0, 4)).toEqual(before['orders']);
      expect(before['pickings']?.filter(({ name: title }) => String(title).startsWith('FBA/'))).toMatchObject(
        [{ location_id: [settings.locationId, expect.any(String)] }],
      );
      expect((await house.held())['offers']).toHaveLength(2);
    });

    it('is unchanged when it is made again, and tells what it would do without writing', async () => {
      const { house } = await openEurope();
      const { registrations } = house.connector;
      const wanted = { ...(await newSettings(companyId)), marketplaces: ['DE'], name: 'Amazon DE' };
      const before = [await house.held(), await house.ledger()];
      house.odoo.calls.reset();
      const planned = await registrations.split(house.registration, wanted, { dryRun: true });
      expect(house.odoo.calls.writes).toBe(0);
      expect([await house.held(), await house.ledger()]).toEqual(before);
      expect(planned).toMatchObject({ status: 'planned', to: undefined });

      house.odoo.calls.reset();
      const done = await registrations.split(house.registration, wanted);
      const { total, byMethod } = house.odoo.calls;
      expect(byMethod.get('ir.actions.server.run')).toBe(1);
      expect(total).toBeLessThanOrEqual(22);
      const { marketplaces, settings, ordersSince, moved } = planned;
      expect(done).toMatchObject({ status: 'done', marketplaces, settings, ordersSince, moved });

      const after = [await house.held(), await house.ledger()];
      for (const again of [
        wanted,
        { ...wanted, marketplaces: ['de'] },
        { marketplaces: ['DE'], name: 'Amazon DE' },
      ]) {
        house.odoo.calls.reset();
        expect(await registrations.split(house.registration, again)).toMatchObject({
          status: 'unchanged',
          to: { id: done.to.id },
        });
        expect(house.odoo.calls.writes).toBe(0);
      }
      expect([await house.held(), await house.ledger()]).toEqual(after);
    });

    it('can take several marketplaces at once, each with its claim', async () => {
      const { house } = await openEurope();
      await house.connector.registrations.split(house.registration, {
        marketplaces: ['DE', 'FR'],
        name: 'North',
      });
      expect(await house.registered()).toEqual(['North: DE FR', `${house.registration.name}: ES`]);
      expect(
        await count(stage().admin, 'x_amazon_claim', [['x_name', 'like', `${house.registration.sellerId}_`]]),
      ).toBe(3);
    });
  });
}
