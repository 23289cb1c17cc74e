import {
  fulfillmentFeed,
  fulfillmentFeedType,
  parseProcessingReport,
  type AmazonFeed,
  type ProcessingResult,
} from '../amazon/index.ts';
import { isConnectorError, type ConnectorError } from '../support/errors.ts';
import type { Look } from './look-up.ts';
import { refusedInWords } from './refused.ts';
import type { DeliveryRun } from './run.ts';
import {
  failedForNow,
  forgotten,
  remembering,
  shipmentError,
  told,
  type Parcel,
  type Verdict,
} from './verdict.ts';
import { writeMemories } from './write.ts';

/** What a feed has come to: verdicts, and parcels about which it does not tell enough. */
export interface FeedResult {
  readonly verdicts: readonly Verdict[];
  readonly looks: readonly Look[];
}

/** Tells Amazon of parcels in one feed, and waits for its result. */
export async function confirmByFeed(run: DeliveryRun, parcels: readonly Parcel[]): Promise<FeedResult> {
  const { amazon, registration, scope } = run;
  const toldAt = new Date(run.tools.clock.now()).toISOString();
  const feeding = parcels.map((parcel) =>
    remembering(parcel, {
      state: 'pending',
      told: { step: 'feeding', fingerprint: parcel.fingerprint },
      toldAt,
    }),
  );
  // First: whoever comes after a run that dies here asks Amazon for feeds before it sends another.
  await remember(run, feeding);
  const shipments = feeding.flatMap((parcel) => parcel.shipments);
  const feed = fulfillmentFeed(
    registration.sellerId,
    registration.marketplaces.map(({ id }) => id),
    shipments,
  );
  const submitted = await amazon.submitFeed(feed, { signal: scope.signal }).catch(aboutFeed);
  if (!isConnectorError(submitted)) {
    const fed = inFeed(submitted.feedId, feeding);
    await remember(run, fed);
    return awaitFeed(run, submitted.feedId, fed);
  }
  // Whether Amazon has the feed is not known: it stays as it is, and the next run looks for it.
  const memory = submitted.code === 'OUTCOME_UNKNOWN' ? undefined : forgotten;
  return { verdicts: feeding.map(({ picking }) => failedForNow(picking, submitted, memory)), looks: [] };
}

const remember = (run: DeliveryRun, parcels: readonly Parcel[]): Promise<void> =>
  writeMemories(
    run,
    parcels.map(({ picking }) => picking),
  );

/** The parcels with the numbers of their messages. */
function inFeed(feedId: string, parcels: readonly Parcel[]): readonly Parcel[] {
  let last = 0;
  return parcels.map((parcel) => {
    const first = last + 1;
    last += parcel.shipments.length;
    const { fingerprint } = parcel;
    return remembering(parcel, { told: { step: 'fed', fingerprint, feedId, messages: [first, last] } });
  });
}

// Amazon takes minutes for a feed. A run that is not told within these goes on, and the next one asks again.
const waits = [30_000, 60_000, 120_000, 240_000];

/** Waits for the result of a feed that holds these parcels. */
export async function awaitFeed(
  run: DeliveryRun,
  feedId: string,
  parcels: readonly Parcel[],
): Promise<FeedResult> {
  const feed = await ended(run, feedId).catch(aboutFeed);
  if (!feed) return { verdicts: parcels.map((parcel) => told(parcel, 'feed')), looks: [] };
  if (isConnectorError(feed)) return unreadNow(feedId, parcels, feed);
  const { processingStatus, resultFeedDocumentId } = feed;
  if (processingStatus !== 'DONE' || resultFeedDocumentId === undefined) {
    return untold(feedId, parcels, `ended as ${processingStatus}`);
  }
  const text = await run.amazon
    .readFeedResult(resultFeedDocumentId, { signal: run.scope.signal })
    .catch(aboutFeed);
  return isConnectorError(text) ? unreadNow(feedId, parcels, text) : readResult(feedId, parcels, text);
}

/** The feed is kept in mind, and asked for again in the next run; one that Amazon has forgotten tells nothing any more. */
const unreadNow = (feedId: string, parcels: readonly Parcel[], error: ConnectorError): FeedResult =>
  error.code === 'AMAZON_NOT_FOUND'
    ? untold(feedId, parcels, 'is not there any more')
    : { verdicts: parcels.map(({ picking }) => failedForNow(picking, error)), looks: [] };

async function ended(
  { amazon, tools, scope: { signal } }: DeliveryRun,
  feedId: string,
): Promise<AmazonFeed | undefined> {
  for (const wait of waits) {
    await tools.clock.sleep(wait, signal);
    const feed = await amazon.getFeed(feedId, { signal });
    if (!['IN_QUEUE', 'IN_PROGRESS'].includes(feed.processingStatus)) return feed;
  }
  return undefined;
}

function readResult(feedId: string, parcels: readonly Parcel[], text: string): FeedResult {
  const results = errorsIn(text);
  if (!results) return untold(feedId, parcels, 'has a result that does not tell which shipments it refuses');
  const refusals = parcels.map((parcel) => ({ parcel, result: resultFor(parcel, results) }));
  return {
    verdicts: refusals.flatMap(({ parcel, result }) =>
      result ? [] : [told(parcel, 'feed', { step: 'accepted', fingerprint: parcel.fingerprint })],
    ),
    looks: refusals.flatMap(({ parcel, result }) =>
      result
        ? [{ parcel, refusal: refusedInWords(parcel.picking, `${result.code}: ${result.description}`) }]
        : [],
    ),
  };
}

/** The errors of a report, each with its message; undefined where it leaves open which messages it means. */
function errorsIn(text: string): readonly ProcessingResult[] | undefined {
  try {
    const errors = parseProcessingReport(text).results.filter(({ isError }) => isError);
    return errors.some(({ messageId }) => messageId === 0) ? undefined : errors;
  } catch (error) {
    if (isConnectorError(error) && error.code === 'AMAZON_UNREADABLE') return undefined;
    throw error;
  }
}

function resultFor({ picking }: Parcel, results: readonly ProcessingResult[]): ProcessingResult | undefined {
  const { told: memory } = picking.sync;
  if (memory?.step !== 'fed') return undefined;
  const [first, last] = memory.messages;
  return results.find(({ messageId }) => messageId >= first && messageId <= last);
}

/** Of none of these is it known what has become of it: each is looked up, and failed where Amazon does not list it. */
const untold = (feedId: string, parcels: readonly Parcel[], what: string): FeedResult => ({
  verdicts: [],
  looks: parcels.map((parcel) => ({
    parcel,
    refusal: shipmentError(
      'SHIPMENT_UNKNOWN',
      parcel.picking,
      `Amazon's feed ${feedId} ${what}, and Amazon does not list the shipment. It is looked up in each run; deliveries.retry tells it again`,
    ),
  })),
});

/** Whether Amazon may still be at work on a feed that was submitted since then, by this library or by something else. */
export async function isFeedUnderWay({ amazon, scope }: DeliveryRun, since: string): Promise<boolean> {
  const feeds = await amazon.getFeeds(
    {
      feedTypes: [fulfillmentFeedType],
      createdSince: since,
      processingStatuses: ['IN_QUEUE', 'IN_PROGRESS'],
    },
    { signal: scope.signal },
  );
  return feeds.length > 0;
}

/** What concerns the feed alone; a missing right concerns all that follows too. */
function aboutFeed(error: unknown): ConnectorError {
  if (isConnectorError(error) && !['ABORTED', 'AMAZON_UNAUTHORIZED', 'AMAZON_FORBIDDEN'].includes(error.code))
    return error;
  throw error;
}
