import { describe, expect, it } from '@jest/globals';
import { orderOf, type Desk } from './dispatch.ts';
import { useDispatch } from './use-dispatch.ts';
import { create, jsonRpc, records, search } from '../../stage/index.ts';
import { realDatabases } from './real.ts';

const open = realDatabases('delivery_together');
const [first, second] = ['1Z5R89390357567127', '1Z5R89390357567136'];
const validating = { skip_backorder: true, skip_sms: true };

// A picking names one sale order, and may move goods of others or name none at all: its moves tell.
describe('pickings that do not name their orders, on a real Odoo', () => {
  const dispatch = useDispatch(open, jsonRpc);

  const movesOf = async (desk: Desk, index: number) => {
    const [picking] = await desk.pickings(index);
    const fields = ['sale_line_id', 'product_id', 'product_uom', 'location_id', 'location_dest_id'];
    return {
      pickingId: picking?.id ?? 0,
      moves: await records(dispatch.bot, 'stock.move', [['picking_id', '=', picking?.id]], fields),
    };
  };
  const stateOf = async (id: number) => {
    const fields = ['x_amazon_sync_state', 'x_amazon_sync_error', 'activity_ids'];
    const [picking] = await records(dispatch.admin, 'stock.picking', [['id', '=', id]], fields);
    return picking;
  };

  /** Both orders leave in the picking of the first. */
  async function shipTogether(desk: Desk, tracking: string | false = first): Promise<number> {
    const { pickingId } = await movesOf(desk, 0);
    const other = await movesOf(desk, 1);
    await dispatch.write(
      'stock.move',
      other.moves.map(({ id }) => id),
      { picking_id: pickingId },
    );
    await dispatch.write('stock.picking', [pickingId], {
      carrier_id: dispatch.carrierId,
      carrier_tracking_ref: tracking,
    });
    await dispatch.bot.call('stock.picking', 'button_validate', { ids: [pickingId], context: validating });
    return pickingId;
  }

  it('are told of each order that they moved, and remember each apart', async () => {
    const desk = await dispatch.open([orderOf([2]), orderOf([3])]);
    const id = await shipTogether(desk);
    const both = [desk.order(0).orderId, desk.order(1).orderId];
    const outcomes = await desk.sync();
    expect(outcomes.map(({ orderId }) => orderId).toSorted()).toEqual(both.toSorted());
    expect(outcomes).toMatchObject([
      { pickingId: id, status: 'synchronized' },
      { pickingId: id, status: 'synchronized' },
    ]);
    for (const [index, quantity] of [2, 3].entries()) {
      expect(desk.order(index).packages).toMatchObject([
        { trackingNumber: first, packageItems: [{ quantity }] },
      ]);
    }
    expect(await stateOf(id)).toMatchObject({ x_amazon_sync_state: 'done', x_amazon_sync_error: false });
    expect(await desk.sync()).toEqual([]);

    await dispatch.write('stock.picking', [id], { carrier_tracking_ref: second });
    expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }, { status: 'synchronized' }]);
    expect(desk.amazonCalls.confirmShipment).toBe(2);
    for (const index of [0, 1])
      expect(desk.order(index).packages).toMatchObject([{ trackingNumber: second }]);
    expect(await desk.sync()).toEqual([]);
  });

  it('are flagged for the order that Amazon refuses alone, until it takes it', async () => {
    for (const route of ['confirmShipment', 'feed'] as const) {
      const desk = await dispatch.open([orderOf([1]), orderOf([1])]);
      const id = await shipTogether(desk);
      const refusedId = desk.order(1).orderId;
      const renamed = (from: string, to: string) =>
        desk.amazon.changeOrder(refusedId, (order) => ({
          ...order,
          orderItems: order.orderItems.map((item) => ({
            ...item,
            orderItemId: item.orderItemId.replace(from, to),
          })),
        }));
      const [item] = desk.order(1).orderItems;
      renamed(item?.orderItemId ?? '', '1');
      const outcomes = await desk.sync({ route });
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual([
        'failed',
        route === 'feed' ? 'told' : 'synchronized',
      ]);
      const flagged = await stateOf(id);
      expect(flagged).toMatchObject({ x_amazon_sync_state: 'error' });
      expect(flagged?.['x_amazon_sync_error']).toEqual(expect.stringMatching(new RegExp(`^${refusedId}: `)));
      expect(flagged?.['activity_ids']).toHaveLength(1);
      expect(desk.order(0).packages).toHaveLength(1);

      renamed('1', item?.orderItemId ?? '');
      desk.wait(5 * 60 * 1000);
      await desk.sync();
      // The other is done with.
      expect(await desk.sync()).toMatchObject([{ orderId: refusedId, status: 'skipped' }]);
      expect(await stateOf(id)).toMatchObject({ x_amazon_sync_state: 'error' });
      await desk.retry([id]);
      expect(await stateOf(id)).toMatchObject({
        x_amazon_sync_state: 'done',
        x_amazon_sync_error: false,
        activity_ids: [],
      });
      for (const index of [0, 1]) {
        expect(desk.order(index).packages).toMatchObject([{ trackingNumber: first }]);
      }
    }
  });

  it('ask nobody any more once both can be told', async () => {
    const desk = await dispatch.open([orderOf([1]), orderOf([1])]);
    const id = await shipTogether(desk, false);
    expect(await desk.sync()).toMatchObject([{ status: 'skipped' }, { status: 'skipped' }]);
    expect((await stateOf(id))?.['activity_ids']).toHaveLength(1);
    await dispatch.write('stock.picking', [id], { carrier_tracking_ref: first });
    expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }, { status: 'synchronized' }]);
    expect(await stateOf(id)).toMatchObject({ x_amazon_sync_state: 'done', activity_ids: [] });
  });

  it('are told of the order to which somebody moves them afterwards', async () => {
    const desk = await dispatch.open([orderOf([1]), orderOf([1])]);
    const id = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first });
    await desk.sync();
    const { moves } = await movesOf(desk, 1);
    await dispatch.write('stock.move', await search(dispatch.bot, 'stock.move', [['picking_id', '=', id]]), {
      sale_line_id: idOf(moves[0]?.['sale_line_id']),
    });
    expect(await desk.sync()).toMatchObject([
      { pickingId: id, orderId: desk.order(1).orderId, status: 'synchronized' },
    ]);
    expect(desk.order(1).packages).toMatchObject([{ packageReferenceId: `${id}01` }]);
  });

  it('are told when somebody made them by hand', async () => {
    const desk = await dispatch.open([orderOf([2])]);
    const { pickingId, moves } = await movesOf(desk, 0);
    const [move] = moves;
    const [made = 0] = await create(dispatch.bot, 'stock.picking', [
      {
        picking_type_id: (await search(dispatch.bot, 'stock.picking.type', [['code', '=', 'outgoing']]))[0],
        carrier_id: dispatch.carrierId,
        carrier_tracking_ref: first,
        move_ids: [
          [
            0,
            0,
            {
              product_id: idOf(move?.['product_id']),
              product_uom: idOf(move?.['product_uom']),
              location_id: idOf(move?.['location_id']),
              location_dest_id: idOf(move?.['location_dest_id']),
              product_uom_qty: 2,
              quantity: 2,
              picked: true,
            },
          ],
        ],
      },
    ]);
    const own = await search(dispatch.bot, 'stock.move', [['picking_id', '=', made]]);
    await dispatch.write('stock.move', own, { sale_line_id: idOf(move?.['sale_line_id']) });
    await dispatch.bot.call('stock.picking', 'action_cancel', { ids: [pickingId] });
    await dispatch.bot.call('stock.picking', 'button_validate', { ids: [made], context: validating });
    expect(await desk.sync()).toMatchObject([{ pickingId: made, status: 'synchronized' }]);
    expect(desk.order(0).packages).toMatchObject([
      { trackingNumber: first, packageItems: [{ quantity: 2 }] },
    ]);
    expect(await desk.retry([made])).toMatchObject([{ pickingId: made, status: 'synchronized' }]);
    expect(desk.amazonCalls.confirmShipment).toBe(0);
  });
});

const idOf = (value: unknown): number => (Array.isArray(value) ? Number(value[0]) : 0);
