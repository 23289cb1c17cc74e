import type { RegistrationRef } from '../registrations/index.ts';
import { throwIfAborted } from '../support/abort.ts';
import { inBatches } from '../support/batches.ts';
import { awaitFeed, confirmByFeed, isFeedUnderWay, type FeedResult } from './confirm-by-feed.ts';
import { confirmOneByOne } from './confirm-one-by-one.ts';
import { lookUp, type Look } from './look-up.ts';
import { mailFailures } from './mail.ts';
import type { DeliveryOutcome, DeliveryRoute } from './outcome.ts';
import { isNews, planPicking, type Step } from './plan.ts';
import type { RunTools } from '../sync/index.ts';
import { readPickings, startDeliveryRun, type DeliveryRun } from './run.ts';
import { told, type Parcel, type Verdict } from './verdict.ts';
import { validateShipped } from './validate-shipped.ts';
import { writeVerdicts } from './write.ts';

export interface DeliverySyncOptions {
  /**
   * How Amazon is told. Default: `auto`, one by one up to 120 packages (a minute's worth), as one feed above.
   */
  readonly route?: 'auto' | DeliveryRoute;
  /** Plans everything, looks at Amazon, tells Amazon nothing and writes nothing. */
  readonly dryRun?: boolean;
  /** Stops between batches: what Amazon was told stays written down. */
  readonly signal?: AbortSignal;
}

interface Selection {
  /** Pickings that are asked for by name; default: all that wait. */
  readonly pickingIds?: readonly number[];
}

// confirmShipment refills at two a second: above a minute of them, the minutes of a feed are shorter.
const mostOneByOne = 120;
const batchSize = 100;
const feedSize = 5000;

/** What became of each picking that Amazon has to hear of; at the end, one e-mail about those that have failed. */
export async function* syncDeliveries(
  tools: RunTools,
  registrationRef: RegistrationRef,
  { route = 'auto', dryRun = false, signal, pickingIds }: DeliverySyncOptions & Selection,
): AsyncGenerator<DeliveryOutcome, void> {
  const run = await startDeliveryRun(tools, registrationRef, { dryRun, signal });
  const failedIds: number[] = [];
  let done = 0;
  try {
    for await (const verdicts of workOff(run, route, pickingIds)) {
      await writeVerdicts(run, verdicts);
      for (const { outcome, memory } of verdicts) {
        if (outcome.status === 'failed' && memory?.state === 'error') failedIds.push(outcome.pickingId);
      }
      done += verdicts.length;
      tools.emit({ type: 'deliveries:done', registrationId: run.registration.id, done });
      for (const { outcome } of verdicts) yield { ...outcome, dryRun };
      throwIfAborted(signal);
    }
  } finally {
    // Also when the caller has seen enough, or the rest of the run fails: what is flagged is told.
    if (!dryRun) await mailFailures(run, failedIds);
  }
}

/** Verdicts, in the order in which they are reached: what needs no asking, what Amazon knows, what it is told now. */
async function* workOff(
  run: DeliveryRun,
  route: 'auto' | DeliveryRoute,
  pickingIds: readonly number[] | undefined,
): AsyncGenerator<readonly Verdict[], void> {
  const pickings = await readPickings(run, pickingIds);
  const isRetry = pickingIds !== undefined;
  const facts = { trackingPolicy: run.registration.trackingPolicy, isRetry, now: run.tools.clock.now() };
  const steps = pickings
    .filter((picking) => picking.isDone || isNews(picking))
    .map((picking) => planPicking(picking, facts));
  const settled = steps.flatMap((step) => (step.do === 'settle' ? [step.verdict] : []));
  if (settled.length > 0) yield settled;

  const awaited = await awaitFeeds(run, steps);
  if (awaited.verdicts.length > 0) yield awaited.verdicts;
  const planned = steps.flatMap((step) => (step.do === 'look' ? [{ parcel: step.parcel, isRetry }] : []));
  const { looks, waiting } = await leaveToFeeds(run, planned);
  if (waiting.length > 0) yield waiting;
  const found = await lookUp(run, [...awaited.looks, ...looks]);
  const known = await validateShipped(
    run,
    found.flatMap(({ verdict }) => verdict ?? []),
  );
  if (known.length > 0) yield known;

  const parcels = [
    ...steps.flatMap((step) => (step.do === 'send' ? [step.parcel] : [])),
    ...found.flatMap(({ send }) => send ?? []),
  ];
  const packages = parcels.reduce((total, { shipments }) => total + shipments.length, 0);
  const isFeed = route === 'feed' || (route === 'auto' && packages > mostOneByOne);
  for (const batch of inBatches(parcels, isFeed ? feedSize : batchSize)) {
    throwIfAborted(run.scope.signal);
    yield run.dryRun
      ? batch.map((parcel) => told(parcel, isFeed ? 'feed' : 'confirmShipment'))
      : await tell(run, batch, isFeed);
  }
}

async function tell(
  run: DeliveryRun,
  parcels: readonly Parcel[],
  isFeed: boolean,
): Promise<readonly Verdict[]> {
  if (!isFeed) return confirmOneByOne(run, parcels);
  const { verdicts, looks } = await confirmByFeed(run, parcels);
  const found = await lookUp(run, looks);
  return [...verdicts, ...found.flatMap(({ verdict }) => verdict ?? [])];
}

/** The results of feeds that earlier runs have left under way. */
async function awaitFeeds(run: DeliveryRun, steps: readonly Step[]): Promise<FeedResult> {
  const awaiting = steps.flatMap((step) => (step.do === 'await' ? [step] : []));
  if (run.dryRun) return { verdicts: awaiting.map(({ parcel }) => told(parcel, 'feed')), looks: [] };
  const results: FeedResult[] = [];
  for (const feedId of new Set(awaiting.map((step) => step.feedId))) {
    const own = awaiting.filter((step) => step.feedId === feedId).map(({ parcel }) => parcel);
    results.push(await awaitFeed(run, feedId, own));
  }
  return {
    verdicts: results.flatMap(({ verdicts }) => verdicts),
    looks: results.flatMap(({ looks }) => looks),
  };
}

/** What may be in a feed whose number was lost has to wait while Amazon is at work on any. */
async function leaveToFeeds(
  run: DeliveryRun,
  looks: readonly Look[],
): Promise<{ readonly looks: readonly Look[]; readonly waiting: readonly Verdict[] }> {
  const feeding = looks.filter(({ parcel }) => parcel.picking.sync.told?.step === 'feeding');
  const times = feeding.flatMap(({ parcel }) => parcel.picking.sync.toldAt ?? []);
  const since = times.toSorted()[0];
  if (since === undefined || !(await isFeedUnderWay(run, since))) return { looks, waiting: [] };
  return {
    looks: looks.filter((look) => !feeding.includes(look)),
    waiting: feeding.map(({ parcel }) => told(parcel, 'feed')),
  };
}
