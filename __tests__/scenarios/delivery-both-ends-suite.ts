import { describe, expect, it } from '@jest/globals';
import { cancelled, shippedBySeller } from '../../lib/testing/index.ts';
import { records, type OdooDatabase, type Transport } from '../../stage/index.ts';
import { orderOf } from './dispatch.ts';
import { useDispatch } from './use-dispatch.ts';

const hour = 60 * 60 * 1000;

/** What deliveries.sync makes of what happens at Amazon without it. */
export function describeBothEnds(
  name: string,
  transport: Transport,
  openDatabase: () => Promise<OdooDatabase>,
): void {
  describe(`deliveries and Seller Central on ${name}`, () => {
    const dispatch = useDispatch(openDatabase, transport, 'ups');
    const tracking = '1Z5R89390357567127';

    it('tell apart what was shipped by hand, cancelled, or is confirmed by Amazon', async () => {
      const program = orderOf([1], { programs: ['FBM_SHIP_PLUS'] });
      const desk = await dispatch.open([orderOf([1]), orderOf([1]), program]);
      for (const index of [0, 1, 2]) await desk.ship(index, { carrierId: dispatch.carrierId, tracking });
      desk.amazon.changeOrder(
        desk.order(0).orderId,
        shippedBySeller({ carrier: 'SEUR', trackingNumber: 'BYHAND1' }),
      );
      desk.amazon.changeOrder(desk.order(1).orderId, cancelled());
      const outcomes = await desk.sync();
      const of = (index: number) => outcomes.find(({ orderId }) => orderId === desk.order(index).orderId);
      expect(of(2)).toMatchObject({ status: 'skipped', reason: 'CONFIRMED_BY_AMAZON' });
      expect(of(1)).toMatchObject({ status: 'failed', error: { code: 'CANCELLED_AT_AMAZON' } });
      expect(of(0)).toMatchObject({ status: 'synchronized', by: 'seller' });
      const notes = await records(
        dispatch.admin,
        'mail.message',
        [
          ['model', '=', 'stock.picking'],
          ['res_id', '=', of(0)?.pickingId],
          ['body', 'like', 'BYHAND1'],
        ],
        ['body'],
      );
      expect(notes).toHaveLength(1);
    });

    it('tell of an order that Amazon does not know', async () => {
      const desk = await dispatch.open([orderOf([1])]);
      await desk.ship(0, { carrierId: dispatch.carrierId, tracking });
      desk.amazon.failNext('confirmShipment', { status: 404 });
      desk.amazon.failNext('getOrder', { status: 404 });
      expect(await desk.sync()).toMatchObject([{ status: 'failed', error: { code: 'AMAZON_NOT_FOUND' } }]);
      expect(await desk.pickings(0)).toMatchObject([{ x_amazon_sync_state: 'error' }]);
    });

    it('flip to synchronized when the seller mends them in Seller Central', async () => {
      const desk = await dispatch.open([orderOf([1])]);
      await desk.ship(0, { carrierId: dispatch.carrierId, tracking });
      desk.amazon.failNext('confirmShipment', { status: 400 });
      expect(await desk.sync()).toMatchObject([{ status: 'failed' }]);
      desk.wait(hour);
      desk.amazon.changeOrder(
        desk.order(0).orderId,
        shippedBySeller({ carrier: 'UPS', trackingNumber: tracking }),
      );
      desk.wait(hour);
      await desk.syncOrders();
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }]);
      expect(await desk.pickings(0)).toMatchObject([{ x_amazon_sync_state: 'done', activity_ids: [] }]);
    });

    it('note what the seller confirmed in Seller Central on the open picking, and validate it only where asked to', async () => {
      const byHand = shippedBySeller({ carrier: 'SEUR', trackingNumber: 'CENTRAL-7' });
      for (const validateShipped of [false, true]) {
        const desk = await dispatch.open([orderOf([2])], { validateShipped });
        desk.wait(hour);
        desk.amazon.changeOrder(desk.order(0).orderId, byHand);
        desk.wait(hour);
        await desk.syncOrders();
        const [outcome] = await desk.sync();
        expect(outcome).toMatchObject({ status: 'noted', validated: validateShipped });
        const [picking] = await desk.pickings(0);
        expect(picking?.['state']).toBe(validateShipped ? 'done' : 'assigned');
        const notes = await records(
          dispatch.admin,
          'mail.message',
          [
            ['res_id', '=', picking?.id],
            ['model', '=', 'stock.picking'],
            ['body', 'like', 'CENTRAL-7'],
          ],
          [],
        );
        expect(notes).toHaveLength(1);
        expect(await desk.sync()).toEqual([]);
      }
    });
  });
}
