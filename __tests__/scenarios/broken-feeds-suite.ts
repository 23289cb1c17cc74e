import { describe, expect, it } from '@jest/globals';
import {
  collect,
  ConnectorError,
  type AmazonPort,
  type DeliveryOutcome,
  type ErrorCode,
} from '../../lib/index.ts';
import { orderOf, type Desk } from './dispatch.ts';
import { useDispatch } from './use-dispatch.ts';
import { search, type OdooDatabase, type Transport } from '../../stage/index.ts';

const minute = 60 * 1000;
const feed = { route: 'feed' } as const;

const laughs = `<!DOCTYPE x [<!ENTITY a "${'ha'.repeat(4_000)}">]>`;
type Broken = Partial<Pick<AmazonPort, 'getFeed' | 'readFeedResult'>>;

const thrown = (code: ErrorCode, message: string) => new ConnectorError(code, message);
const saying = (text: string): Broken => ({ readFeedResult: () => Promise.resolve(text) });
const failing = (code: ErrorCode, message: string): Broken => ({
  readFeedResult: () => Promise.reject(thrown(code, message)),
});

/** What deliveries.sync makes of two open feeds, of which one has a result that cannot be read. */
export function describeBrokenFeeds(
  name: string,
  transport: Transport,
  openDatabase: () => Promise<OdooDatabase>,
): void {
  describe(`a broken feed beside another one of deliveries on ${name}`, () => {
    const dispatch = useDispatch(openDatabase, transport, 'Correos');

    /** Two orders, each in an open feed of its own: the first feed is put aside while the second is sent. */
    async function twoFeeds(): Promise<Desk> {
      const desk = await dispatch.open([orderOf([1]), orderOf([1])]);
      const { carrierId } = dispatch;
      const ids: number[] = [];
      const sendNext = async (): Promise<void> => {
        ids.push(await desk.ship(ids.length, { carrierId, tracking: `PQ4F6P070410448018175${ids.length}T` }));
        desk.amazon.failNext('getFeed', { status: 400 });
        await desk.sync(feed);
      };
      // Amazon does nothing of what the first feed asks for.
      desk.amazon.endNextFeed({ as: 'without-message-numbers', carriedOut: 0 });
      await sendNext();
      const [first = 0] = await openFeeds(desk);
      const put = async (state: string, sync: string): Promise<void> => {
        await dispatch.write('x_amazon_feed', [first], { x_state: state });
        await dispatch.write('stock.picking', ids.slice(0, 1), { x_amazon_sync_state: sync });
      };
      await put('done', 'done');
      await sendNext();
      await put('open', 'pending');
      expect(await openFeeds(desk)).toHaveLength(2);
      expect(desk.amazon.feeds).toHaveLength(2);
      return desk;
    }
    const openFeeds = ({ registration }: Desk) =>
      search(dispatch.admin, 'x_amazon_feed', [
        ['x_registration_id', '=', registration.id],
        ['x_state', '=', 'open'],
      ]);
    const states = async (desk: Desk) =>
      (await Promise.all([desk.pickings(0), desk.pickings(1)]))
        .flat()
        .map((one) => one['x_amazon_sync_state']);

    /** What a run makes of both, in which Amazon's answers about the first feed are replaced. */
    async function run(desk: Desk, broken: Broken): Promise<readonly DeliveryOutcome[]> {
      const firstId = desk.amazon.feeds[0]?.feedId;
      const { amazonPort } = desk;
      let documentId: string | undefined;
      const amazon: AmazonPort = {
        ...amazonPort,
        getFeed: async (feedId, options) => {
          if (feedId !== firstId) return amazonPort.getFeed(feedId, options);
          const found = await (broken.getFeed ?? amazonPort.getFeed)(feedId, options);
          documentId = found.resultFeedDocumentId;
          return found;
        },
        readFeedResult: (id, options) =>
          ((id === documentId ? broken.readFeedResult : undefined) ?? amazonPort.readFeedResult)(id, options),
      };
      const { deliveries } = desk.connectorOver(dispatch.bot, amazon);
      const outcomes = await collect(deliveries.sync(desk.registration, feed));
      return outcomes.toSorted((one, other) => one.pickingId - other.pickingId);
    }

    it.each<[string, Broken, string]>([
      ['result is empty', saying(''), 'cannot be read'],
      ['result is a page', saying('<html><body>Please wait</body></html>'), 'cannot be read'],
      ['result is cut off', saying('<?xml version="1.0"?><AmazonEnvelope><Message>'), 'cannot be read'],
      [
        'result declares entities',
        saying(`<?xml version="1.0"?>${laughs}<AmazonEnvelope>&a;</AmazonEnvelope>`),
        'cannot be read',
      ],
      ['result is too large', failing('AMAZON_UNREADABLE', 'It has more than 9 bytes.'), 'more than 9 bytes'],
      ['result has an unknown charset', failing('AMAZON_UNREADABLE', 'In x-klingon.'), 'x-klingon'],
      ['result is gone', failing('AMAZON_NOT_FOUND', 'Gone.'), 'does not know feed'],
    ])('whose %s is reported by its id, and the other one is processed', async (_case, broken, words) => {
      const desk = await twoFeeds();
      const { feedId = '' } = desk.amazon.feeds[0] ?? {};
      const outcomes = await run(desk, broken);
      expect(outcomes).toMatchObject([
        { status: 'failed', error: { code: 'SHIPMENT_UNKNOWN', message: expect.stringContaining(words) } },
        { status: 'told', route: 'feed' },
      ]);
      expect(outcomes[0]).toMatchObject({ error: { message: expect.stringContaining(feedId) } });
      expect(await openFeeds(desk)).toEqual([]);

      desk.wait(5 * minute);
      expect((await desk.sync(feed)).map(({ status }) => status).toSorted()).toEqual([
        'skipped',
        'synchronized',
      ]);
      expect(await states(desk)).toEqual(['error', 'done']);
      const [lost] = outcomes;
      expect(await desk.retry([lost?.pickingId ?? 0])).toMatchObject([{ status: 'synchronized' }]);
      expect(desk.amazon.feeds).toHaveLength(2);
    });

    it.each<[string, Broken]>([
      ['state cannot be read', { getFeed: () => Promise.reject(thrown('AMAZON_UNREADABLE', 'No JSON.')) }],
      ['state cannot be asked for', { getFeed: () => Promise.reject(thrown('AMAZON_SERVER_ERROR', '500')) }],
      ['result cannot be asked for', failing('AMAZON_UNREACHABLE', 'No way.')],
    ])('whose %s stays open for a later run, and the other one is processed', async (_case, broken) => {
      const desk = await twoFeeds();
      expect(await run(desk, broken)).toMatchObject([
        { status: 'failed', error: { code: expect.stringMatching(/^AMAZON_/) } },
        { status: 'told', route: 'feed' },
      ]);
      expect(await openFeeds(desk)).toHaveLength(1);
      expect(await states(desk)).toEqual(['pending', 'pending']);

      desk.wait(5 * minute);
      const next = await desk.sync(feed);
      expect(next.map(({ status }) => status).toSorted()).toEqual(['failed', 'synchronized']);
      expect(await openFeeds(desk)).toEqual([]);
      expect(desk.amazon.feeds).toHaveLength(2);
    });
  });
}
