import { isConnectorError, type ConnectorError } from '../../support/errors.ts';
import { lookUp, type Look } from '../lookup/look-up.ts';
import { refusedByAmazon } from './refused.ts';
import type { DeliverySession } from '../session.ts';
import { isSame } from '../pickings/picking.ts';
import { takeTurns } from '../memory/take-turns.ts';
import { failedForNow, forgotten, told, type Parcel, type Verdict } from '../verdict.ts';

interface Result {
  readonly parcel: Parcel;
  readonly error: ConnectorError | undefined;
}

/** Tells Amazon of parcels one by one, and looks up what Amazon lists of them. */
export async function confirmOneByOne(
  session: DeliverySession,
  parcels: readonly Parcel[],
): Promise<readonly Verdict[]> {
  const sent = await takeTurns(session, parcels);
  // Another worker is at the others just now: this run tells no more of them.
  const others = parcels.filter(({ picking }) => !sent.some((parcel) => isSame(parcel.picking, picking)));
  const results: Result[] = [];
  for (const parcel of sent)
    results.push({ parcel, error: await confirm(session, parcel, results.at(-1)?.error) });
  for (const [index, { parcel, error }] of results.entries()) {
    // What another picking of the order gave back just now may be what was missing here.
    const later = results.slice(index + 1).filter((other) => isOfOrder(other.parcel, parcel));
    if (!error || !isRefusal(error) || !later.some((other) => !other.error)) continue;
    results[index] = { parcel, error: await confirm(session, parcel, undefined) };
  }

  const looks = results.flatMap(({ parcel, error }): readonly Look[] => {
    if (!error) return [{ parcel, isAccepted: true }];
    if (isRefusal(error)) return [{ parcel, refusal: refusedByAmazon(parcel.picking, error) }];
    return error.code === 'OUTCOME_UNKNOWN' ? [{ parcel }] : [];
  });
  // Many are left to the next run, where one search serves them all.
  const urgent = looks.filter(({ isAccepted }) => looks.length <= session.lookups.left || !isAccepted);
  const found = await lookUp(session, urgent);
  const verdicts = results.map(({ parcel, error }) => {
    const index = urgent.findIndex((look) => look.parcel === parcel);
    const { verdict } = found[index] ?? {};
    if (verdict) return verdict;
    if (!error) return told(parcel, 'confirmShipment', { step: 'accepted', fingerprint: parcel.fingerprint });
    // Whether Amazon has heard is not known: it stays as it is, and the next run looks it up again.
    if (error.code === 'OUTCOME_UNKNOWN') return failedForNow(parcel.picking, error);
    return failedForNow(parcel.picking, error, forgotten);
  });
  return [...verdicts, ...others.map((parcel) => told(parcel, 'confirmShipment'))];
}

const isOfOrder = (one: Parcel, other: Parcel): boolean =>
  one.picking.order.orderId === other.picking.order.orderId;

const isRefusal = ({ code }: ConnectorError): boolean =>
  code === 'AMAZON_INVALID_REQUEST' || code === 'AMAZON_NOT_FOUND';

// Where Amazon is away, every further request would wait for minutes to learn the same; a missing role concerns all.
const isAlike = (error: ConnectorError | undefined): error is ConnectorError =>
  error !== undefined &&
  ['AMAZON_UNREACHABLE', 'AMAZON_SERVER_ERROR', 'AMAZON_FORBIDDEN'].includes(error.code);

/** What kept Amazon from taking the packages of a parcel; `before` is what kept the one before. */
async function confirm(
  { amazon, scope: { signal } }: DeliverySession,
  { shipments }: Parcel,
  before: ConnectorError | undefined,
): Promise<ConnectorError | undefined> {
  if (isAlike(before)) return before;
  try {
    for (const shipment of shipments) await amazon.confirmShipment(shipment, { signal });
    return undefined;
  } catch (error) {
    if (isConnectorError(error) && !['ABORTED', 'AMAZON_UNAUTHORIZED'].includes(error.code)) return error;
    throw error;
  }
}
