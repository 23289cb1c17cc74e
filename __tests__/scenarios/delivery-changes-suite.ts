import { describe, expect, it } from '@jest/globals';
import { collect } from '../../lib/index.ts';
import { shippedBySeller } from '../../lib/testing/index.ts';
import { records, search, type OdooDatabase, type Transport } from '../../stage/index.ts';
import { orderOf, type Desk } from './dispatch.ts';
import { useDispatch } from './use-dispatch.ts';

const minute = 60 * 1000;
const [first, second] = ['1Z5R89390357567127', '1Z5R89390357567136'];

/** What deliveries.sync makes of pickings that change once Amazon knows them, and of other workers. */
export function describeDeliveryChanges(
  name: string,
  transport: Transport,
  openDatabase: () => Promise<OdooDatabase>,
): void {
  describe(`changed deliveries on ${name}`, () => {
    const dispatch = useDispatch(openDatabase, transport);

    const movesOf = (pickingId: number) =>
      search(dispatch.bot, 'stock.move', [['picking_id', '=', pickingId]]);
    const state = async (desk: Desk, index = 0) => {
      const [picking] = await desk.pickings(index);
      return [picking?.['x_amazon_sync_state'], picking?.['x_amazon_sync_error']];
    };

    it('are told again under the same number when a reference was mistyped, and not when nothing has changed', async () => {
      const desk = await dispatch.open([orderOf([2])]);
      const id = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first });
      await desk.sync();
      await dispatch.write('stock.picking', [id], { carrier_tracking_ref: second });
      expect(await state(desk)).toEqual(['pending', false]);
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized', by: 'connector' }]);
      expect(desk.amazonCalls.confirmShipment).toBe(1);
      expect(desk.order(0).packages).toMatchObject([
        { packageReferenceId: `${id}01`, trackingNumber: second, packageItems: [{ quantity: 2 }] },
      ]);
      expect(await desk.sync()).toEqual([]);

      // Somebody writes what is there already: Odoo has it wait, and Amazon is not even asked.
      await dispatch.write('stock.picking', [id], { carrier_tracking_ref: second });
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized', by: 'connector' }]);
      expect(desk.amazonCalls.total).toBe(0);
      expect(await state(desk)).toEqual(['done', false]);
      expect(await desk.sync()).toEqual([]);
    });

    it('are told again when what was moved is corrected afterwards', async () => {
      const desk = await dispatch.open([orderOf([3])]);
      const id = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first });
      await desk.sync();
      await dispatch.write('stock.move', await movesOf(id), { quantity: 2 });
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }]);
      expect(desk.order(0).packages).toMatchObject([
        { packageReferenceId: `${id}01`, packageItems: [{ quantity: 2 }] },
      ]);
    });

    it('leave a note where all that Amazon was told of is taken out of them again', async () => {
      const desk = await dispatch.open([orderOf([1])]);
      const id = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first });
      await desk.sync();
      await dispatch.write('stock.move', await movesOf(id), { quantity: 0 });
      expect(await desk.sync()).toMatchObject([{ status: 'skipped', reason: 'NOTHING_FOR_AMAZON' }]);
      expect(await desk.sync()).toEqual([]);
      expect(desk.amazonCalls.total).toBe(0);
      const notes = await records(
        dispatch.admin,
        'mail.message',
        [
          ['model', '=', 'stock.picking'],
          ['res_id', '=', id],
          ['body', 'like', 'still lists them'],
        ],
        [],
      );
      expect(notes).toHaveLength(1);
      expect(await state(desk)).toEqual(['none', false]);
    });

    it('are not told with a reference that no feed could hold', async () => {
      const desk = await dispatch.open([orderOf([1])]);
      await desk.ship(0, { carrierId: dispatch.carrierId, tracking: '9'.repeat(51) });
      expect(await desk.sync()).toMatchObject([{ status: 'failed', error: { code: 'TRACKING_DOUBTFUL' } }]);
      expect(desk.amazonCalls.total).toBe(0);
    });

    it('stay as the seller has told them in Seller Central, whatever is filled in later', async () => {
      const desk = await dispatch.open([orderOf([1])]);
      const id = await desk.ship(0);
      const byHand = shippedBySeller({ carrier: 'SEUR', trackingNumber: 'CENTRAL-1' });
      desk.wait(10 * minute);
      desk.amazon.changeOrder(desk.order(0).orderId, byHand);
      desk.wait(10 * minute);
      await desk.syncOrders();
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized', by: 'seller' }]);
      await dispatch.write('stock.picking', [id], { carrier_id: dispatch.carrierId });
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized', by: 'seller' }]);
      await dispatch.write('stock.picking', [id], { carrier_tracking_ref: first });
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized', by: 'seller' }]);
      expect(desk.amazonCalls.total).toBe(0);
      expect(await state(desk)).toEqual(['done', false]);
      expect(desk.order(0).packages).toMatchObject([{ trackingNumber: 'CENTRAL-1' }]);
    });

    it('are not told beyond what Amazon has open, with what Amazon has in words', async () => {
      const desk = await dispatch.open([orderOf([3]), orderOf([3])]);
      const part = shippedBySeller({ carrier: 'SEUR', trackingNumber: 'CENTRAL-2', quantities: [1] });
      desk.wait(10 * minute);
      // The run knows of the one, and learns of the other by Amazon's refusal.
      desk.amazon.changeOrder(desk.order(0).orderId, part);
      desk.wait(10 * minute);
      await desk.syncOrders();
      desk.amazon.changeOrder(desk.order(1).orderId, part);
      await desk.shipAll({ carrierId: dispatch.carrierId, tracking: first });
      expect(await desk.sync()).toMatchObject([
        { status: 'failed', error: { code: 'SHIPMENT_EXCEEDS_OPEN' } },
        { status: 'failed', error: { code: 'SHIPMENT_EXCEEDS_OPEN' } },
      ]);
      expect(desk.amazonCalls.confirmShipment).toBe(1);
      for (const index of [0, 1]) {
        expect(await state(desk, index)).toEqual([
          'error',
          expect.stringContaining('Amazon already has 1 of 3 units'),
        ]);
        expect(desk.order(index).packages).toMatchObject([{ trackingNumber: 'CENTRAL-2' }]);
      }
      expect(await desk.sync()).toMatchObject([
        { status: 'skipped', reason: 'UNCHANGED_SINCE_FAILURE' },
        { status: 'skipped', reason: 'UNCHANGED_SINCE_FAILURE' },
      ]);
      // The third unit stayed behind after all.
      const [picking] = await desk.pickings(1);
      await dispatch.write('stock.move', await movesOf(picking?.id ?? 0), { quantity: 2 });
      const outcomes = await desk.sync();
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['skipped', 'synchronized']);
      expect(desk.order(1).fulfillment?.fulfillmentStatus).toBe('SHIPPED');
    });

    it('fail one by one for want of a role, are asked for once, and are told as soon as it is there', async () => {
      const desk = await dispatch.open([orderOf([1]), orderOf([1])]);
      await desk.shipAll({ carrierId: dispatch.carrierId, tracking: first });
      for (const [operation, route, requests] of [
        ['confirmShipment', 'confirmShipment', 1],
        ['createFeedDocument', 'feed', 2],
      ] as const) {
        desk.amazon.failNext(operation, { status: 403 });
        expect(await desk.sync({ route })).toMatchObject([
          { status: 'failed', error: { code: 'AMAZON_FORBIDDEN' } },
          { status: 'failed', error: { code: 'AMAZON_FORBIDDEN' } },
        ]);
        // A feed counts as the two requests that it takes.
        expect(desk.amazonCalls.total).toBe(requests);
      }
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }, { status: 'synchronized' }]);
    });

    it('are told once by two workers that start at the same moment, each of them', async () => {
      const count = 12;
      const desk = await dispatch.open(Array.from({ length: count }, () => orderOf([1])));
      await desk.shipAll({ carrierId: dispatch.carrierId, tracking: first });
      desk.amazonCalls.reset();
      const workers = [1, 2, 3].map(() => desk.connectorOver(dispatch.bot, desk.amazonPort).deliveries);
      const route = 'confirmShipment';
      const runs = await Promise.all(
        workers.map((deliveries) => collect(deliveries.sync(desk.registration, { route }))),
      );
      expect(desk.amazonCalls.confirmShipment).toBe(count);
      expect(runs.flat().filter(({ status }) => status === 'failed')).toEqual([]);
      desk.wait(5 * minute);
      await desk.sync();
      for (let index = 0; index < count; index += 1) {
        expect(desk.order(index).packages).toHaveLength(1);
        expect(await state(desk, index)).toEqual(['done', false]);
      }
    });
  });
}
