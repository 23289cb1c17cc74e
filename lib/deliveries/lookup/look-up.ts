import { orderMarketplaces } from '../../registrations/index.ts';
import { hoursToMilliseconds } from 'date-fns/hoursToMilliseconds';
import { minutesToMilliseconds } from 'date-fns/minutesToMilliseconds';
import type { AmazonOrder, OrderPackage } from '../../amazon/index.ts';
import { isConnectorError, type ConnectorError } from '../../support/errors.ts';
import { excessOf, foreignPackages, listingOf, type OtherPickings } from './listed.ts';
import type { AmazonPicking } from '../pickings/picking.ts';
import type { DeliverySession } from '../session.ts';
import { splitReferences } from '../tracking/references.ts';
import {
  cancelledAtAmazon,
  failed,
  failedForNow,
  listed,
  noted,
  shipmentError,
  skipped,
  synchronized,
  told,
  type Parcel,
  type Verdict,
} from '../verdict.ts';

/** What a look at Amazon's order comes to: a verdict, or that the parcel is to be sent. */
export type Found =
  { readonly verdict: Verdict; readonly send?: never } | { readonly send: Parcel; readonly verdict?: never };

/** A parcel to be looked up. */
export interface Look {
  readonly parcel: Parcel;
  /** Why Amazon refused it just now. */
  readonly refusal?: ConnectorError;
  /** Amazon has taken it just now. */
  readonly isAccepted?: boolean;
  readonly isRetry?: boolean;
}

// What Amazon says of an order; `unchanged`: nothing since it was told; `not asked`: another run's turn.
type Answer = AmazonOrder | ConnectorError | 'unchanged' | 'not asked';

// A search sees what was changed up to two minutes ago.
const searchLagMs = minutesToMilliseconds(3);

// Amazon lists packages within minutes; what is not there by then was dropped.
const graceMs = hoursToMilliseconds(1);

/** Looks parcels up at Amazon: a few orders one by one, many that were told with one search. */
export async function lookUp(session: DeliverySession, looks: readonly Look[]): Promise<readonly Found[]> {
  const answers = await askAmazon(session, looks);
  return looks.map((look) => {
    const found = resolve(session, look, answers.get(look.parcel.picking.order.orderId) ?? 'not asked');
    if (!found.verdict) return found;
    const { memory } = found.verdict;
    const lookedAt = new Date(session.tools.clock.now()).toISOString();
    const isLookedUp = isAnswer(answers.get(look.parcel.picking.order.orderId));
    return memory && isLookedUp ? { verdict: { ...found.verdict, memory: { ...memory, lookedAt } } } : found;
  });
}

/** Whether Amazon has said something of the order; that there is none is something. */
const isAnswer = (answer: Answer | undefined): boolean =>
  answer !== undefined && (!isConnectorError(answer) || answer.code === 'AMAZON_NOT_FOUND');

async function askAmazon(
  session: DeliverySession,
  looks: readonly Look[],
): Promise<ReadonlyMap<string, Answer>> {
  const answers = new Map<string, Answer>();
  const now = session.tools.clock.now();
  const searchable = looks.filter(({ parcel, refusal }) => {
    const { toldAt } = parcel.picking.sync;
    return !refusal && toldAt !== undefined && now - Date.parse(toldAt) > searchLagMs;
  });
  if (searchable.length > session.lookups.left) await search(session, searchable, answers);
  for (const { parcel } of looks) {
    const { orderId } = parcel.picking.order;
    if (answers.has(orderId) || session.lookups.left === 0) continue;
    session.lookups.left -= 1;
    answers.set(
      orderId,
      await session.amazon.getOrder(orderId, { signal: session.scope.signal }).catch(aboutOneOrder),
    );
  }
  return answers;
}

async function search(
  session: DeliverySession,
  looks: readonly Look[],
  answers: Map<string, Answer>,
): Promise<void> {
  const times = looks.map(({ parcel }) => Date.parse(parcel.picking.sync.toldAt ?? ''));
  for (const { parcel } of looks) answers.set(parcel.picking.order.orderId, 'unchanged');
  const pages = session.amazon.searchOrders(
    {
      marketplaceIds: orderMarketplaces(
        session.registration,
        looks.map(({ parcel }) => parcel.picking.order),
      ),
      lastUpdatedAfter: new Date(Math.min(...times) - searchLagMs).toISOString(),
    },
    { signal: session.scope.signal },
  );
  for await (const { entries } of pages) {
    for (const { order } of entries)
      if (order && answers.has(order.orderId)) answers.set(order.orderId, order);
  }
}

function aboutOneOrder(error: unknown): ConnectorError {
  if (isConnectorError(error) && !['ABORTED', 'AMAZON_UNAUTHORIZED'].includes(error.code)) return error;
  throw error;
}

