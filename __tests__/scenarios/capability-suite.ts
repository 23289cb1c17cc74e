import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { closeFeed, followFeed, submitFeed } from '../../lib/feeds/index.ts';
import {
  ConnectorError,
  createConnector,
  sellingPartnerApi,
  type AmazonPort,
  type ConnectorEvent,
  type OdooPort,
  type Registration,
} from '../../lib/index.ts';
import { composeSchema, install, uninstall } from '../../lib/install/index.ts';
import { updateProblems } from '../../lib/problems/index.ts';
import { schemaParts } from '../../lib/capabilities.ts';
import { startRun } from '../../lib/sync/index.ts';
import { startEmbeddedAmazon, type EmbeddedAmazon } from '../../lib/testing/index.ts';
import {
  count,
  create,
  preparePricelist,
  records,
  type OdooDatabase,
  type Transport,
} from '../../stage/index.ts';
import { parcelFeed, parcelProblem, parcelRunShape, parcelsSchema } from './parcels.ts';

const minute = 60_000;
const hour = 60 * minute;
const schema = composeSchema([...schemaParts, parcelsSchema]);

/** What a capability gets from sync/, problems/, feeds/ and install/ for a few lines of its own. */
export function describeCapability(
  name: string,
  transport: Transport,
  openDatabase: () => Promise<OdooDatabase>,
): void {
  describe(`a capability of one file on ${name}`, () => {
    let [admin, bot]: OdooPort[] = [];
    let amazon: EmbeddedAmazon;
    let port: AmazonPort;
    let registration: Registration;
    let now = Date.now();
    const events: ConnectorEvent[] = [];
    const clock = {
      now: () => now,
      sleep: (ms: number) => {
        now += ms;
        return Promise.resolve();
      },
    };

    const odoo = (role: 'admin' | 'bot'): OdooPort => {
      const found = role === 'admin' ? admin : bot;
      if (!found) throw new Error('The database is not open.');
      return found;
    };

    beforeAll(async () => {
      const database = await openDatabase();
      [admin, bot] = [transport(database, 'admin'), transport(database, 'bot')];
      await preparePricelist(admin, 'EUR');
      await install(admin, schema);
      amazon = await startEmbeddedAmazon({ usagePlans: false, clock });
      port = sellingPartnerApi({ region: 'eu', endpoint: amazon.endpoint, clock, ...amazon.credentials });
      registration = await createConnector({ odoo: bot, amazon: port }).registrations.register({
        name: 'Parcels',
        sellerId: 'PARCELSELLER1',
        marketplaces: ['ES'],
      });
    });
    afterAll(() => amazon.close());

    const start = async () => {
      const tools = {
        odoo: odoo('bot'),
        amazonOf: () => port,
        clock,
        emit: (event: ConnectorEvent) => events.push(event),
        schemaMarker: schema.marker,
      };
      const run = await startRun(tools, registration, {
        shape: parcelRunShape,
        dryRun: false,
        signal: undefined,
      });
      return { ...run, amazon: port };
    };
    type Run = Awaited<ReturnType<typeof start>>;
    const send = (run: Run, names: readonly string[]) =>
      submitFeed(
        run,
        parcelFeed(
          registration.marketplaces.map(({ id }) => id),
          names,
        ),
        names.map((ref, index) => ({ ref, first: index + 1, last: index + 1, tag: 'mine' })),
      );
    const feeds = () =>
      records(odoo('admin'), 'x_amazon_feed', [], ['x_number', 'x_state', 'x_feed_id', 'x_result']);

    it('adds its model, fields and labels, whatever characters they hold', async () => {
      await odoo('admin').call('x_amazon_registration', 'write', {
        ids: [registration.id],
        args: { vals: { x_parcel_depth: 7 } },
      });
      expect((await start()).record.x_parcel_depth).toBe(7);
      await create(odoo('bot'), 'x_amazon_parcel', [
        { x_name: 'P1', x_registration_id: registration.id, x_size: 'small' },
      ]);
      const answer = await odoo('bot').call('x_amazon_parcel', 'fields_get', {
        args: { allfields: ['x_size'], attributes: ['string', 'selection'] },
      });
      expect(answer).toMatchObject({
        x_size: {
          string: "The parcel's size",
          selection: [
            ['small', "Fits a child's shoe"],
            ['large', 'Back\\slash'],
          ],
        },
      });
    });

    it('parks its own records, and leaves those of others alone', async () => {
      const park = async (kind: typeof parcelProblem, error: ConnectorError | undefined) => {
        const { tools, scope, problems: open } = await start();
        await updateProblems(kind, [{ ref: 'P1', error }], {
          odoo: tools.odoo,
          registration,
          open,
          now,
          scope,
        });
      };
      const [order] = schema.problemKinds;
      if (!order) throw new Error('no kinds');
      const broken = new ConnectorError('ODOO_VALIDATION', 'It does not fit.');
      await park(order, broken);
      await park(parcelProblem, broken);
      const parked = () => records(odoo('bot'), 'x_amazon_problem', [], ['x_kind', 'x_ref', 'x_code']);
      expect(await parked()).toMatchObject([
        { x_kind: 'order', x_ref: 'P1', x_code: 'ODOO_VALIDATION' },
        { x_kind: 'parcel', x_ref: 'P1', x_code: 'ODOO_VALIDATION' },
      ]);
      await park(order, undefined);
      expect(await parked()).toMatchObject([{ x_kind: 'parcel' }]);
      await park(parcelProblem, undefined);
      expect(await parked()).toEqual([]);
    });

    it('sends its feed, which is followed by another process until it has ended', async () => {
      const submission = await send(await start(), ['P1', 'P2']);
      expect(submission.status).toBe('submitted');
      expect(await feeds()).toMatchObject([
        { x_number: 1, x_state: 'open', x_feed_id: amazon.feeds[0]?.feedId },
      ]);

      const [feed] = (await start()).feeds;
      expect(feed).toMatchObject({
        feedType: 'POST_PARCEL_DATA',
        records: [{ ref: 'P1', tag: 'mine' }, { ref: 'P2' }],
      });
      if (!feed) throw new Error('no feed');
      expect(await send(await start(), ['P3'])).toEqual({ status: 'busy' });
      expect(await followFeed(await start(), feed)).toEqual({ status: 'open' });
      const progress = await followFeed(await start(), feed, [0, minute, minute]);
      // The embedded Amazon knows no such feed, and says so of the feed as a whole.
      if (progress.status !== 'ended') throw new Error(progress.status);
      expect([...progress.verdicts.values()].map(({ status }) => status)).toEqual(['unknown', 'unknown']);
      await closeFeed(await start(), feed, progress.verdicts);
      expect(await feeds()).toMatchObject([{ x_state: 'done', x_result: 'unknown: 2' }]);
      expect((await start()).feeds).toEqual([]);
    });

    it('has one open feed of a type for a seller, also when two workers send at once', async () => {
      const runs = [await start(), await start(), await start()];
      const results = await Promise.all(runs.map((run, index) => send(run, [`W${index}`])));
      expect(results.map(({ status }) => status).toSorted()).toEqual(['busy', 'busy', 'submitted']);
      expect(amazon.feeds).toHaveLength(2);
      await endAll();
    });

    it('reports a feed that is open for hours once', async () => {
      await send(await start(), ['slow']);
      const [feed] = (await start()).feeds;
      if (!feed) throw new Error('no feed');
      now += 5 * hour;
      events.length = 0;
      const run = await start();
      await followFeed({ ...run, amazon: { ...port, getFeed: stillQueued } }, feed);
      const [seen] = (await start()).feeds;
      await followFeed({ ...run, amazon: { ...port, getFeed: stillQueued } }, seen ?? feed);
      expect(events).toMatchObject([{ type: 'warning', code: 'FEED_OVERDUE' }]);
      await endAll();
    });

    it('finds a feed whose submission was cut off, and one that Amazon never had', async () => {
      amazon.failNext('createFeed', { hangUpAfterBytes: 3 });
      expect(await send(await start(), ['cut off'])).toMatchObject({
        status: 'unknown',
        error: { code: 'OUTCOME_UNKNOWN' },
      });
      const [cut] = (await start()).feeds;
      if (!cut) throw new Error('no feed');
      expect(cut.feedId).toBeUndefined();
      // Another worker might be at it.
      expect(await followFeed(await start(), cut)).toEqual({ status: 'open' });
      now += 3 * minute;
      await followFeed(await start(), cut);
      expect((await start()).feeds).toMatchObject([{ id: cut.id, feedId: amazon.feeds.at(-1)?.feedId }]);
      await endAll();

      const dying = {
        ...port,
        submitFeed: () => Promise.reject(new ConnectorError('ABORTED', 'The machine died.')),
      };
      await expect(send({ ...(await start()), amazon: dying }, ['never'])).rejects.toMatchObject({
        code: 'ABORTED',
      });
      const [never] = (await start()).feeds;
      if (!never) throw new Error('no feed');
      now += 3 * minute;
      expect(await followFeed(await start(), never)).toEqual({
        status: 'ended',
        verdicts: new Map([['never', { status: 'not_sent' }]]),
      });
      await endAll();
      expect((await feeds()).at(-1)).toMatchObject({ x_state: 'failed' });
    });

    it('says so when Amazon refuses the feed, and may send the next one', async () => {
      amazon.failNext('createFeed', { status: 403 });
      expect(await send(await start(), ['P9'])).toMatchObject({
        status: 'not_sent',
        error: { code: 'AMAZON_FORBIDDEN' },
      });
      expect((await start()).feeds).toEqual([]);
      expect((await send(await start(), ['P9'])).status).toBe('submitted');
      await endAll();
    });

    it('is taken out again: model, fields and rights, and refuses while it holds data', async () => {
      await expect(uninstall(odoo('admin'), schema)).rejects.toMatchObject({
        code: 'UNINSTALL_REFUSED',
        message: expect.stringContaining('1 parcels'),
      });
      await uninstall(odoo('admin'), schema, { force: true });
      expect(await count(odoo('admin'), 'ir.model', [['model', 'like', 'x_amazon']])).toBe(0);
      expect(await count(odoo('admin'), 'ir.model.access', [['name', 'like', 'x_amazon']])).toBe(0);
    });

    /** Lets Amazon end what is open, and closes it. */
    async function endAll(): Promise<void> {
      const run = await start();
      for (const feed of run.feeds) {
        const progress = await followFeed(run, feed, [0, minute, minute]);
        if (progress.status !== 'ended') throw new Error(`The feed is ${progress.status}.`);
        await closeFeed(run, feed, progress.verdicts);
      }
    }
  });
}

const stillQueued: AmazonPort['getFeed'] = (feedId) =>
  Promise.resolve({
    feedId,
    feedType: 'POST_PARCEL_DATA',
    processingStatus: 'IN_QUEUE',
    createdTime: '2026-01-01T00:00:00Z',
    resultFeedDocumentId: undefined,
  });

/** For an embedded Odoo that is to run the Python of this capability's schema. */
export const capabilitySchema = schema;
