import { describe, expect, it } from '@jest/globals';
import { collect, ConnectorError, type AmazonPort } from '../../lib/index.ts';
import { orderOf, type Desk } from './dispatch.ts';
import { useDispatch } from './use-dispatch.ts';
import type { OdooDatabase, Transport } from '../../stage/index.ts';

const minute = 60 * 1000;
const feed = { route: 'feed' } as const;
const [first, second] = ['PQ4F6P0704104480181750T', 'PQ4F6P0704104480181751R'];

/** What becomes of an order in two parcels when Amazon's answer about the first of them is lost. */
export function describeLostShipments(
  name: string,
  transport: Transport,
  openDatabase: () => Promise<OdooDatabase>,
): void {
  describe(`two parcels of one order on ${name}`, () => {
    const dispatch = useDispatch(openDatabase, transport, 'Correos');

    /** Two of three units are shipped. */
    async function partlyShipped(): Promise<readonly [Desk, number]> {
      const desk = await dispatch.open([orderOf([3])]);
      return [desk, await desk.ship(0, { carrierId: dispatch.carrierId, tracking: first, quantities: [2] })];
    }

    /** Each parcel once, under the number of its picking and with its own units. */
    const expectBothOnce = (desk: Desk, ids: readonly number[]): void => {
      expect(desk.order(0)).toMatchObject({
        fulfillment: { fulfillmentStatus: 'SHIPPED' },
        packages: [
          { packageReferenceId: `${ids[0]}01`, trackingNumber: first, packageItems: [{ quantity: 2 }] },
          { packageReferenceId: `${ids[1]}01`, trackingNumber: second, packageItems: [{ quantity: 1 }] },
        ],
      });
    };

    /** Both are found at Amazon, and nothing is asked after that. */
    async function expectRest(desk: Desk): Promise<void> {
      desk.wait(5 * minute);
      await desk.sync();
      const pickings = await desk.pickings(0);
      expect(pickings.map((picking) => picking['x_amazon_sync_state'])).toEqual(['done', 'done']);
      expect(await desk.sync()).toEqual([]);
      expect(desk.amazonCalls.total).toBe(0);
    }

    it('are two messages with their own units when the reply to the first feed was lost', async () => {
      const [desk, one] = await partlyShipped();
      desk.amazon.failNext('createFeed', { hangUpAfterBytes: 3 });
      expect(await desk.sync(feed)).toMatchObject([{ status: 'failed', error: { code: 'OUTCOME_UNKNOWN' } }]);
      const two = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: second });
      desk.wait(5 * minute);
      const outcomes = await desk.sync(feed);
      expect(outcomes.map(({ pickingId, status }) => [pickingId, status])).toEqual([
        [one, 'told'],
        [two, 'told'],
      ]);
      expect(desk.amazon.feeds).toHaveLength(2);
      for (const [index, { content }] of desk.amazon.feeds.entries()) {
        expect(content.match(/<MessageID>/g)).toHaveLength(1);
        expect(content).toContain(`<MerchantFulfillmentID>${[one, two][index]}01<`);
        expect(content).toContain(`<Quantity>${[2, 1][index]}<`);
      }
      expectBothOnce(desk, [one, two]);
      await expectRest(desk);
    });

    it('are followed by one new feed when the run before gave up waiting for the first', async () => {
      const [desk, one] = await partlyShipped();
      const silent: AmazonPort = {
        ...desk.amazonPort,
        getFeed: async (feedId, options) => ({
          ...(await desk.amazonPort.getFeed(feedId, options)),
          processingStatus: 'IN_PROGRESS',
        }),
      };
      const { deliveries } = desk.connectorOver(dispatch.bot, silent);
      expect(await collect(deliveries.sync(desk.registration, feed))).toMatchObject([{ status: 'told' }]);
      const two = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: second });
      await desk.sync(feed);
      expect(desk.amazon.feeds).toHaveLength(2);
      expectBothOnce(desk, [one, two]);
      await expectRest(desk);
    });

    it('are confirmed once each when the reply to the first confirmation was lost', async () => {
      const [desk, one] = await partlyShipped();
      const losing: AmazonPort = {
        ...desk.amazonPort,
        confirmShipment: async (shipment, options) => {
          await desk.amazonPort.confirmShipment(shipment, options);
          throw new ConnectorError('OUTCOME_UNKNOWN', 'The reply was lost.');
        },
        // Amazon does not answer the look that follows either.
        getOrder: () => Promise.reject(new ConnectorError('AMAZON_UNREACHABLE', 'Away.')),
      };
      const { deliveries } = desk.connectorOver(dispatch.bot, losing);
      expect(await collect(deliveries.sync(desk.registration))).toMatchObject([{ status: 'failed' }]);
      const two = await desk.ship(0, { carrierId: dispatch.carrierId, tracking: second });
      desk.wait(5 * minute);
      const outcomes = await desk.sync();
      expect(new Set(outcomes.map(({ status }) => status))).toEqual(new Set(['synchronized']));
      expect(desk.amazonCalls.confirmShipment).toBe(1);
      expectBothOnce(desk, [one, two]);
      await expectRest(desk);
    });
  });
}
