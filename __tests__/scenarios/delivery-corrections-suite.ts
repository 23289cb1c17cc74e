import { describe, expect, it } from '@jest/globals';
import { collect, wrapAmazonPort } from '../../lib/index.ts';
import { search, type OdooDatabase, type Transport } from '../../stage/index.ts';
import { orderOf, type Desk } from './dispatch.ts';
import { useDispatch } from './use-dispatch.ts';

const minute = 60 * 1000;
const [first, second] = ['1Z5R89390357567127', '1Z5R89390357567136'];

/** What deliveries.sync makes of corrections that do not reach Amazon, and of odd things that people type. */
export function describeDeliveryCorrections(
  name: string,
  transport: Transport,
  openDatabase: () => Promise<OdooDatabase>,
): void {
  describe(`corrections that do not arrive on ${name}`, () => {
    const dispatch = useDispatch(openDatabase, transport);

    const states = async (desk: Desk, index = 0) =>
      (await desk.pickings(index)).map((picking) => picking['x_amazon_sync_state']);
    const numbers = (desk: Desk, index = 0) =>
      (desk.order(index).packages ?? []).map(({ trackingNumber }) => trackingNumber);

    /** An order that Amazon knows as shipped whole, and whose reference somebody has corrected since. */
    async function corrected(reference: string): Promise<readonly [Desk, number]> {
      const desk = await dispatch.open([orderOf([2])]);
      const id = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first });
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized', by: 'connector' }]);
      desk.wait(10 * minute);
      // The parcel is under way: Amazon has changed the order since.
      desk.amazon.changeOrder(desk.order(0).orderId, {});
      desk.wait(10 * minute);
      await desk.syncOrders();
      await dispatch.write('stock.picking', [id], { carrier_tracking_ref: reference });
      return [desk, id];
    }

    it('wait until Amazon lists them', async () => {
      const [desk, id] = await corrected(second);
      desk.amazon.dropConfirmations();
      expect(await desk.sync()).toMatchObject([{ status: 'told' }]);
      expect(await states(desk)).toEqual(['pending']);
      desk.wait(70 * minute);
      expect(await desk.sync()).toMatchObject([
        { status: 'failed', error: { code: 'SHIPMENT_NOT_RECORDED' } },
      ]);
      expect(await desk.retry([id])).toMatchObject([{ status: 'synchronized', by: 'connector' }]);
      expect(numbers(desk)).toEqual([second]);
    });

    it('are flagged with Amazon’s words', async () => {
      const [desk] = await corrected(second);
      const message = 'The maximum number of allowed updates is reached.';
      const body = { errors: [{ code: 'InvalidInput', message }] };
      desk.amazon.failNext('confirmShipment', { status: 400, body });
      expect(await desk.sync()).toMatchObject([
        {
          status: 'failed',
          error: { code: 'SHIPMENT_REFUSED', message: expect.stringContaining(message) },
        },
      ]);
      expect(await states(desk)).toEqual(['error']);
    });

    it('are sent by the next run when Amazon was busy', async () => {
      const [desk] = await corrected(second);
      desk.amazon.failNext('confirmShipment', { status: 429 }, 2);
      expect(await desk.sync()).toMatchObject([{ status: 'failed', error: { code: 'AMAZON_THROTTLED' } }]);
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized', by: 'connector' }]);
      expect(numbers(desk)).toEqual([second]);
    });

    it('are sent when the reference is filled in, after a run that found none', async () => {
      const [desk, id] = await corrected('');
      await desk.sync();
      await dispatch.write('stock.picking', [id], { carrier_tracking_ref: second });
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized', by: 'connector' }]);
      expect(numbers(desk)).toEqual([second]);
    });

    it('are flagged when they leave fewer packages than Amazon knows', async () => {
      const desk = await dispatch.open([orderOf([3])]);
      const id = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: 'T1,T2,T3' });
      await desk.sync();
      await dispatch.write('stock.picking', [id], { carrier_tracking_ref: 'T1,T2' });
      expect(await desk.sync()).toMatchObject([
        { status: 'failed', error: { code: 'SHIPMENT_EXCEEDS_OPEN' } },
      ]);
    });

    it('are no shipment of another picking in the same parcel', async () => {
      const desk = await dispatch.open([orderOf([3])]);
      await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first, quantities: [2] });
      await desk.sync();
      const rest = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first });
      desk.amazon.dropConfirmations();
      expect(await desk.sync()).toMatchObject([{ pickingId: rest, status: 'told' }]);
      expect(await states(desk)).toEqual(['done', 'pending']);
      expect(await desk.retry([rest])).toMatchObject([{ status: 'synchronized', by: 'connector' }]);
      expect(desk.order(0).packages).toMatchObject([
        { packageItems: [{ quantity: 2 }] },
        { packageReferenceId: `${rest}01`, packageItems: [{ quantity: 1 }] },
      ]);
    });

    it.each(['reference', 'quantity'] as const)(
      'are sent by the next run when the %s is corrected while a run sends it',
      async (what) => {
        const desk = await dispatch.open([orderOf([2])]);
        const id = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first });
        const moves = await search(dispatch.bot, 'stock.move', [['picking_id', '=', id]]);
        const port = wrapAmazonPort(desk.amazonPort, async ({ method }, call) => {
          const answer = await call();
          if (method !== 'confirmShipment') return answer;
          if (what === 'reference')
            await dispatch.write('stock.picking', [id], { carrier_tracking_ref: second });
          else
            await dispatch.bot.call('stock.move', 'write', { ids: moves, args: { vals: { quantity: 1 } } });
          return answer;
        });
        const { deliveries } = desk.connectorOver(dispatch.bot, port);
        await collect(deliveries.sync(desk.registration));
        expect(await states(desk)).toEqual(['pending']);
        expect(await desk.sync()).toMatchObject([{ status: 'synchronized', by: 'connector' }]);
        expect(desk.order(0).packages).toMatchObject([
          what === 'reference' ? { trackingNumber: second } : { packageItems: [{ quantity: 1 }] },
        ]);
        expect(await desk.sync()).toEqual([]);
      },
    );

    it('are taken in whatever order they fit', async () => {
      const desk = await dispatch.open([orderOf([3])]);
      const one = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first, quantities: [1] });
      const two = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: second });
      await desk.sync();
      // It was the other way round.
      for (const [id, quantity] of [
        [one, 2],
        [two, 1],
      ] as const) {
        const moves = await search(dispatch.bot, 'stock.move', [['picking_id', '=', id]]);
        await dispatch.bot.call('stock.move', 'write', { ids: moves, args: { vals: { quantity } } });
      }
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }, { status: 'synchronized' }]);
      expect(desk.order(0).packages).toMatchObject([
        { packageReferenceId: `${one}01`, packageItems: [{ quantity: 2 }] },
        { packageReferenceId: `${two}01`, packageItems: [{ quantity: 1 }] },
      ]);
    });

    it('are not sent in each run when a retry is refused like the first time', async () => {
      const desk = await dispatch.open([orderOf([1])]);
      const id = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first });
      const body = { errors: [{ code: 'InvalidInput', message: 'No.' }] };
      desk.amazon.failNext('confirmShipment', { status: 400, body }, 2);
      expect(await desk.sync()).toMatchObject([{ status: 'failed', error: { code: 'SHIPMENT_REFUSED' } }]);
      expect(await desk.retry([id])).toMatchObject([
        { status: 'failed', error: { code: 'SHIPMENT_REFUSED' } },
      ]);
      desk.wait(10 * minute);
      expect(await desk.sync()).toMatchObject([{ status: 'skipped', reason: 'UNCHANGED_SINCE_FAILURE' }]);
      expect(desk.amazonCalls.total).toBe(0);
    });

    it('are none of blanks that nobody sees, in references and names of carriers', async () => {
      const blank = await dispatch.carrier('GLS', { x_amazon_carrier: ' ', x_amazon_shipping_service: ' ' });
      const odd = await dispatch.carrier('Courier\n"North"\u0007 & Co');
      const desk = await dispatch.open([orderOf([2]), orderOf([2])]);
      await desk.ship(0, { carrierId: blank, tracking: '12345678901, 1234 5678901' });
      await desk.ship(1, { carrierId: odd, tracking: '\u200bab\u0007 12\u200b' });
      expect(await desk.sync({ route: 'feed' })).toMatchObject([{ status: 'told' }, { status: 'told' }]);
      expect(desk.order(0).packages).toMatchObject([{ carrier: 'GLS', trackingNumber: '12345678901' }]);
      expect(desk.order(1).packages).toMatchObject([
        { carrier: 'Courier "North" & Co', trackingNumber: 'AB12' },
      ]);
    });

    it('do not hang on what somebody has typed into our memory', async () => {
      const texts = ['typed\nin two lines', '\n', '{"a":1}', '[]', 'sending', 'null'];
      const desk = await dispatch.open(texts.map(() => orderOf([1])));
      for (const [index, text] of texts.entries()) {
        const id = await desk.ship(index, { carrierId: dispatch.carrierId, tracking: first });
        await dispatch.write('stock.picking', [id], {
          x_amazon_told: text,
        });
      }
      const outcomes = await desk.sync();
      expect(outcomes.map(({ status }) => status)).toEqual(texts.map(() => 'synchronized'));
      expect(await desk.sync()).toEqual([]);
    });
  });
}
