import { describe, expect, it } from '@jest/globals';
import { orderOf } from './dispatch.ts';
import { useDispatch } from './use-dispatch.ts';
import { records, type OdooDatabase, type Transport } from '../../stage/index.ts';

const minute = 60 * 1000;
const hour = 60 * minute;

/** What deliveries.sync makes of done pickings. */
export function describeDeliveries(
  name: string,
  transport: Transport,
  openDatabase: () => Promise<OdooDatabase>,
): void {
  describe(`deliveries on ${name}`, () => {
    const dispatch = useDispatch(openDatabase, transport, 'ups');
    const tracking = '1Z5R89390357567127';

    it('confirm a whole order with its carrier and tracking reference, and see it listed', async () => {
      const desk = await dispatch.open([orderOf([2])]);
      const id = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: '1z 5r8 939 03 5756 7127' });
      const outcomes = await desk.sync();
      expect(outcomes).toMatchObject([
        { pickingId: id, orderId: desk.order(0).orderId, status: 'synchronized', by: 'connector' },
      ]);
      const [item] = desk.order(0).orderItems;
      expect(desk.order(0)).toMatchObject({
        fulfillment: { fulfillmentStatus: 'SHIPPED' },
        packages: [
          {
            packageReferenceId: String(id * 100 + 1),
            carrier: 'UPS',
            trackingNumber: tracking,
            packageItems: [{ orderItemId: item?.orderItemId, quantity: 2 }],
          },
        ],
      });
      expect(await desk.pickings(0)).toMatchObject([{ x_amazon_sync_state: 'done', activity_ids: [] }]);
      expect(await desk.sync()).toEqual([]);
      expect(desk.amazonCalls.total).toBe(0);
    });

    it('confirm a backorder as a package of its own, and tell two items with one SKU apart', async () => {
      const desk = await dispatch.open([orderOf([3, 1])]);
      const [first, second] = desk.order(0).orderItems.map(({ orderItemId }) => orderItemId);
      await desk.ship(0, { carrierId: dispatch.carrierId, tracking, quantities: [1, 1] });
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }]);
      expect(desk.order(0)).toMatchObject({
        fulfillment: { fulfillmentStatus: 'PARTIALLY_SHIPPED' },
        packages: [
          {
            packageItems: [
              { orderItemId: first, quantity: 1 },
              { orderItemId: second, quantity: 1 },
            ],
          },
        ],
      });
      await desk.ship(0, { carrierId: dispatch.carrierId, tracking: '1Z5R89390357567136' });
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }]);
      expect(desk.order(0).fulfillment?.fulfillmentStatus).toBe('SHIPPED');
      expect(desk.order(0).packages?.[1]?.packageItems).toEqual([{ orderItemId: first, quantity: 2 }]);
    });

    it('are skipped and flagged without carrier or tracking reference, and told when it is filled in', async () => {
      const desk = await dispatch.open([orderOf([1]), orderOf([1])]);
      const bare = await desk.ship(0);
      await desk.ship(1, { carrierId: dispatch.carrierId });
      expect(await desk.sync()).toMatchObject([
        { status: 'skipped', reason: 'CARRIER_MISSING' },
        { status: 'skipped', reason: 'TRACKING_MISSING' },
      ]);
      expect(await desk.pickings(0)).toMatchObject([
        { x_amazon_sync_state: 'pending', x_amazon_sync_error: expect.stringContaining('carrier') },
      ]);
      expect((await desk.pickings(0))[0]?.['activity_ids']).toHaveLength(1);
      const vals = { carrier_id: dispatch.carrierId, carrier_tracking_ref: tracking };
      await dispatch.bot.call('stock.picking', 'write', { ids: [bare], args: { vals } });
      expect(await desk.sync()).toMatchObject([
        { status: 'skipped', reason: 'TRACKING_MISSING' },
        { status: 'synchronized' },
      ]);
      expect(await desk.pickings(0)).toMatchObject([
        { x_amazon_sync_state: 'done', x_amazon_sync_error: false, activity_ids: [] },
      ]);
    });

    it('name carriers as Amazon does, refuse a slip with a suggestion, and send unknown ones as Other', async () => {
      const [slip, courier, own, explicit] = [
        await dispatch.carrier('Royl Mail'),
        await dispatch.carrier('Kurier Express Nord'),
        await dispatch.carrier('self delivery'),
        await dispatch.carrier('Parcels by truck', {
          x_amazon_carrier: 'gls',
          x_amazon_shipping_service: 'Express',
        }),
      ];
      const desk = await dispatch.open([orderOf([1]), orderOf([1]), orderOf([1]), orderOf([1])]);
      await desk.ship(0, { carrierId: slip, tracking: 'AB123456785GB' });
      await desk.ship(1, { carrierId: courier, tracking: 'K-1' });
      await desk.ship(2, { carrierId: own, tracking: 'VAN7' });
      await desk.ship(3, { carrierId: explicit, tracking: '12345678901' });
      const outcomes = await desk.sync();
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual([
        'failed',
        'synchronized',
        'synchronized',
        'synchronized',
      ]);
      expect(outcomes[0]).toMatchObject({ error: { code: 'CARRIER_DOUBTFUL' } });
      expect((await desk.pickings(0))[0]?.['x_amazon_sync_error']).toContain('Royal Mail');
      const packageOf = (index: number) => desk.order(index).packages?.[0];
      expect(packageOf(1)).toMatchObject({ carrier: 'Kurier Express Nord', trackingNumber: 'K-1' });
      expect(packageOf(2)).toMatchObject({ carrier: 'Self Delivery', trackingNumber: 'VAN7' });
      expect(packageOf(3)).toMatchObject({ carrier: 'GLS', shippingService: 'Express' });
    });

    it('warn of doubtful tracking references, or refuse them, as the registration says', async () => {
      const lenient = await dispatch.open([orderOf([1])]);
      await lenient.ship(0, { carrierId: dispatch.carrierId, tracking: 'NONSENSE' });
      const [outcome] = await lenient.sync({ dryRun: true });
      expect(outcome).toMatchObject({
        status: 'told',
        dryRun: true,
        warnings: [expect.stringContaining('SHAPE')],
      });
      expect(lenient.order(0).packages ?? []).toEqual([]);
      expect(await lenient.pickings(0)).toMatchObject([{ x_amazon_sync_state: false }]);

      const strict = await dispatch.open([orderOf([1])], { trackingPolicy: 'refuse' });
      await strict.ship(0, { carrierId: dispatch.carrierId, tracking: 'NONSENSE' });
      expect(await strict.sync()).toMatchObject([{ status: 'failed', error: { code: 'TRACKING_DOUBTFUL' } }]);
      expect(strict.amazonCalls.total).toBe(0);
    });

    it('make a package of each tracking reference', async () => {
      const desk = await dispatch.open([orderOf([3])]);
      const id = await desk.ship(0, {
        carrierId: dispatch.carrierId,
        tracking: `${tracking}, 1Z5R89390357567136`,
      });
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }]);
      expect(desk.order(0).packages).toMatchObject([
        { packageReferenceId: `${id}01`, trackingNumber: tracking, packageItems: [{ quantity: 2 }] },
        {
          packageReferenceId: `${id}02`,
          trackingNumber: '1Z5R89390357567136',
          packageItems: [{ quantity: 1 }],
        },
      ]);
    });

    it('flag what Amazon refuses with its words, mail it once, and are told again when it was corrected', async () => {
      const desk = await dispatch.open([orderOf([1])]);
      const id = await desk.ship(0, { carrierId: dispatch.carrierId, tracking });
      desk.amazon.failNext('confirmShipment', {
        status: 400,
        body: { errors: [{ code: 'InvalidInput', message: 'The tracking number is a fake.' }] },
      });
      const before = await mails();
      expect(await desk.sync()).toMatchObject([
        { pickingId: id, status: 'failed', error: { code: 'SHIPMENT_REFUSED' } },
      ]);
      const [flagged] = await desk.pickings(0);
      expect(flagged).toMatchObject({
        x_amazon_sync_state: 'error',
        x_amazon_sync_error: expect.stringContaining('The tracking number is a fake.'),
      });
      expect(flagged?.['activity_ids']).toHaveLength(1);
      const sent = (await mails()).slice(before.length);
      expect(sent).toHaveLength(1);
      expect(sent[0]?.['body_html']).toContain(String(flagged?.['name']));

      expect(await desk.sync()).toMatchObject([{ status: 'skipped', reason: 'UNCHANGED_SINCE_FAILURE' }]);
      expect(desk.amazonCalls.total).toBe(0);
      expect(await mails()).toHaveLength(before.length + 1);

      const vals = { carrier_tracking_ref: '1Z5R89390357567136' };
      await dispatch.bot.call('stock.picking', 'write', { ids: [id], args: { vals } });
      expect(await desk.sync()).toMatchObject([{ pickingId: id, status: 'synchronized' }]);
      expect(await desk.pickings(0)).toMatchObject([{ x_amazon_sync_state: 'done', activity_ids: [] }]);
    });

    const mails = () =>
      records(dispatch.admin, 'mail.mail', [['model', '=', 'x_amazon_registration']], ['body_html']);

    it('are told again by deliveries.retry, which refuses what is no picking of Amazon', async () => {
      const desk = await dispatch.open([orderOf([1])]);
      const id = await desk.ship(0, { carrierId: dispatch.carrierId, tracking });
      desk.amazon.failNext('confirmShipment', { status: 400 });
      expect(await desk.sync()).toMatchObject([{ status: 'failed' }]);
      await expect(desk.retry([id, 999_999])).rejects.toMatchObject({
        code: 'PICKING_UNKNOWN',
        context: { pickingIds: [999_999] },
      });
      expect(await desk.retry([id])).toMatchObject([{ pickingId: id, status: 'synchronized' }]);
      expect(await desk.retry([id])).toMatchObject([{ status: 'synchronized' }]);
      expect(desk.amazonCalls.confirmShipment).toBe(0);
    });

    it('are looked up after a lost answer, and not told twice', async () => {
      const desk = await dispatch.open([orderOf([1]), orderOf([1])]);
      await desk.ship(0, { carrierId: dispatch.carrierId, tracking });
      await desk.ship(1, { carrierId: dispatch.carrierId, tracking });
      desk.amazon.failNext('confirmShipment', { status: 500 });
      expect(await desk.sync()).toMatchObject([
        { status: 'failed', error: { code: 'OUTCOME_UNKNOWN' } },
        { status: 'synchronized' },
      ]);
      desk.wait(5 * minute);
      expect(await desk.sync()).toMatchObject([{ status: 'synchronized' }]);
      expect(desk.amazonCalls).toMatchObject({ getOrder: 2, confirmShipment: 1 });
    });

    it('notice what Amazon accepted and never recorded', async () => {
      const desk = await dispatch.open([orderOf([1])]);
      const id = await desk.ship(0, { carrierId: dispatch.carrierId, tracking });
      desk.amazon.dropConfirmations();
      expect(await desk.sync()).toMatchObject([{ status: 'told', route: 'confirmShipment' }]);
      expect(await desk.pickings(0)).toMatchObject([{ x_amazon_sync_state: 'pending' }]);
      desk.wait(10 * minute);
      expect(await desk.sync()).toMatchObject([{ status: 'told' }]);
      desk.wait(hour);
      expect(await desk.sync()).toMatchObject([
        { status: 'failed', error: { code: 'SHIPMENT_NOT_RECORDED' } },
      ]);
      expect(await desk.retry([id])).toMatchObject([{ status: 'synchronized' }]);
    });
  });
}