function resolve(session: DeliverySession, look: Look, answer: Answer): Found {
  const { parcel } = look;
  const { picking } = parcel;
  if (isConnectorError(answer)) {
    if (answer.code === 'AMAZON_NOT_FOUND') return { verdict: failed(picking, answer, refused(parcel)) };
    // What a feed said stands nowhere else, once the feed is closed.
    return look.refusal ? notAsked(look) : { verdict: failedForNow(picking, answer) };
  }
  if (answer === 'not asked') return notAsked(look);
  if (answer === 'unchanged') return missing(session, look);
  const { otherPickingIds, otherReferences } = picking.order;
  const others = {
    ids: new Set(otherPickingIds),
    trackingNumbers: new Set(otherReferences.flatMap(splitReferences)),
  };
  if (!picking.isDone) return { verdict: resolveOpen(picking, answer, others) };
  switch (listingOf(answer, picking, parcel.shipments, others)) {
    case 'listed':
      return { verdict: listed(parcel) };
    case 'by-seller':
      return { verdict: synchronized(picking, 'seller', packagesInWords(answer.packages)) };
    case 'cancelled':
      return { verdict: failed(picking, cancelledAtAmazon(picking), refused(parcel)) };
    default: {
      const excess = excessOf(answer, parcel.shipments, others);
      if (excess === undefined) return missing(session, look);
      const error = shipmentError('SHIPMENT_EXCEEDS_OPEN', picking, `${excess}. It is not told`);
      const found = missing(session, { ...look, ...(look.refusal && { refusal: error }) });
      return found.send ? { verdict: failed(picking, error, refused(parcel)) } : found;
    }
  }
}

/** What the seller has confirmed in Seller Central goes on the picking as a note. */
function resolveOpen(picking: AmazonPicking, order: AmazonOrder, others: OtherPickings): Verdict {
  const foreign = foreignPackages(order, others);
  if (foreign.length === 0) return { ...skipped(picking, 'NOTHING_FOR_AMAZON'), memory: {} };
  const isAllShipped = order.fulfillment?.fulfillmentStatus === 'SHIPPED';
  return { ...noted(picking, packagesInWords(foreign), false), isAllShipped };
}

/** Amazon's order is there, and does not have the packages. */
function missing(session: DeliverySession, look: Look): Found {
  const { parcel, isRetry = false } = look;
  const { picking } = parcel;
  const { told: memory, toldAt } = picking.sync;
  if (look.refusal || look.isAccepted) return notAsked(look);
  if (isRetry) return { send: parcel };
  switch (memory?.step) {
    case 'accepted': {
      if (toldAt !== undefined && session.tools.clock.now() - Date.parse(toldAt) < graceMs)
        return notAsked(look);
      const words =
        'Amazon accepted the confirmation an hour ago and does not list the packages. Look into Seller Central, or call deliveries.retry';
      const error = shipmentError('SHIPMENT_NOT_RECORDED', picking, words);
      return { verdict: failed(picking, error, { step: 'unknown', fingerprint: parcel.fingerprint }) };
    }
    case 'refused':
    case 'unknown':
      return { verdict: stillFailed(picking) };
    default:
      return parcel.shipments.length === 0 ? { verdict: stillFailed(picking) } : { send: parcel };
  }
}

/** Nothing is known yet: what stands in the picking stays. */
function notAsked({ parcel, refusal, isAccepted = false }: Look): Found {
  const { picking, fingerprint } = parcel;
  if (refusal) return { verdict: failed(picking, refusal, { step: stepAfter(refusal), fingerprint }) };
  if (isAccepted) return { verdict: told(parcel, 'confirmShipment', { step: 'accepted', fingerprint }) };
  const step = picking.sync.told?.step;
  if (step === undefined) return { verdict: skipped(picking, 'LOOKUP_POSTPONED') };
  if (step === 'refused' || step === 'unknown') {
    return { verdict: skipped(picking, 'UNCHANGED_SINCE_FAILURE') };
  }
  return { verdict: told(parcel, 'confirmShipment') };
}

// What a feed left open may turn up at Amazon at any time.
const stepAfter = ({ code }: ConnectorError) => (code === 'SHIPMENT_UNKNOWN' ? 'unknown' : 'refused');

/** Nothing new, but when it was looked up. */
const stillFailed = (picking: AmazonPicking): Verdict => ({
  ...skipped(picking, 'UNCHANGED_SINCE_FAILURE'),
  memory: {},
});

const refused = ({ fingerprint }: Parcel) => ({ step: 'refused', fingerprint }) as const;

function packagesInWords(packages: readonly OrderPackage[]): string {
  const list = packages.map(({ carrier, trackingNumber, shipTime }) =>
    [carrier, trackingNumber, shipTime].filter((part) => part !== undefined).join(' '),
  );
  return list.length === 0
    ? 'Amazon lists the order as shipped.'
    : `Amazon lists these packages: ${list.join('; ')}.`;
}
