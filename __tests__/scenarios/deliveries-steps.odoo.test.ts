import { beforeAll, describe, expect, it } from '@jest/globals';
import { orderOf, type Desk, type ShipmentDraft } from './dispatch.ts';
import { useDispatch } from './use-dispatch.ts';
import { jsonRpc, records, search, type Row } from '../../stage/index.ts';
import { realDatabases } from './real.ts';

const open = realDatabases('delivery_steps');
const [first, second] = ['1Z5R89390357567127', '1Z5R89390357567136'];

// Pick, pack and ship: only the last step moves goods to the customer.
describe('deliveries in three steps, on a real Odoo', () => {
  const dispatch = useDispatch(open, jsonRpc);

  beforeAll(async () => {
    const warehouses = await search(dispatch.admin, 'stock.warehouse', []);
    const vals = { delivery_steps: 'pick_pack_ship' };
    await dispatch.admin.call('stock.warehouse', 'write', { ids: warehouses, args: { vals } });
  });

  /** Steps of an order, with what Amazon and Odoo are to make of them: the delivery alone has a state. */
  const steps = (desk: Desk): Promise<readonly Row[]> =>
    records(
      dispatch.admin,
      'stock.picking',
      [['sale_id.x_amazon_order_ref', '=', desk.order(0).orderId]],
      ['picking_type_code', 'date_done', 'x_amazon_sync_state', 'x_amazon_sync_error'],
    );
  const delivery = async (desk: Desk): Promise<Row> => {
    const found = (await steps(desk)).find((step) => step['picking_type_code'] === 'outgoing');
    if (!found) throw new Error('The delivery is not there yet.');
    return found;
  };

  /** Odoo 17 makes all steps at once, in another order. */
  const shipStep = (desk: Desk, step: 'PICK' | 'PACK' | 'OUT', shipment: ShipmentDraft = {}) =>
    desk.shipWhere(0, ['name', 'like', step], { carrierId: dispatch.carrierId, ...shipment });

  it('are told when the parcel leaves, once, with the number that stands on the first step', async () => {
    const desk = await dispatch.open([orderOf([1])]);
    const pick = await shipStep(desk, 'PICK', { tracking: first });
    expect(await desk.sync()).toEqual([]);
    await shipStep(desk, 'PACK');
    expect(await desk.sync()).toEqual([]);
    expect(desk.order(0).packages ?? []).toEqual([]);
    const id = await shipStep(desk, 'OUT');
    expect(await desk.sync()).toMatchObject([{ pickingId: id, status: 'synchronized' }]);
    const { date_done: doneAt } = await delivery(desk);
    expect(desk.order(0).packages).toMatchObject([
      {
        packageReferenceId: `${id}01`,
        trackingNumber: first,
        shipTime: `${String(doneAt).replace(' ', 'T')}.000Z`,
        packageItems: [{ quantity: 1 }],
      },
    ]);
    expect((await steps(desk)).map((step) => step['x_amazon_sync_state'])).toEqual(
      expect.arrayContaining([false, false, 'done']),
    );
    expect(await desk.sync()).toEqual([]);

    // Corrected where it was typed: the same package.
    await dispatch.write('stock.picking', [pick], { carrier_tracking_ref: second });
    expect(await desk.sync()).toMatchObject([{ pickingId: id, status: 'synchronized' }]);
    expect(desk.order(0).packages).toMatchObject([{ packageReferenceId: `${id}01`, trackingNumber: second }]);
  });

  it('are told once when every step carries the number', async () => {
    const desk = await dispatch.open([orderOf([2])]);
    for (const step of ['PICK', 'PACK', 'OUT'] as const) {
      await shipStep(desk, step, { tracking: first });
      expect(await desk.sync()).toHaveLength(step === 'OUT' ? 1 : 0);
    }
    expect(desk.order(0).packages).toMatchObject([
      { trackingNumber: first, packageItems: [{ quantity: 2 }] },
    ]);
  });

  it('stop when the steps say two things, until somebody says which on the delivery', async () => {
    const desk = await dispatch.open([orderOf([1])]);
    await shipStep(desk, 'PICK', { tracking: first });
    await shipStep(desk, 'PACK', { tracking: second });
    const id = await shipStep(desk, 'OUT');
    expect(await desk.sync()).toMatchObject([
      { pickingId: id, status: 'failed', error: { code: 'TRACKING_DOUBTFUL' } },
    ]);
    expect((await delivery(desk))['x_amazon_sync_error']).toEqual(
      expect.stringContaining(`${second}; ${first}`),
    );
    expect(desk.order(0).packages ?? []).toEqual([]);
    await dispatch.write('stock.picking', [id], { carrier_tracking_ref: second });
    expect(await desk.sync()).toMatchObject([{ pickingId: id, status: 'synchronized' }]);
    expect(desk.order(0).packages).toMatchObject([{ trackingNumber: second }]);
  });

  // Odoo 17 hangs the steps of both parcels together.
  it('give a backorder no number that was the first parcel’s', async () => {
    const desk = await dispatch.open([orderOf([3])]);
    // Odoo 17 hangs the steps of both parcels together: the first one, which stays as it is, is looked at again.
    const ofRest = async (rest: number) => (await desk.sync()).filter(({ pickingId }) => pickingId === rest);
    await shipStep(desk, 'PICK', { tracking: first, quantities: [1] });
    await shipStep(desk, 'PACK', { quantities: [1] });
    await shipStep(desk, 'OUT', { quantities: [1] });
    expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }]);
    await shipStep(desk, 'PICK');
    await shipStep(desk, 'PACK');
    const rest = await shipStep(desk, 'OUT');
    expect(await ofRest(rest)).toMatchObject([{ status: 'skipped', reason: 'TRACKING_MISSING' }]);
    expect(desk.order(0).packages).toMatchObject([
      { trackingNumber: first, packageItems: [{ quantity: 1 }] },
    ]);
    await dispatch.write('stock.picking', [rest], { carrier_tracking_ref: second });
    expect(await ofRest(rest)).toMatchObject([{ status: 'synchronized' }]);
    expect(desk.order(0).packages).toMatchObject([
      { trackingNumber: first, packageItems: [{ quantity: 1 }] },
      { trackingNumber: second, packageItems: [{ quantity: 2 }] },
    ]);
  });
});
