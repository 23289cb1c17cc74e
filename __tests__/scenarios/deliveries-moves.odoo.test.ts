import { beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { orderOf, type Desk } from './dispatch.ts';
import { useDispatch } from './use-dispatch.ts';
import { create, jsonRpc, records, search } from '../../stage/index.ts';
import { realDatabases, withModule } from './real.ts';

const open = withModule('stock_dropshipping', withModule('sale_mrp', realDatabases('delivery_moves')));

// Kits, units of measure, serial numbers and dropshipping are computed by Odoo: only a real one can tell.
describe('what a picking moved, on a real Odoo', () => {
  const dispatch = useDispatch(open, jsonRpc);
  const tracking = '1Z5R89390357567127';

  const product = async (values: Readonly<Record<string, unknown>>): Promise<number> => {
    const [id = 0] = await create(dispatch.admin, 'product.product', [{ type: 'consu', ...values }]);
    return id;
  };
  const quantities = (desk: Desk) =>
    (desk.order(0).packages ?? []).map(({ packageItems = [] }) =>
      packageItems.map(({ quantity }) => quantity),
    );

  describe('of a kit', () => {
    beforeAll(async () => {
      const [cup, saucer] = [await product({ name: 'Cup' }), await product({ name: 'Saucer' })];
      const set = await product({ name: 'Tea set', default_code: 'SHIP-SET' });
      const [row] = await records(dispatch.admin, 'product.product', [['id', '=', set]], ['product_tmpl_id']);
      const [template] = z.array(z.unknown()).parse(row?.['product_tmpl_id']);
      await create(dispatch.admin, 'mrp.bom', [
        {
          product_tmpl_id: template,
          type: 'phantom',
          bom_line_ids: [
            [0, 0, { product_id: cup, product_qty: 2 }],
            [0, 0, { product_id: saucer, product_qty: 2 }],
          ],
        },
      ]);
    });

    it('counts whole kits, with the picking that completes them', async () => {
      const desk = await dispatch.open([orderOf([3], { skus: ['SHIP-SET'] })]);
      // Two cups and six saucers: one kit.
      await desk.ship(0, { carrierId: dispatch.carrierId, tracking, quantities: [2, 6] });
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }]);
      expect(quantities(desk)).toEqual([[1]]);
      // One cup: still no second kit.
      await desk.ship(0, { carrierId: dispatch.carrierId, tracking: '1Z5R89390357567136', quantities: [1] });
      expect(await desk.sync()).toMatchObject([{ status: 'skipped', reason: 'NOTHING_FOR_AMAZON' }]);
      // The other three cups: two kits.
      await desk.ship(0, { carrierId: dispatch.carrierId, tracking: '1Z5R89390357567145' });
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }]);
      expect(quantities(desk)).toEqual([[1], [2]]);
    });

    it('is told picking by picking also when several were done before a run', async () => {
      const desk = await dispatch.open([orderOf([2], { skus: ['SHIP-SET'] })]);
      await desk.ship(0, { carrierId: dispatch.carrierId, tracking, quantities: [2, 2] });
      await desk.ship(0, { carrierId: dispatch.carrierId, tracking: '1Z5R89390357567136' });
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }, { status: 'synchronized' }]);
      expect(quantities(desk)).toEqual([[1], [1]]);
    });
  });

  it('is converted from other units of measure', async () => {
    const desk = await dispatch.open([orderOf([12])]);
    const [pack] = await search(dispatch.admin, 'uom.uom', [['name', '=', 'Pack of 6']]);
    const [picking] = await desk.pickings(0);
    const moves = await search(dispatch.bot, 'stock.move', [['picking_id', '=', picking?.id]]);
    const vals = { product_uom: pack, product_uom_qty: 2 };
    await dispatch.bot.call('stock.move', 'write', { ids: moves, args: { vals } });
    await desk.ship(0, { carrierId: dispatch.carrierId, tracking, quantities: [1] });
    expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }]);
    expect(quantities(desk)).toEqual([[6]]);
    await desk.ship(0, { carrierId: dispatch.carrierId, tracking: '1Z5R89390357567136' });
    expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }]);
    expect(quantities(desk)).toEqual([[6], [6]]);
  });

  it('is told apart by item, also when all of an article is entered on one of its lines', async () => {
    const desk = await dispatch.open([orderOf([2, 3])]);
    const items = desk.order(0).orderItems.map(({ orderItemId }) => orderItemId);
    await desk.ship(0, { carrierId: dispatch.carrierId, tracking, quantities: [5, 0], rest: 'cancelled' });
    expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }]);
    expect(desk.order(0).packages).toMatchObject([
      {
        packageItems: [
          { orderItemId: items[0], quantity: 2 },
          { orderItemId: items[1], quantity: 3 },
        ],
      },
    ]);
  });

  it('never comes to more than Amazon sold, also when goods came back and went out again', async () => {
    const desk = await dispatch.open([orderOf([2])]);
    const [picking] = await desk.pickings(0);
    const [move] = await search(dispatch.bot, 'stock.move', [['picking_id', '=', picking?.id]]);
    await dispatch.bot.call('stock.move', 'write', {
      ids: [move ?? 0],
      args: { vals: { product_uom_qty: 3 } },
    });
    const id = await desk.ship(0, { carrierId: dispatch.carrierId, tracking });
    await desk.takeBack(id);
    expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }]);
    expect(quantities(desk)).toEqual([[2]]);
  });

  it('is no shipment to Amazon when it comes back, or when Amazon sold none of it', async () => {
    const desk = await dispatch.open([orderOf([1])]);
    const id = await desk.ship(0, { carrierId: dispatch.carrierId, tracking });
    expect(await desk.sync()).toHaveLength(1);
    await desk.takeBack(id);
    expect(await desk.sync()).toEqual([]);

    // A gift that somebody has put on the order in Odoo.
    const [order] = await search(dispatch.bot, 'sale.order', [
      ['x_amazon_order_ref', '=', desk.order(0).orderId],
    ]);
    const [gift] = await search(dispatch.bot, 'product.product', [['default_code', '=', 'SHIP-MUG']]);
    await create(dispatch.bot, 'sale.order.line', [
      { order_id: order, product_id: gift, product_uom_qty: 1 },
    ]);
    await desk.shipAll({ carrierId: dispatch.carrierId, tracking });
    expect(await desk.sync()).toMatchObject([{ status: 'skipped', reason: 'NOTHING_FOR_AMAZON' }]);
    expect(await desk.sync()).toEqual([]);
    expect(desk.order(0).packages).toHaveLength(1);
  });

  it('goes into packages as Odoo packed it', async () => {
    const desk = await dispatch.open([orderOf([3])]);
    const [picking] = await desk.pickings(0);
    const [move] = await records(
      dispatch.bot,
      'stock.move',
      [['picking_id', '=', picking?.id]],
      ['product_id', 'product_uom', 'location_id', 'location_dest_id', 'move_line_ids'],
    );
    const idOf = (field: string) => {
      const value: unknown = move?.[field];
      return Array.isArray(value) ? Number(value[0]) : 0;
    };
    const [small, large] = await create(dispatch.bot, 'stock.package', [
      { name: 'Small' },
      { name: 'Large' },
    ]);
    const lineIds: unknown = move?.['move_line_ids'];
    await dispatch.bot.call('stock.move.line', 'unlink', { ids: Array.isArray(lineIds) ? lineIds : [] });
    await create(
      dispatch.bot,
      'stock.move.line',
      [
        { quantity: 1, result_package_id: small },
        { quantity: 2, result_package_id: large },
      ].map((line) => ({
        ...line,
        move_id: move?.id,
        picking_id: picking?.id,
        picked: true,
        product_id: idOf('product_id'),
        product_uom_id: idOf('product_uom'),
        location_id: idOf('location_id'),
        location_dest_id: idOf('location_dest_id'),
      })),
    );
    await desk.shipAll({ carrierId: dispatch.carrierId, tracking: `${tracking},1Z5R89390357567136` });
    expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }]);
    expect(quantities(desk)).toEqual([[1], [2]]);
  });

  it('gives its serial numbers as Transparency codes, and is flagged without', async () => {
    const serial = await product({
      name: 'Watch',
      default_code: 'SHIP-WATCH',
      is_storable: true,
      tracking: 'serial',
    });
    const [stock] = await search(dispatch.admin, 'stock.location', [['complete_name', '=', 'WH/Stock']]);
    const codes = ['AZ:0123456789ABCDEFGHIJKLMNOP', 'AZ:0123456789ABCDEFGHIJKLMNOQ'];
    const lots = await create(
      dispatch.admin,
      'stock.lot',
      [...codes, 'PLAIN'].map((name) => ({ name, product_id: serial })),
    );
    await create(
      dispatch.admin,
      'stock.quant',
      lots.map((lot_id) => ({ product_id: serial, location_id: stock, lot_id, quantity: 1 })),
    );
    const transparency = { skus: ['SHIP-WATCH'], itemPrograms: ['TRANSPARENCY'] };
    const desk = await dispatch.open([orderOf([2], transparency)]);
    await desk.shipReserved(0, { carrierId: dispatch.carrierId, tracking });
    expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }]);
    expect(desk.order(0).packages?.[0]?.packageItems?.[0]?.transparencyCodes).toEqual(codes);

    const bare = await dispatch.open([orderOf([1], transparency)]);
    await bare.shipReserved(0, { carrierId: dispatch.carrierId, tracking });
    expect(await bare.sync()).toMatchObject([
      { status: 'failed', error: { code: 'TRANSPARENCY_CODES_MISSING' } },
    ]);
    expect(bare.amazonCalls.total).toBe(0);
  });

  it('may come from the vendor: a dropship picking with its tracking reference', async () => {
    const [route] = await search(dispatch.admin, 'stock.route', [['name', '=', 'Dropship']]);
    const [vendor] = await create(dispatch.admin, 'res.partner', [{ name: 'Vendor' }]);
    await product({
      name: 'Sofa',
      default_code: 'SHIP-SOFA',
      route_ids: [[6, 0, [route]]],
      seller_ids: [[0, 0, { partner_id: vendor, price: 5 }]],
    });
    const desk = await dispatch.open([orderOf([1, 1], { skus: ['SHIP-MUG', 'SHIP-SOFA'] })]);
    const [mug, sofa] = desk.order(0).orderItems.map(({ orderItemId }) => orderItemId);
    const purchases = await search(dispatch.admin, 'purchase.order', []);
    await dispatch.admin.call('purchase.order', 'button_confirm', { ids: purchases });
    await desk.shipAll({ carrierId: dispatch.carrierId, tracking });
    expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }, { status: 'synchronized' }]);
    const items = (desk.order(0).packages ?? []).map(({ packageItems = [] }) =>
      packageItems.map(({ orderItemId }) => orderItemId),
    );
    expect(items.toSorted()).toEqual([[mug], [sofa]].toSorted());
  });
});
