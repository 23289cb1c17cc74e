import { describe, expect, it } from '@jest/globals';
import { create, createGoods, records, search } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';
import { realDatabases, withModule } from './real.ts';
import { stockUp } from './stock-up.ts';

const storable = { is_storable: true, standard_price: 5 };

describe('further Amazon locations on a real Odoo', () => {
  const stage = onStage(realDatabases('fba_locations'), { currencies: ['EUR', 'GBP'] });

  it('are made once, and supplied like the first', async () => {
    const { admin, bot, administrator } = stage();
    const seller = await stage().openSeller([]);
    const [mug = 0, cup = 0] = await createGoods(admin, ['MUG', 'CUP'], storable);
    const [warehouse] = await records(admin, 'stock.warehouse', [], ['lot_stock_id']);
    const [stock] = warehouse?.['lot_stock_id'] as [number, string];
    await stockUp(admin, stock, [
      [mug, 10],
      [cup, 30],
    ]);
    const made = await administrator.fba.createLocation({ name: 'Amazon UK' });
    expect(await administrator.fba.createLocation({ name: ' Amazon UK ' })).toEqual(made);
    await expect(seller.connector.fba.createLocation({ name: 'Amazon JP' })).rejects.toMatchObject({
      code: 'RIGHTS_MISSING',
    });

    const british = await stage().openSeller([], {
      marketplaces: ['GB'],
      registration: { locationId: made.locationId },
    });
    const sent = await british.connector.fba.replenish(british.registration, [{ sku: 'MUG', quantity: 2 }], {
      state: 'done',
    });
    expect(sent.state).toBe('done');
    const moved = [
      ['location_id', '=', made.locationId],
      ['product_id', '=', mug],
    ];
    expect(await records(admin, 'stock.quant', moved, ['quantity'])).toMatchObject([{ quantity: 2 }]);
    const [picking] = await records(
      admin,
      'stock.picking',
      [['id', '=', sent.pickingId]],
      ['picking_type_id'],
    );
    expect((picking?.['picking_type_id'] as [number, string])[0]).toBe(made.pickingTypeId);

    await create(admin, 'stock.warehouse.orderpoint', [
      { product_id: cup, location_id: made.locationId, product_min_qty: 5, product_max_qty: 20 },
    ]);
    await bot.call('stock.rule', 'run_scheduler');
    const ids = await search(admin, 'stock.move', [
      ['product_id', '=', cup],
      ['location_dest_id', '=', made.locationId],
    ]);
    expect(ids).toHaveLength(1);
  });
});

describe('replenishing on a real Odoo with kits', () => {
  const stage = onStage(withModule('mrp', realDatabases('fba_replenish_kits')), { currencies: ['EUR'] });

  it('refuses a kit by name', async () => {
    const seller = await stage().openSeller([]);
    const { admin } = stage();
    const [kit = 0, part] = await createGoods(admin, ['KIT', 'PART'], storable);
    const [row] = await records(admin, 'product.product', [['id', '=', kit]], ['product_tmpl_id']);
    await create(admin, 'mrp.bom', [
      {
        product_tmpl_id: (row?.['product_tmpl_id'] as [number, string])[0],
        type: 'phantom',
        bom_line_ids: [[0, 0, { product_id: part, product_qty: 2 }]],
      },
    ]);
    const run = seller.connector.fba.replenish(seller.registration, [{ sku: 'KIT', quantity: 1 }]);
    await expect(run).rejects.toMatchObject({ message: expect.stringContaining('is a kit') as unknown });
  });
});
