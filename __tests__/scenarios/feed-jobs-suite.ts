import { describe, expect, it } from '@jest/globals';
import { followFeed } from '../../lib/feeds/index.ts';
import { ConnectorError, type AmazonPort } from '../../lib/index.ts';
import type { OdooDatabase } from '../../stage/index.ts';
import { onParcels } from './on-parcels.ts';
import { onStage } from './on-stage.ts';

const minute = 60_000;
const hour = 60 * minute;

/** What feeds come to when workers race, machines die, and Amazon takes its time. */
export function describeFeedJobs(name: string, open: () => Promise<OdooDatabase>): void {
  describe(`feeds on ${name}`, () => {
    const stage = onStage(open, { currencies: ['EUR'] });
    const parcels = onParcels(stage);

    it('are one open feed of a type for a seller, also when workers send at once', async () => {
      const runs = [await parcels().start(), await parcels().start(), await parcels().start()];
      const results = await Promise.all(runs.map((run, index) => parcels().send(run, [`W${index}`])));
      expect(results.map(({ status }) => status).toSorted()).toEqual(['busy', 'busy', 'submitted']);
      expect(parcels().amazon.feeds).toHaveLength(1);
      await parcels().endAll();
    });

    it('are reported once when they are open for hours', async () => {
      await parcels().send(await parcels().start(), ['slow']);
      const [feed] = (await parcels().start()).feeds;
      if (!feed) throw new Error('no feed');
      parcels().wait(5 * hour);
      const before = parcels().events.length;
      const run = await parcels().start();
      await followFeed({ ...run, amazon: { ...parcels().amazonPort, getFeed: stillQueued } }, feed);
      const [seen] = (await parcels().start()).feeds;
      await followFeed({ ...run, amazon: { ...parcels().amazonPort, getFeed: stillQueued } }, seen ?? feed);
      expect(parcels().events.slice(before)).toMatchObject([{ type: 'warning', code: 'FEED_OVERDUE' }]);
      await parcels().endAll();
    });

    it('are found when their submission was cut off, and told from one that Amazon never had', async () => {
      parcels().amazon.failNext('createFeed', { hangUpAfterBytes: 3 });
      expect(await parcels().send(await parcels().start(), ['cut off'])).toMatchObject({
        status: 'unknown',
        error: { code: 'OUTCOME_UNKNOWN' },
      });
      const [cut] = (await parcels().start()).feeds;
      if (!cut) throw new Error('no feed');
      expect(cut.feedId).toBeUndefined();
      // Another worker might be at it.
      expect(await followFeed(await parcels().start(), cut)).toEqual({ status: 'open' });
      parcels().wait(3 * minute);
      await followFeed(await parcels().start(), cut);
      expect((await parcels().start()).feeds).toMatchObject([
        { id: cut.id, feedId: parcels().amazon.feeds.at(-1)?.feedId },
      ]);
      await parcels().endAll();

      const dying = {
        ...parcels().amazonPort,
        submitFeed: () => Promise.reject(new ConnectorError('ABORTED', 'The machine died.')),
      };
      await expect(
        parcels().send({ ...(await parcels().start()), amazon: dying }, ['never']),
      ).rejects.toMatchObject({
        code: 'ABORTED',
      });
      const [never] = (await parcels().start()).feeds;
      if (!never) throw new Error('no feed');
      // Whoever took it may still be sending it, and wait for quota.
      parcels().wait(50 * minute);
      expect(await followFeed(await parcels().start(), never)).toEqual({ status: 'open' });
      parcels().wait(11 * minute);
      expect(await followFeed(await parcels().start(), never)).toEqual({
        status: 'ended',
        verdicts: new Map([['never', { status: 'not_sent' }]]),
      });
      await parcels().endAll();
      expect((await parcels().feeds()).at(-1)).toMatchObject({ x_state: 'failed' });
    });

    it('are let go by hand: the next one may be sent', async () => {
      await parcels().send(await parcels().start(), ['stuck']);
      expect(await parcels().send(await parcels().start(), ['next'])).toMatchObject({ status: 'busy' });
      const [feed] = (await parcels().start()).feeds;
      const call = { ids: [feed?.id ?? 0], args: { vals: { x_state: 'done' } } };
      await stage().bot.call('x_amazon_feed', 'write', call);
      expect(await parcels().send(await parcels().start(), ['next'])).toMatchObject({ status: 'submitted' });
      await parcels().endAll();
    });

    it('are unread while Amazon does not let them be read, and let go after months', async () => {
      await parcels().send(await parcels().start(), ['forbidden']);
      const [feed] = (await parcels().start()).feeds;
      if (!feed) throw new Error('no feed');
      parcels().amazon.failNext('getFeed', { status: 403 });
      expect(await followFeed(await parcels().start(), feed)).toMatchObject({
        status: 'unread',
        error: { code: 'AMAZON_FORBIDDEN' },
      });
      parcels().wait(90 * 24 * hour);
      parcels().amazon.failNext('getFeed', { status: 403 });
      const progress = await followFeed(await parcels().start(), feed);
      expect(progress).toMatchObject({ status: 'ended' });
      await parcels().endAll();
    });

    it('make room for the next one when Amazon refuses them', async () => {
      parcels().amazon.failNext('createFeed', { status: 403 });
      expect(await parcels().send(await parcels().start(), ['P9'])).toMatchObject({
        status: 'not_sent',
        error: { code: 'AMAZON_FORBIDDEN' },
      });
      expect((await parcels().start()).feeds).toEqual([]);
      expect((await parcels().send(await parcels().start(), ['P9'])).status).toBe('submitted');
      await parcels().endAll();
    });
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
