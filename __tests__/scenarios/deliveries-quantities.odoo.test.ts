import { describe, expect, it } from '@jest/globals';
import { create, jsonRpc, search } from '../../stage/index.ts';
import { orderOf, type Desk } from './dispatch.ts';
import { useDispatch } from './use-dispatch.ts';
import { realDatabases } from './real.ts';

const open = realDatabases('delivery_quantities');
const [first, second] = ['1Z5R89390357567127', '1Z5R89390357567136'];

// Amazon hears of what left, whatever somebody has made of the order line, the unit or the quantity since.
describe('quantities that somebody has changed, on a real Odoo', () => {
  const dispatch = useDispatch(open, jsonRpc);

  const changeLine = async (desk: Desk, vals: object) => {
    const { orderId } = desk.order(0);
    const lines = [
      ['order_id.x_amazon_order_ref', '=', orderId],
      ['x_amazon_item_ref', '!=', false],
    ];
    await dispatch.write('sale.order.line', await search(dispatch.bot, 'sale.order.line', lines), vals);
  };
  const changeMoves = async (pickingId: number, vals: object) =>
    dispatch.write(
      'stock.move',
      await search(dispatch.bot, 'stock.move', [['picking_id', '=', pickingId]]),
      vals,
    );
  const unit = async (name: string) =>
    (await search(dispatch.admin, 'uom.uom', [['name', '=', name]])).at(0) ?? 0;
  const told = (desk: Desk) =>
    (desk.order(0).packages ?? []).map(({ packageReferenceId, packageItems = [] }) => [
      packageReferenceId,
      packageItems.reduce((sum, { quantity }) => sum + quantity, 0),
    ]);

  it('are not those of an order line that was lowered', async () => {
    const desk = await dispatch.open([orderOf([3])]);
    await changeLine(desk, { product_uom_qty: 2 });
    const id = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first });
    expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }]);
    expect(told(desk)).toEqual([[`${id}01`, 2]]);
  });

  it('are told with the first picking of an order line that was raised', async () => {
    const desk = await dispatch.open([orderOf([2])]);
    await changeLine(desk, { product_uom_qty: 4 });
    const one = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first, quantities: [1] });
    expect(await desk.sync()).toMatchObject([{ pickingId: one, status: 'synchronized' }]);
    const two = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: second });
    expect(await desk.sync()).toMatchObject([{ pickingId: two, status: 'synchronized' }]);
    expect(told(desk)).toEqual([
      [`${one}01`, 1],
      [`${two}01`, 1],
    ]);
  });

  it('hold a piece for free that is added afterwards: nothing for Amazon', async () => {
    const desk = await dispatch.open([orderOf([2])]);
    const id = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first });
    await desk.sync();
    await changeLine(desk, { product_uom_qty: 3 });
    await desk.ship(0, { carrierId: dispatch.carrierId, tracking: second });
    expect(await desk.sync()).toMatchObject([{ status: 'skipped', reason: 'NOTHING_FOR_AMAZON' }]);
    expect(desk.amazonCalls.total).toBe(0);
    expect(told(desk)).toEqual([[`${id}01`, 2]]);
  });

  it('are whole where Odoo rounds dozens', async () => {
    const desk = await dispatch.open([orderOf([24])]);
    await changeLine(desk, { product_uom_id: await unit('Dozens'), product_uom_qty: 2 });
    const one = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first, quantities: [19] });
    await desk.sync();
    const two = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: second });
    await desk.sync();
    expect(told(desk)).toEqual([
      [`${one}01`, 19],
      [`${two}01`, 5],
    ]);
  });

  it('are counted in one unit where pickings have several', async () => {
    const desk = await dispatch.open([orderOf([12])]);
    const one = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first, quantities: [6] });
    await desk.sync();
    const rest = (await desk.pickings(0)).find(({ state }) => state !== 'done');
    await changeMoves(rest?.id ?? 0, { product_uom: await unit('Pack of 6'), product_uom_qty: 1 });
    const two = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: second });
    await desk.sync();
    expect(told(desk)).toEqual([
      [`${one}01`, 6],
      [`${two}01`, 6],
    ]);
  });

  it('are told again when they turn out to be packed otherwise', async () => {
    const desk = await dispatch.open([orderOf([3])]);
    const id = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: `${first},${second}` });
    await desk.sync();
    const units = () => (desk.order(0).packages ?? []).map(({ packageItems }) => packageItems?.[0]?.quantity);
    expect(units()).toEqual([2, 1]);
    const [small, large] = await create(dispatch.bot, 'stock.package', [
      { name: 'Small' },
      { name: 'Large' },
    ]);
    const [line] = await search(dispatch.bot, 'stock.move.line', [['picking_id', '=', id]]);
    await dispatch.write('stock.move.line', [line ?? 0], { quantity: 1, result_package_id: small });
    await dispatch.bot.call('stock.move.line', 'copy', {
      ids: [line ?? 0],
      args: { default: { quantity: 2, result_package_id: large } },
    });
    await desk.sync();
    expect(units()).toEqual([1, 2]);

    const lines = await search(dispatch.bot, 'stock.move.line', [['picking_id', '=', id]]);
    await dispatch.write('stock.move.line', lines, { result_package_id: false });
    expect(await desk.sync()).toHaveLength(1);
  });

  it('count with the other picking once the first turns out to have moved less', async () => {
    const desk = await dispatch.open([orderOf([2])]);
    const one = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first, quantities: [1] });
    const two = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: second });
    await changeMoves(one, { quantity: 2 });
    await desk.sync();
    expect(told(desk)).toEqual([[`${one}01`, 2]]);
    await changeMoves(one, { quantity: 1 });
    expect(await desk.sync()).toMatchObject([
      { pickingId: one, status: 'synchronized' },
      { pickingId: two, status: 'synchronized' },
    ]);
    expect(told(desk)).toEqual([
      [`${one}01`, 1],
      [`${two}01`, 1],
    ]);
    expect(await desk.sync()).toEqual([]);
  });
});
