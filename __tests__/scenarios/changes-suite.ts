import { describe, expect, it } from '@jest/globals';
import { cancelled, reduced, shipped } from '../../lib/testing/index.ts';
import { longAgo, type OdooDatabase, type Transport } from '../../stage/index.ts';
import { describeCancellations } from './cancellations-suite.ts';
import { changingOrders } from './changing-orders.ts';
import { quantityAt } from './its-names.ts';
import { onStage } from './on-stage.ts';

/** What orders.sync makes of orders that change at Amazon after they were imported. */
export function describeChanges(name: string, transport: Transport, open: () => Promise<OdooDatabase>): void {
  describe(`orders that change, on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'], goods: ['CHANGE-MUG'] });
    const orders = changingOrders(stage);
    const { imported, linesOf, movesOf, notesOf } = orders;

    describeCancellations(orders);

    it('lowers lines and picking when Amazon cancels or reduces single items', async () => {
      const scenario = await imported([3, 1], [2]);
      scenario.change(0, reduced([2, 0]));
      const outcomes = await scenario.syncOrders();
      expect(
        outcomes.map((outcome) => [outcome.status, 'changes' in outcome ? outcome.changes : []]),
      ).toEqual([
        ['updated', ['quantities']],
        ['unchanged', []],
      ]);
      const [order] = await scenario.saleOrders(['amount_total', 'state']);
      expect(order).toMatchObject({ amount_total: 20, state: 'sale' });
      const lines = await linesOf(order, ['product_uom_qty', 'x_amazon_component']);
      expect(lines.map((line) => line['product_uom_qty'])).toEqual([2, 0]);
      expect(
        (await movesOf(order)).map((move) => [move['state'] === 'cancel', move['product_uom_qty']]),
      ).toEqual([
        [false, 2],
        [true, 0],
      ]);
      expect(await notesOf(order)).toEqual(['Amazon has reduced quantities.']);
      expect((await scenario.syncOrders()).map(({ status }) => status)).toEqual(['unchanged', 'unchanged']);
      expect(scenario.odoo.calls.writes).toBe(0);
    });

    it('does not overwrite a line that somebody changed in Odoo: it tells what Amazon now says', async () => {
      const scenario = await imported([3]);
      const [before] = await scenario.saleOrders([]);
      const [line] = await linesOf(before, []);
      await stage().admin.call('sale.order.line', 'write', {
        ids: [line?.id ?? 0],
        args: { vals: { product_uom_qty: 5 } },
      });
      scenario.change(0, reduced([2]));
      expect(await scenario.syncOrders()).toMatchObject([
        { status: 'failed', error: { code: 'ORDER_EDITED' } },
      ]);
      expect(await linesOf(before, ['product_uom_qty'])).toMatchObject([{ product_uom_qty: 5 }]);
      // A person brings it in line: the problem is gone with the next look.
      await stage().admin.call('sale.order.line', 'write', {
        ids: [line?.id ?? 0],
        args: { vals: await quantityAt(stage().admin, 2, 10) },
      });
      expect(await scenario.recover(0)).toMatchObject({ status: 'updated' });
      expect(await scenario.connector.problems.list({ registration: scenario.registration })).toEqual([]);
    });

    it("keeps Amazon's status on the sale order, a hundred of them in seven calls", async () => {
      const scenario = await imported(...Array.from({ length: 100 }, () => [1]));
      for (let index = 0; index < 100; index += 1) scenario.change(index, shipped());
      const outcomes = await scenario.syncOrders();
      expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['updated']));
      expect(scenario.odoo.calls.total).toBeLessThanOrEqual(7);
      const made = await scenario.saleOrders(['x_amazon_status']);
      expect(new Set(made.map((row) => row['x_amazon_status']))).toEqual(new Set(['SHIPPED']));
    });

    it('recovers one order by its id: skipped as shipped before, known, unknown to Amazon', async () => {
      const scenario = await imported([1]);
      expect(await scenario.recover(0)).toMatchObject({ status: 'unchanged' });
      await expect(
        scenario.connector.orders.recover(scenario.registration, '902-0000000-0000000'),
      ).rejects.toMatchObject({ code: 'AMAZON_NOT_FOUND' });
      await expect(scenario.connector.orders.recover(scenario.registration, ' ')).rejects.toMatchObject({
        code: 'CONFIGURATION_INVALID',
      });
      expect(await scenario.connector.problems.list({ registration: scenario.registration })).toEqual([]);
    });

    it('plans changes without a write in a dry run', async () => {
      const scenario = await imported([1], [3]);
      scenario.change(0, cancelled());
      scenario.change(1, reduced([2]));
      const planned = await scenario.syncOrders({ since: longAgo, dryRun: true });
      expect(scenario.odoo.calls.writes).toBe(0);
      expect(planned.map(({ status, dryRun }) => [status, dryRun])).toEqual([
        ['cancelled', true],
        ['updated', true],
      ]);
    });
  });
}
