import { describe, expect, it } from '@jest/globals';
import { jsonRpc, records, search } from '../../stage/index.ts';
import { minute, start } from './cursors.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { describeSplit } from './registrations-split-suite.ts';
import { transfersOn } from './transfers.ts';

describeSplit('a real Odoo', jsonRpc, realDatabases('registrations-split'));

describe('a split that gives the new registration a warehouse of its own, on a real Odoo', () => {
  const stage = onStage(realDatabases('registrations-split-warehouse'), {
    currencies: ['EUR'],
    goods: ['SPLIT-MUG'],
  });

  it('delivers the next orders from there, and those from before from where they were', async () => {
    const { ordersOf, open, make } = transfersOn(stage);
    const { admin } = stage();
    const [companyId] = await search(admin, 'res.company', []);
    const [before] = ordersOf('DE', { skus: ['SPLIT-MUG'] });
    const house = await open(before ? [before] : []);
    await house.sync(house.registration);
    const warehouseId = await make('stock.warehouse', { name: 'Berlin', code: 'BER', company_id: companyId });
    const { to } = await house.connector.registrations.split(house.registration, {
      marketplaces: ['DE'],
      name: 'Amazon DE',
      warehouseId,
    });
    house.clock.advance(10 * minute);
    const [after] = ordersOf('DE', { skus: ['SPLIT-MUG'], changedAt: start + minute });
    house.amazon.addOrders(after ? [after] : []);
    await house.sync(to);
    const orders = await records(
      admin,
      'sale.order',
      [['x_amazon_order_ref', 'in', [before?.orderId, after?.orderId]]],
      ['x_amazon_order_ref', 'warehouse_id', 'picking_ids', 'amount_total'],
    );
    expect(orders).toMatchObject([
      { x_amazon_order_ref: before?.orderId, warehouse_id: [house.registration.warehouseId, 'My Company'] },
      { x_amazon_order_ref: after?.orderId, warehouse_id: [warehouseId, 'Berlin'] },
    ]);
    const pickings = await records(
      admin,
      'stock.picking',
      [['id', 'in', orders.flatMap((order) => order['picking_ids'])]],
      ['picking_type_id'],
    );
    const types = await records(
      admin,
      'stock.picking.type',
      [['id', 'in', pickings.map((picking) => [picking['picking_type_id']].flat()[0])]],
      ['warehouse_id'],
    );
    expect(types.map((type) => [type['warehouse_id']].flat()[0])).toEqual([
      house.registration.warehouseId,
      warehouseId,
    ]);
  });
});
