import { z } from 'zod';
import type { RegistrationRef } from '../registrations/index.ts';
import { throwIfAborted } from '../support/abort.ts';
import { checkInput, optionsSchema } from '../support/check-input.ts';
import { unique } from '../support/unique.ts';
import { closeFeed } from '../feeds/index.ts';
import { followParcels, fulfillmentFeeds, heldBy, type FeedResult } from './sending/confirm-by-feed.ts';
import { lookUp } from './lookup/look-up.ts';
import { sendParcels } from './sending/send.ts';
import { mailFailures } from './notices/mail.ts';
import type { DeliveryOutcome, DeliveryRoute } from './outcome.ts';
import { refOf, type AmazonPicking } from './pickings/picking.ts';
import { isNews, planPicking, type Step } from './plan.ts';
import type { SessionTools } from '../sync/index.ts';
import { readPickings, startDeliverySession, type DeliverySession } from './session.ts';
import { formatTold } from './memory/told.ts';
import { told, type Parcel, type Verdict } from './verdict.ts';
import { validateShipped } from './validate-shipped.ts';
import { waitAgainIfChanged } from './memory/wait-again.ts';
import { writeVerdicts } from './write.ts';

/** Options of `deliveries.sync`. */
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

/** What `deliveries.sync` and `deliveries.retry` take. */
export const syncOptions = optionsSchema({
  route: z.enum(['auto', 'confirmShipment', 'feed']).optional(),
  dryRun: z.boolean().optional(),
});

interface Selection {
  /** Pickings that are asked for by name; default: all that wait. */
  readonly pickingIds?: readonly number[];
}

/** What became of each picking that Amazon has to hear of; at the end, one e-mail about those that have failed. */
export async function* syncDeliveries(
  tools: SessionTools,
  registration: RegistrationRef,
  options: DeliverySyncOptions,
): AsyncGenerator<DeliveryOutcome, void> {
  checkInput('deliveries.sync', syncOptions, options);
  yield* confirmDeliveries(tools, registration, options);
}

/** The same of all pickings that wait, or of these, whatever became of them before. */
export async function* confirmDeliveries(
  tools: SessionTools,
  registrationRef: RegistrationRef,
  { route = 'auto', dryRun = false, signal, pickingIds }: DeliverySyncOptions & Selection,
): AsyncGenerator<DeliveryOutcome, void> {
  const session = await startDeliverySession(tools, registrationRef, { dryRun, signal });
  const failedIds: number[] = [];
  let done = 0;
  try {
    for await (const verdicts of confirmPickings(session, route, pickingIds)) {
      await writeVerdicts(session, verdicts);
      await waitAgainIfChanged(session, verdicts);
      for (const { outcome, memory } of verdicts) {
        if (outcome.status === 'failed' && memory?.state === 'error') failedIds.push(outcome.pickingId);
      }
      done += verdicts.length;
      tools.emit({ type: 'deliveries:done', registrationId: session.registration.id, done });
      for (const { outcome } of verdicts) yield { ...outcome, dryRun };
      throwIfAborted(signal);
    }
  } finally {
    // Also when the caller has seen enough, or the rest of the run fails: what is flagged is told.
    if (!dryRun) await mailFailures(session, failedIds);
  }
}

