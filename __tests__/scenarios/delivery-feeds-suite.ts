import { describe, expect, it } from '@jest/globals';
import { collect, type AmazonPort, type ConnectorEvent, type OdooPort } from '../../lib/index.ts';
import { orderOf, type Desk } from './dispatch.ts';
import { useDispatch } from './use-dispatch.ts';
import { search, type OdooDatabase, type Transport } from '../../stage/index.ts';

const minute = 60 * 1000;
const feed = { route: 'feed' } as const;

/** What deliveries.sync makes of backlogs, which go to Amazon as a feed. */
export function describeDeliveryFeeds(
  name: string,
  transport: Transport,
  openDatabase: () => Promise<OdooDatabase>,
): void {
  describe(`deliveries by feed on ${name}`, () => {
    const dispatch = useDispatch(openDatabase, transport, 'Correos');

    /** A desk with this many shipped orders. */
    async function shipped(count: number): Promise<Desk> {
      const desk = await dispatch.open(Array.from({ length: count }, () => orderOf([1])));
      await desk.shipAll({ carrierId: dispatch.carrierId, tracking: 'PQ4F6P0704104480181750T' });
      return desk;
    }
    const states = async (desk: Desk, count: number) => {
      const pickings = await Promise.all(Array.from({ length: count }, (_, index) => desk.pickings(index)));
      return pickings.flat().map((picking) => picking['x_amazon_sync_state']);
    };

    it('come to the same as one by one, in one feed', async () => {
      const desk = await shipped(2);
      expect(await desk.sync(feed)).toMatchObject([
        { status: 'told', route: 'feed' },
        { status: 'told', route: 'feed' },
      ]);
      expect(desk.amazon.feeds).toMatchObject([{ feedType: 'POST_ORDER_FULFILLMENT_DATA' }]);
      expect(desk.order(0)).toMatchObject({
        fulfillment: { fulfillmentStatus: 'SHIPPED' },
        packages: [{ carrier: 'Correos', trackingNumber: 'PQ4F6P0704104480181750T' }],
      });
      expect(await states(desk, 2)).toEqual(['pending', 'pending']);
      desk.wait(5 * minute);
      const events: ConnectorEvent[] = [];
      const onEvent = (event: ConnectorEvent) => events.push(event);
      const { deliveries } = desk.connectorOver(dispatch.bot, undefined, { onEvent });
      expect(await collect(deliveries.sync(desk.registration))).toMatchObject([
        { status: 'synchronized' },
        { status: 'synchronized' },
      ]);
      expect(events).toMatchObject([{ type: 'deliveries:done', done: 2 }]);
      expect(await states(desk, 2)).toEqual(['done', 'done']);
      expect(desk.amazon.feeds).toHaveLength(1);
    });

    it('flag those messages that Amazon refuses, with its words, and no others', async () => {
      const desk = await dispatch.open([orderOf([1]), orderOf([1])]);
      const ids = [];
      for (const tracking of ['PQ4F6P0704104480181750T', 'PQ4F6P0704104480181751R'])
        ids.push(await desk.ship(ids.length, { carrierId: dispatch.carrierId, tracking }));
      desk.amazon.changeOrder(desk.order(1).orderId, (order) => ({
        ...order,
        orderItems: order.orderItems.map((item) => ({ ...item, orderItemId: `${item.orderItemId}X` })),
      }));
      const outcomes = await desk.sync(feed);
      const of = (id: number | undefined) => outcomes.find(({ pickingId }) => pickingId === id);
      expect(of(ids[0])).toMatchObject({ status: 'told' });
      expect(of(ids[1])).toMatchObject({ status: 'failed', error: { code: 'SHIPMENT_REFUSED' } });
      expect((await desk.pickings(1))[0]?.['x_amazon_sync_error']).toContain('OrderItemId is invalid');
    });

    it('treat shipments of which a feed does not tell as failed, until Amazon lists them', async () => {
      for (const as of ['FATAL', 'without-message-numbers'] as const) {
        const desk = await shipped(3);
        desk.amazon.endNextFeed({ as, carriedOut: 1 });
        const outcomes = await desk.sync(feed);
        expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['failed', 'failed', 'synchronized']);
        const codes = outcomes.flatMap((outcome) =>
          outcome.status === 'failed' ? [outcome.error.code] : [],
        );
        expect(codes).toEqual(['SHIPMENT_UNKNOWN', 'SHIPMENT_UNKNOWN']);
        expect((await states(desk, 3)).toSorted()).toEqual(['done', 'error', 'error']);

        // Amazon comes round to one of them after all.
        const late = outcomes.find(({ status }) => status === 'failed');
        desk.amazon.changeOrder(late?.orderId ?? '', (order) => ({
          ...order,
          packages: [
            {
              packageReferenceId: '1',
              trackingNumber: 'PQ4F6P0704104480181750T',
              packageItems: order.orderItems.map(({ orderItemId }) => ({ orderItemId, quantity: 1 })),
            },
          ],
        }));
        desk.wait(5 * minute);
        const next = await desk.sync();
        expect(next.find(({ orderId }) => orderId === late?.orderId)).toMatchObject({
          status: 'synchronized',
          by: 'connector',
        });
        expect((await states(desk, 3)).toSorted()).toEqual(['done', 'done', 'error']);

        const [lost = 0] = next.flatMap(({ status, pickingId }) => (status === 'skipped' ? [pickingId] : []));
        expect(await desk.retry([lost])).toMatchObject([{ status: 'synchronized' }]);
      }
    });

    it('wait for a feed that is under way, and send no second one', async () => {
      const desk = await shipped(2);
      desk.amazon.failNext('getFeed', { status: 400 });
      expect(await desk.sync(feed)).toMatchObject([{ status: 'failed' }, { status: 'failed' }]);
      expect(await states(desk, 2)).toEqual(['pending', 'pending']);
      expect(await desk.sync(feed)).toMatchObject([{ status: 'told' }, { status: 'told' }]);
      expect(desk.amazon.feeds).toHaveLength(1);
    });

    it('keep what a feed said of them when Amazon cannot be asked about their orders just then', async () => {
      const desk = await shipped(1);
      desk.amazon.endNextFeed({ as: 'FATAL', carriedOut: 0 });
      desk.amazon.failNext('getOrder', { status: 400 });
      expect(await desk.sync(feed)).toMatchObject([
        { status: 'failed', error: { code: 'SHIPMENT_UNKNOWN' } },
      ]);
      expect(await desk.sync(feed)).toMatchObject([{ status: 'skipped' }]);
      expect(desk.amazon.feeds).toHaveLength(1);
    });

    it('are not confirmed one by one as well when another worker has them in a feed', async () => {
      const desk = await dispatch.open([orderOf([70]), orderOf([70])]);
      for (const index of [0, 1]) {
        const references = Array.from({ length: 70 }, (_, number) => `PARCEL-${index}-${number}`);
        await desk.ship(index, { carrierId: dispatch.carrierId, tracking: references.join(',') });
      }
      const other = desk.connectorOver(dispatch.bot).deliveries;
      const runs = await Promise.all([desk.sync(), collect(other.sync(desk.registration))]);
      expect(runs.flat().map((outcome) => ('route' in outcome ? outcome.route : outcome.status))).toEqual(
        expect.arrayContaining(['feed', 'feed', 'skipped', 'skipped']),
      );
      expect(desk.amazonCalls.byMethod.get('confirmShipment')).toBeUndefined();
    });

    it('are not sent once more when another worker has sent them while this one waited for a feed', async () => {
      const desk = await dispatch.open([orderOf([1]), orderOf([1])]);
      await desk.ship(0, { carrierId: dispatch.carrierId, tracking: 'PQ4F6P0704104480181750T' });
      desk.amazon.failNext('getFeed', { status: 400 });
      await desk.sync(feed);
      await desk.ship(1, { carrierId: dispatch.carrierId, tracking: 'PQ4F6P0704104480181751R' });
      let confirmations = 0;
      const counting: AmazonPort = {
        ...desk.amazonPort,
        confirmShipment: (...call) => {
          confirmations += 1;
          return desk.amazonPort.confirmShipment(...call);
        },
      };
      const quick = desk.connectorOver(dispatch.bot, counting).deliveries;
      const waiting: AmazonPort = {
        ...counting,
        getFeed: async (...call) => {
          if (confirmations === 0) await collect(quick.sync(desk.registration));
          return desk.amazonPort.getFeed(...call);
        },
      };
      await collect(desk.connectorOver(dispatch.bot, waiting).deliveries.sync(desk.registration));
      expect(confirmations).toBe(1);
    });

    it('are sent in the same run when Amazon never had their feed', async () => {
      const desk = await shipped(2);
      const dying: AmazonPort = {
        ...desk.amazonPort,
        submitFeed: () => Promise.reject(new Error('The machine died.')),
      };
      const { deliveries } = desk.connectorOver(dispatch.bot, dying);
      await expect(collect(deliveries.sync(desk.registration, feed))).rejects.toThrow('died');
      // Another process may still be sending it.
      desk.wait(5 * minute);
      await desk.sync(feed);
      expect(desk.amazon.feeds).toHaveLength(0);
      desk.wait(60 * minute);
      expect(await desk.sync(feed)).toMatchObject([{ status: 'told' }, { status: 'told' }]);
      expect(desk.amazon.feeds).toHaveLength(1);
    });

    it('have their activity also when a run died just before it', async () => {
      const desk = await shipped(1);
      desk.amazon.endNextFeed({ as: 'FATAL', carriedOut: 0 });
      const dying: OdooPort = {
        ...dispatch.bot,
        call: (model, ...rest) =>
          model === 'mail.activity'
            ? Promise.reject(new Error('The machine died.'))
            : dispatch.bot.call(model, ...rest),
      };
      const { deliveries } = desk.connectorOver(dying);
      await expect(collect(deliveries.sync(desk.registration, feed))).rejects.toThrow('died');
      await desk.sync(feed);
      expect((await desk.pickings(0))[0]?.['activity_ids']).toHaveLength(1);
      expect(desk.amazon.feeds).toHaveLength(1);
    });

    it('are not held up by the feed of a registration that was deleted', async () => {
      const desk = await shipped(1);
      const { connector, registration } = desk;
      desk.amazon.failNext('getFeed', { status: 400 });
      await desk.sync(feed);
      await dispatch.admin.call('x_amazon_registration', 'unlink', { ids: [registration.id] });
      const { sellerId } = registration;
      const again = await connector.registrations.register({ name: 'Again', sellerId, marketplaces: ['ES'] });
      const ids = await search(dispatch.admin, 'sale.order', [
        ['x_amazon_order_ref', '=', desk.order(0).orderId],
      ]);
      const vals = { x_amazon_registration_id: again.id };
      await dispatch.admin.call('sale.order', 'write', { ids, args: { vals } });
      const sync = () => collect(connector.deliveries.sync(again, feed));
      expect(await sync()).toMatchObject([{ status: 'skipped', reason: 'FEED_UNDER_WAY' }]);
      expect(await sync()).toMatchObject([{ status: 'told', route: 'feed' }]);
      desk.wait(5 * minute);
      expect(await sync()).toMatchObject([{ status: 'synchronized', by: 'connector' }]);
      expect(desk.amazon.feeds).toHaveLength(1);
    });

    it('look for a feed whose number was lost, before they send another', async () => {
      const desk = await shipped(2);
      desk.amazon.failNext('createFeed', { hangUpAfterBytes: 3 });
      expect(await desk.sync(feed)).toMatchObject([
        { status: 'failed', error: { code: 'OUTCOME_UNKNOWN' } },
        { status: 'failed', error: { code: 'OUTCOME_UNKNOWN' } },
      ]);
      desk.wait(5 * minute);
      expect(await desk.sync(feed)).toMatchObject([{ status: 'told' }, { status: 'told' }]);
      expect(desk.amazon.feeds).toHaveLength(1);
      expect(desk.amazonCalls.byMethod.get('submitFeed')).toBeUndefined();
      desk.wait(5 * minute);
      expect(await desk.sync(feed)).toMatchObject([{ status: 'synchronized' }, { status: 'synchronized' }]);
      expect(desk.amazon.feeds).toHaveLength(1);
    });
  });
}
