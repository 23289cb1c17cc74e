import { describe, expect, it } from '@jest/globals';
import type { Registration } from '../../lib/index.ts';
import { create, records, type OdooDatabase } from '../../stage/index.ts';
import { openDepot, shippedOrder, type Depot } from './depot.ts';
import { onStage } from './on-stage.ts';
import { bringBack, report, returnedMoves, returnOf } from './returned-goods.ts';

/** Returns of orders that were imported before their marketplace got a registration of its own. */
export function describeReturnsAfterSplit(name: string, open: () => Promise<OdooDatabase>): void {
  describe(`returns after a split on ${name}`, () => {
    const stage = onStage(open, { currencies: ['EUR'], goods: ['FBA-MUG'] });

    /** An order of the registration that is split, and the registration that then has its marketplace. */
    async function splitAfterImport(): Promise<{ readonly depot: Depot; readonly spain: Registration }> {
      const depot = await openDepot(stage(), [shippedOrder([3])], { marketplaces: ['ES', 'DE'] });
      await depot.syncOrders();
      const [locationId] = await create(stage().admin, 'stock.location', [
        { name: 'Amazon Spain', usage: 'internal' },
      ]);
      const { to } = await depot.connector.registrations.split(depot.registration, {
        marketplaces: ['ES'],
        name: 'Spain',
        ...(locationId !== undefined && { locationId }),
      });
      return { depot, spain: to };
    }

    it('come back once, into the location of the registration that has the marketplace', async () => {
      const { depot, spain } = await splitAfterImport();
      report(depot, [returnOf(depot, 0, { quantity: 2, licensePlate: 'LPN1' })]);
      const before = await depot.saleOrders(['amount_total', 'x_amazon_registration_id']);
      const ofSpain = { connector: depot.connector, registration: spain };
      expect(await bringBack(ofSpain)).toMatchObject([{ status: 'returned', quantity: 2 }]);
      expect(await returnedMoves(depot, stage().bot, 0)).toMatchObject([
        { quantity: 2, state: 'done', location_dest_id: [spain.locationId, expect.anything()] },
      ]);
      expect(await depot.lines(0)).toMatchObject([{ qty_delivered: 1, price_total: 30 }]);
      expect(await depot.saleOrders(['amount_total', 'x_amazon_registration_id'])).toEqual(before);
      // By whichever of the two Amazon's report is read again.
      for (const registration of [spain, depot.registration]) {
        const returns = [returnOf(depot, 0, { quantity: 2, licensePlate: 'LPN1' })];
        expect(await bringBack({ connector: depot.connector, registration }, { returns })).toMatchObject([
          { status: 'unchanged' },
        ]);
      }
      expect(await returnedMoves(depot, stage().bot, 0)).toHaveLength(1);
    });

    it('that had failed go along with the marketplace, and are solved there', async () => {
      const depot = await openDepot(stage(), [shippedOrder([1])], { marketplaces: ['ES', 'DE'] });
      await depot.syncOrders();
      const tooMany = returnOf(depot, 0, { quantity: 2, licensePlate: 'LPN2' });
      expect(await bringBack(depot, { returns: [tooMany] })).toMatchObject([{ status: 'failed' }]);
      const { to: spain, moved } = await depot.connector.registrations.split(depot.registration, {
        marketplaces: ['ES'],
        name: 'Spain',
      });
      expect(moved).toMatchObject({ x_amazon_problem: 1 });
      const problems = () =>
        records(
          stage().bot,
          'x_amazon_problem',
          [['x_ref', 'like', depot.orders[0]?.orderId]],
          ['x_registration_id'],
        );
      expect(await problems()).toMatchObject([{ x_registration_id: [spain.id, 'Spain'] }]);
      const right = { ...tooMany, quantity: 1 };
      const ofSpain = { connector: depot.connector, registration: spain };
      expect(await bringBack(ofSpain, { returns: [right] })).toMatchObject([{ status: 'returned' }]);
      expect(await problems()).toEqual([]);
    });
  });
}