/** Verdicts, in the order in which they are reached: what needs no asking, what Amazon knows, what it is sent now. */
async function* confirmPickings(
  session: DeliverySession,
  route: 'auto' | DeliveryRoute,
  pickingIds: readonly number[] | undefined,
): AsyncGenerator<readonly Verdict[], void> {
  const pickings = await readPickings(session, pickingIds);
  const isRetry = pickingIds !== undefined;
  const { trackingPolicy } = session.registration;
  const held = heldBy(fulfillmentFeeds(session));
  const facts = { trackingPolicy, isRetry, held, now: session.tools.clock.now() };
  const steps = pickings
    .filter((picking) => picking.isDone || isNews(picking))
    .map((picking) => planPicking(picking, facts))
    .filter((step) => isRetry || !isSettledAlready(step));
  for (const picking of isRetry ? [] : await readSilent(session, pickings)) {
    const step = planPicking(picking, facts);
    if (step.do !== 'conclude') steps.push(step);
  }
  const concluded = steps.flatMap((step) => (step.do === 'conclude' ? [step.verdict] : []));
  if (concluded.length > 0) yield concluded;

  const results = await followFeeds(session, steps, isRetry);
  const answered = results.flatMap(({ verdicts }) => verdicts);
  if (answered.length > 0) yield answered;
  const doubtful = steps.flatMap((step) => (step.do === 'look' ? [{ parcel: step.parcel, isRetry }] : []));
  const found = await lookUp(session, [...results.flatMap(({ looks }) => looks), ...doubtful]);
  const known = await validateShipped(
    session,
    found.flatMap(({ verdict }) => verdict ?? []),
  );
  if (known.length > 0) yield known;
  for (const { ended } of results) if (ended) await closeFeed(session, ended.feed, ended.verdicts);

  // What Amazon never had is as new.
  const unsent = results
    .flatMap((result) => result.unsent)
    .map(({ picking }) => planPicking(picking, { ...facts, held: new Map() }));
  const planned = [...steps, ...unsent].flatMap((step) => (step.do === 'send' ? [step.parcel] : []));
  const hasWaited = held.size > 0 && !session.dryRun && !isRetry;
  const parcels = [
    ...(hasWaited ? await stillUntold(session, planned) : planned),
    ...found.flatMap(({ send }) => send ?? []),
  ];
  yield* sendParcels(session, parcels, route);
}

/** Of a picking of two orders one may be done with, and come along while the other is not. */
const isSettledAlready = (step: Step): boolean =>
  step.do === 'conclude' &&
  step.verdict.outcome.status === 'synchronized' &&
  step.verdict.picking.sync.state === 'done';

/**
 * Pickings that had nothing for Amazon, of orders of which another picking waits: where less was moved there than it said
 * before, units that counted there count here.
 */
async function readSilent(
  session: DeliverySession,
  waiting: readonly AmazonPicking[],
): Promise<readonly AmazonPicking[]> {
  const read = new Set(waiting.map(({ id }) => id));
  const ids = unique(waiting.flatMap(({ order }) => order.silentPickingIds)).filter((id) => !read.has(id));
  return ids.length === 0 ? [] : readPickings(session, ids);
}

/** Those of which nobody has told Amazon while this run waited for feeds, which takes minutes. */
async function stillUntold(session: DeliverySession, parcels: readonly Parcel[]): Promise<readonly Parcel[]> {
  if (parcels.length === 0) return [];
  const now = await readPickings(
    session,
    parcels.map(({ picking }) => picking.id),
  );
  const memories = new Map(now.map((picking) => [refOf(picking), picking.sync]));
  return parcels.filter(({ picking }) => {
    const memory = memories.get(refOf(picking));
    return formatTold(memory?.told) === formatTold(picking.sync.told) && memory?.state !== 'done';
  });
}

/** The results of feeds that earlier runs have left open. A retry leaves them to `sync`: they hold other pickings too. */
async function followFeeds(
  session: DeliverySession,
  steps: readonly Step[],
  isRetry: boolean,
): Promise<readonly FeedResult[]> {
  const awaiting = steps.flatMap((step) => (step.do === 'await' ? [step] : []));
  if (session.dryRun || isRetry) {
    const verdicts = awaiting.map(({ parcel }) => told(parcel, 'feed'));
    return [{ verdicts, looks: [], unsent: [] }];
  }
  const results: FeedResult[] = [];
  for (const feed of fulfillmentFeeds(session)) {
    const own = awaiting.filter((step) => step.feed.id === feed.id).map(({ parcel }) => parcel);
    results.push(await followParcels(session, feed, own));
  }
  return results;
}
