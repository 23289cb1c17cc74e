import { describe, expect, it } from '@jest/globals';
import { closeFeed, followFeed } from '../../lib/feeds/index.ts';
import { ConnectorError } from '../../lib/index.ts';
import { uninstall } from '../../lib/install/index.ts';
import { updateProblems } from '../../lib/problems/index.ts';
import { count, create, records, type OdooDatabase } from '../../stage/index.ts';
import { capabilitySchema, onParcels } from './on-parcels.ts';
import { onStage } from './on-stage.ts';
import { parcelProblem } from './parcels.ts';

const minute = 60_000;

/** What a capability gets from sync/, problems/, feeds/ and install/ for a few lines of its own. */
export function describeCapability(name: string, open: () => Promise<OdooDatabase>): void {
  describe(`a capability of one file on ${name}`, () => {
    const stage = onStage(open, { currencies: ['EUR'] });
    const parcels = onParcels(stage);

    it('adds its model, fields and labels, whatever characters they hold', async () => {
      await stage().admin.call('x_amazon_registration', 'write', {
        ids: [parcels().registration.id],
        args: { vals: { x_parcel_depth: 7 } },
      });
      expect((await parcels().start()).record.x_parcel_depth).toBe(7);
      await create(stage().bot, 'x_amazon_parcel', [
        { x_name: 'P1', x_registration_id: parcels().registration.id, x_size: 'small' },
      ]);
      const answer = await stage().bot.call('x_amazon_parcel', 'fields_get', {
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
        const { tools, scope, problems: open } = await parcels().start();
        const { registration, now } = parcels();
        const scoped = { odoo: tools.odoo, registration, open, now: now(), scope };
        await updateProblems(kind, [{ ref: 'P1', error }], scoped);
      };
      const [order] = capabilitySchema.problemKinds;
      if (!order) throw new Error('no kinds');
      const broken = new ConnectorError('ODOO_VALIDATION', 'It does not fit.');
      await park(order, broken);
      await park(parcelProblem, broken);
      const parked = () => records(stage().bot, 'x_amazon_problem', [], ['x_kind', 'x_ref', 'x_code']);
      expect(await parked()).toMatchObject([
        { x_kind: 'order', x_ref: 'P1', x_code: 'ODOO_VALIDATION' },
        { x_kind: 'parcel', x_ref: 'P1', x_code: 'ODOO_VALIDATION' },
      ]);
      await park(order, undefined);
      expect(await parked()).toMatchObject([{ x_kind: 'parcel' }]);
      await park(parcelProblem, undefined);
      expect(await parked()).toEqual([]);
      await park(parcelProblem, broken);
    });

    it('sends its feed, which is followed by another process until it has ended', async () => {
      const submission = await parcels().send(await parcels().start(), ['P1', 'P2']);
      expect(submission.status).toBe('submitted');
      expect(await parcels().feeds()).toMatchObject([
        { x_number: 1, x_state: 'open', x_feed_id: parcels().amazon.feeds[0]?.feedId },
      ]);

      const [feed] = (await parcels().start()).feeds;
      expect(feed).toMatchObject({
        feedType: 'POST_PARCEL_DATA',
        records: [{ ref: 'P1', tag: 'mine' }, { ref: 'P2' }],
      });
      if (!feed) throw new Error('no feed');
      expect(await parcels().send(await parcels().start(), ['P3'])).toMatchObject({
        status: 'busy',
        records: [{ ref: 'P1' }, { ref: 'P2' }],
      });
      expect(await followFeed(await parcels().start(), feed)).toEqual({ status: 'open' });
      const progress = await followFeed(await parcels().start(), feed, [0, minute, minute]);
      // The embedded Amazon knows no such feed, and says so of the feed as a whole.
      if (progress.status !== 'ended') throw new Error(progress.status);
      expect([...progress.verdicts.values()].map(({ status }) => status)).toEqual(['unknown', 'unknown']);
      await closeFeed(await parcels().start(), feed, progress.verdicts);
      expect(await parcels().feeds()).toMatchObject([{ x_state: 'done', x_result: 'unknown: 2' }]);
      expect((await parcels().start()).feeds).toEqual([]);
    });

    it('is taken out again: model, fields and rights, and refuses while it holds data', async () => {
      await expect(uninstall(stage().admin, capabilitySchema)).rejects.toMatchObject({
        code: 'UNINSTALL_REFUSED',
        message: expect.stringMatching(/1 problems.*1 feeds.*1 parcels/),
      });
      await uninstall(stage().admin, capabilitySchema, { force: true });
      expect(await count(stage().admin, 'ir.model', [['model', 'like', 'x_amazon']])).toBe(0);
      expect(await count(stage().admin, 'ir.model.access', [['name', 'like', 'x_amazon']])).toBe(0);
    });
  });
}
