import {
  cancellationFeed,
  parseProcessingReport,
  type AmazonPort,
  type CancelReason,
  type ProcessingResult,
} from '../../amazon/index.ts';
import { upsert } from '../../odoo/index.ts';
import { dueProblems } from '../../problems/index.ts';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import { orderKey } from '../keys.ts';
import type { OrderOutcome } from '../outcome.ts';
import { parkOutcomes } from '../runs/park.ts';
import type { OrderRun } from '../runs/run.ts';
import { quiet } from '../writing.ts';
import { cancellationProblem } from './problem.ts';
import { reported, type CancelledOrder } from './cancelled-order.ts';

// What stands in the order's field beside the id of a feed that is under way.
const accepted = 'accepted';
const refused = 'refused';

/** An order with what there is to write down about it, and to tell. */
interface Told {
  readonly order: CancelledOrder;
  readonly outcome: OrderOutcome;
  /** New value of the order's field; undefined: it stays. */
  readonly note?: string;
}

/**
 * Tells Amazon of cancellations in Odoo: one feed for all that are new, and the results of the feeds before.
 *
 * What Amazon refuses is parked with its words, and told again when its time has come. A feed whose answer was lost is
 * sent again: cancelling twice cancels once.
 */
export async function tellAmazon(run: OrderRun, reason: CancelReason): Promise<readonly OrderOutcome[]> {
  const { cancelledInOdoo, tools, registration, scope } = run;
  const amazon = tools.amazonOf(registration);
  const due = new Set(
    dueProblems(cancellationProblem, run.problems, tools.clock.now()).map(({ ref }) => ref),
  );
  const isNew = ({ told, orderId }: CancelledOrder): boolean =>
    told === undefined || (told === refused && due.has(orderId));
  const results = await outcomesOf(
    run,
    cancelledInOdoo.filter((order) => !isNew(order)),
    amazon,
  );
  const sent = await send(run, cancelledInOdoo.filter(isNew), reason, amazon);
  const told = [...results, ...sent];
  const records = told.flatMap(({ order, note }) =>
    note === undefined ? [] : [{ key: orderKey(order.orderId), values: { x_amazon_cancel_feed: note } }],
  );
  await upsert(tools.odoo, 'sale.order', records, { context: quiet, ...scope });
  const outcomes = told.map(({ outcome }) => outcome);
  // One that is told again keeps its problem until Amazon has spoken.
  await parkOutcomes(
    run,
    outcomes.filter(({ status }) => status !== 'skipped'),
    cancellationProblem,
  );
  return outcomes;
}

async function send(
  run: OrderRun,
  orders: readonly CancelledOrder[],
  reason: CancelReason,
  amazon: AmazonPort,
): Promise<readonly Told[]> {
  if (orders.length === 0) return [];
  const { sellerId, marketplaces } = run.registration;
  const cancellations = orders.map(({ orderId, itemIds }) => ({ orderId, orderItemIds: itemIds, reason }));
  const feed = cancellationFeed(
    sellerId,
    marketplaces.map(({ id }) => id),
    cancellations,
  );
  try {
    const { feedId } = await amazon.submitFeed(feed, { signal: run.scope.signal });
    return orders.map((order) => ({
      order,
      outcome: reported(order, false),
      note: noteOf(feedId, orders, order),
    }));
  } catch (error) {
    return orders.map((order) => ({ order, outcome: failed(order, aboutFeeds(error)) }));
  }
}

// The number of its message tells an order's result in the report of the feed.
const noteOf = (feedId: string, orders: readonly CancelledOrder[], order: CancelledOrder): string =>
  `${feedId}/${orders.indexOf(order) + 1}`;

async function outcomesOf(
  run: OrderRun,
  orders: readonly CancelledOrder[],
  amazon: AmazonPort,
): Promise<readonly Told[]> {
  const underWay = orders.filter((order) => feedOf(order) !== undefined);
  const told = orders.filter((order) => feedOf(order) === undefined).map(asBefore);
  for (const feedId of new Set(underWay.flatMap((order) => feedOf(order) ?? []))) {
    const own = underWay.filter((order) => feedOf(order) === feedId);
    told.push(...(await resultsOf(run, feedId, own, amazon)));
  }
  return told;
}

const feedOf = ({ told = '' }: CancelledOrder): string | undefined =>
  told.includes('/') ? told.split('/')[0] : undefined;

/** An order of which Amazon has spoken already. */
function asBefore(order: CancelledOrder): Told {
  return order.told === refused
    ? { order, outcome: failed(order, refusal(order, 'Amazon refused it before')) }
    : { order, outcome: reported(order, false) };
}

async function resultsOf(
  { scope: { signal } }: OrderRun,
  feedId: string,
  orders: readonly CancelledOrder[],
  amazon: AmazonPort,
): Promise<readonly Told[]> {
  try {
    const { processingStatus, resultFeedDocumentId } = await amazon.getFeed(feedId, { signal });
    if (processingStatus === 'IN_QUEUE' || processingStatus === 'IN_PROGRESS') {
      return orders.map((order) => ({ order, outcome: reported(order, false) }));
    }
    if (processingStatus !== 'DONE' || resultFeedDocumentId === undefined) {
      const ended = `Amazon ended feed ${feedId} as ${processingStatus}`;
      return orders.map((order) => refusedBy(order, ended));
    }
    const { results } = parseProcessingReport(await amazon.readFeedResult(resultFeedDocumentId, { signal }));
    return orders.map((order) => {
      const result = resultFor(order, results);
      return result ? refusedBy(order, `${result.code}: ${result.description}`) : acceptedBy(order);
    });
  } catch (error) {
    return orders.map((order) => ({ order, outcome: failed(order, aboutFeeds(error)) }));
  }
}

function resultFor({ told = '' }: CancelledOrder, results: readonly ProcessingResult[]) {
  const message = Number(told.split('/')[1]);
  return results.find(({ messageId, isError }) => isError && (messageId === message || messageId === 0));
}

const refusedBy = (order: CancelledOrder, words: string): Told => ({
  order,
  outcome: failed(order, refusal(order, words)),
  note: refused,
});

function acceptedBy(order: CancelledOrder): Told {
  const { orderId, saleOrderId } = order;
  const outcome = {
    orderId,
    saleOrderId,
    dryRun: false,
    status: 'updated',
    changes: ['cancellation_told'],
  } as const;
  return { order, outcome, note: accepted };
}

const failed = ({ orderId, saleOrderId }: CancelledOrder, error: ConnectorError): OrderOutcome => ({
  orderId,
  dryRun: false,
  status: 'failed',
  error,
  saleOrderId,
});

const refusal = ({ orderId, saleOrderId }: CancelledOrder, words: string): ConnectorError =>
  new ConnectorError(
    'CANCELLATION_REFUSED',
    `Order ${orderId} is cancelled in Odoo, and Amazon does not cancel it: ${words}. Cancel it in Seller Central, or ship it.`,
    { context: { orderId, saleOrderId } },
  );

// A missing role, or feeds that are away for a while, must not keep orders from coming in.
function aboutFeeds(error: unknown): ConnectorError {
  if (isConnectorError(error) && error.code !== 'ABORTED' && error.code !== 'AMAZON_UNAUTHORIZED')
    return error;
  throw error;
}
