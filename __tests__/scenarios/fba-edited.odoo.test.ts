import { describe, expect, it } from '@jest/globals';
import { collect, type ConnectorEvent } from '../../lib/index.ts';
import { plainInventory } from '../../lib/testing/index.ts';
import { records } from '../../stage/index.ts';
import { openDepot, refusing, shippedOrder, type Depot } from './depot.ts';
import { quantityAt } from './its-names.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';

// Odoo makes deliveries of its own when a line of a confirmed order is changed: only a real one does.
describe('stock moves of FBA orders that a person has changed in Odoo, on a real Odoo,', () => {
  const stage = onStage(realDatabases('fba_edited'), { currencies: ['EUR'], goods: ['FBA-MUG'] });

  /** An order of two that was imported, and whose stock has not moved. */
  const imported = async (): Promise<Depot> => {
    const depot = await openDepot(stage(), [shippedOrder([2])]);
    const cut = depot.connectorOver(refusing(stage().bot, 'stock.picking.create'));
    await expect(collect(cut.orders.sync(depot.registration))).rejects.toMatchObject({ code: 'ABORTED' });
    return depot;
  };
  const changeLine = async (depot: Depot, vals: Readonly<Record<string, unknown>>) => {
    const [line] = await depot.lines(0);
    await stage().admin.call('sale.order.line', 'write', { ids: [line?.id ?? 0], args: { vals } });
  };
  const deliveries = (depot: Depot) =>
    records(
      stage().bot,
      'stock.picking',
      [...depot.ours('sale_id.x_amazon_registration_id'), ['name', 'not like', 'FBA/']],
      ['name', 'state'],
    );

  it('move what Amazon shipped when more is ordered, and name the delivery that Odoo made for it', async () => {
    const depot = await imported();
    await changeLine(depot, await quantityAt(stage().admin, 5, 10));
    const [delivery] = await deliveries(depot);
    expect(delivery).toBeDefined();

    // Before it moves, reconcile counts the same as what is to leave.
    depot.amazon.setInventory('A1RKKUPIHCS9HS', [plainInventory({ sku: 'FBA-MUG', fulfillable: 7 })]);
    const { lines } = await depot.connector.fba.reconcile(depot.registration);
    expect(lines).toMatchObject([{ sku: 'FBA-MUG', expected: 7, waiting: 2, odoo: 0, difference: 9 }]);

    const events: ConnectorEvent[] = [];
    const watched = depot.connectorOver(stage().bot, undefined, { onEvent: (event) => events.push(event) });
    const outcomes = await collect(watched.fba.sync(depot.registration));
    expect(outcomes).toMatchObject([{ status: 'moved', otherDeliveries: [delivery?.['name']] }]);
    expect(events.filter(({ type }) => type === 'warning')).toMatchObject([
      { code: 'DELIVERY_OPEN', message: expect.stringContaining(String(delivery?.['name'])) as unknown },
    ]);
    expect(await depot.pickings(0)).toHaveLength(2);
    expect((await depot.moves(0)).filter(({ state }) => state === 'done')).toMatchObject([{ quantity: 2 }]);
    expect(await depot.lines(0)).toMatchObject([
      { product_uom_qty: 5, qty_delivered: 2, price_unit: 10, price_total: 50 },
    ]);
    // A person decides what becomes of it.
    expect(await deliveries(depot)).toEqual([delivery]);
    expect(await depot.syncMoves()).toEqual([]);
  });

  it('move what Amazon shipped when less is ordered', async () => {
    const depot = await imported();
    await changeLine(depot, await quantityAt(stage().admin, 1, 10));
    expect(await depot.syncMoves()).toMatchObject([{ status: 'moved' }]);
    expect((await depot.moves(0)).filter(({ state }) => state === 'done')).toMatchObject([{ quantity: 2 }]);
    expect(await depot.lines(0)).toMatchObject([
      { product_uom_qty: 1, qty_delivered: 2, price_unit: 10, price_total: 10 },
    ]);
    expect(await depot.syncMoves()).toEqual([]);
  });
});
