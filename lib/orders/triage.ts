import type { AmazonMoney, AmazonOrder } from '../amazon/index.ts';
import { toOdooDatetime } from '../odoo/index.ts';
import type { Registration, Sibling } from '../registrations/index.ts';
import { decimal } from '../support/money.ts';
import type { Channel } from './draft.ts';
import type { KnownOrder } from './facts.ts';
import { marketplaceIdOf } from './marketplace-of.ts';
import type { SkipReason } from './outcome.ts';
import { unitsOf } from './units.ts';

/** What is to be done with an order, before anything else about it is looked at. */
export type Triage =
  | { readonly decision: 'import'; readonly channel: Channel }
  | { readonly decision: 'unchanged'; readonly known: KnownOrder }
  /** Made by a run that did not live to check its total. */
  | { readonly decision: 'balance'; readonly channel: Channel; readonly known: KnownOrder }
  /** Changed at Amazon since the connector last looked. */
  | {
      readonly decision: 'follow';
      readonly channel: Channel;
      readonly known: KnownOrder;
      /** Its total or its tax was reported as off: whatever else has changed, they are looked at again. */
      readonly isOpen: boolean;
    }
  /** Off Amazon's total since it was made, for a person to look at; it still is. */
  | { readonly decision: 'differs'; readonly known: KnownOrder }
  /** Of another registration of the seller, which follows it or brings it in. */
  | { readonly decision: 'elsewhere'; readonly owner: Sibling }
  /** It has a sale order in a company that the user may not enter, so whatever becomes of it at Amazon is not followed. */
  | { readonly decision: 'hidden' }
  /** Amazon does not say which of the registration's marketplaces it is from. */
  | { readonly decision: 'unplaced' }
  | { readonly decision: 'skip'; readonly reason: SkipReason };

/** What is known of an order beside what Amazon says. */
export interface TriageFacts {
  readonly registration: Registration;
  /** The seller's other registrations. Default: none. */
  readonly siblings?: readonly Sibling[];
  readonly known: KnownOrder | undefined;
  /** Code of its open problem. */
  readonly problem?: string | undefined;
  /** Asked for by name: taken in whatever its state, and looked at whole. */
  readonly recovering?: boolean;
}

const pending = new Set(['PENDING', 'PENDING_AVAILABILITY']);

/** Decides by channel and status whether an order becomes a sale order, is followed, or is left alone. */
export function triageOrder(order: AmazonOrder, facts: TriageFacts): Triage {
  const { known } = facts;
  const status = order.fulfillment?.fulfillmentStatus;
  const owner = ownerOf(order, facts);
  if (owner) return { decision: 'elsewhere', owner };
  if (known) return triageKnown(order, known, facts);
  const triage = triageNew(order, status, facts);
  return triage.decision === 'skip' && facts.problem === 'RIGHTS_MISSING' ? { decision: 'hidden' } : triage;
}

function triageNew(
  order: AmazonOrder,
  status: string | undefined,
  { registration, recovering }: TriageFacts,
): Triage {
  if (status === 'CANCELLED') return skip('CANCELLED_BEFORE_IMPORT');
  if (order.salesChannel.channelName !== 'AMAZON') {
    if (!registration.nonAmazonOrders) return skip('NON_AMAZON');
  } else {
    const marketplaceId = marketplaceIdOf(order, registration);
    if (marketplaceId === undefined) return { decision: 'unplaced' };
    if (!registration.marketplaces.some(({ id }) => id === marketplaceId)) return skip('MARKETPLACE_FOREIGN');
  }
  if (status !== undefined && pending.has(status)) return skip('PENDING');
  if (isNothing(order)) return skip('NOTHING_ORDERED');
  return channelOf(order) === 'fba' ? triageFba(status) : triageFbm(status, recovering === true);
}

// Every item is taken out, and nothing is charged for any of it.
const isNothing = ({ orderItems, proceeds }: AmazonOrder): boolean => {
  const isFree = (money: AmazonMoney | undefined): boolean => decimal(money?.amount ?? 0).eq(0);
  return (
    orderItems.length > 0 &&
    orderItems.every((item) => unitsOf(item) === 0) &&
    isFree(proceeds?.grandTotal) &&
    // Without a grand total, what is charged stands on the items alone.
    (proceeds?.grandTotal !== undefined || orderItems.every((item) => isFree(item.proceeds?.proceedsTotal)))
  );
};

/**
 * The other registration that an order belongs to. One that is in Odoo stays with the registration that brought it in,
 * whoever has its marketplace now. Another one is the business of whoever has its marketplace; where this registration
 * parked it before it lost the marketplace, or is asked for it by name, it hands it over.
 */
function ownerOf(
  order: AmazonOrder,
  { registration, siblings = [], known, problem, recovering }: TriageFacts,
): Sibling | undefined {
  if (known) return siblings.find(({ id }) => id === known.registrationId);
  const marketplaceId = marketplaceIdOf(order, registration);
  if (order.salesChannel.channelName !== 'AMAZON' || marketplaceId === undefined) return undefined;
  if (registration.marketplaces.some(({ id }) => id === marketplaceId)) return undefined;
  if (problem === undefined && recovering !== true) return undefined;
  return siblings.find(({ marketplaceIds }) => marketplaceIds.includes(marketplaceId));
}

function triageKnown(order: AmazonOrder, known: KnownOrder, { problem, recovering }: TriageFacts): Triage {
  const channel = channelOf(order);
  const isOpen = problem === 'TAX_DIFFERS' || (problem === 'TOTAL_DIFFERS' && isOff(known));
  if (recovering || hasChanged(order, known)) return { decision: 'follow', channel, known, isOpen };
  // Cancelled: there is no total to come to any more.
  if (known.state === 'cancel') return { decision: 'unchanged', known };
  // What is left of an order that was cancelled after a part was shipped cannot be mapped again: Amazon states no amounts
  // for it.
  const isLeft = known.seen.status === 'CANCELLED';
  if (!isLeft && isUnbalanced(known)) return { decision: 'balance', channel, known };
  // Taxes do not show in what is known of an order, so they are looked at again. Settling alone would write over what
  // somebody has changed: it is for orders that nobody has touched.
  if (problem === 'TAX_DIFFERS') {
    return !isLeft && known.untouched
      ? { decision: 'balance', channel, known }
      : { decision: 'follow', channel, known, isOpen };
  }
  return { decision: isOff(known) && problem === 'TOTAL_DIFFERS' ? 'differs' : 'unchanged', known };
}

const isOff = ({ seen, total }: KnownOrder): boolean => !decimal(seen.total).eq(total);

/**
 * Whether a run that did not live to check the total left it open. Somebody who changes an order in Odoo may change its
 * total too; one that nobody has written since it was made may not differ.
 */
export const isUnbalanced = (known: KnownOrder): boolean => known.untouched && isOff(known);

// A page may bring an order as it was before the last run saw it: what is older is no change.
function hasChanged(order: AmazonOrder, { seen }: KnownOrder): boolean {
  const lastUpdate = toOdooDatetime(order.lastUpdatedTime);
  if (lastUpdate !== seen.lastUpdate) return lastUpdate > seen.lastUpdate;
  return (order.fulfillment?.fulfillmentStatus ?? '') !== seen.status;
}

const channelOf = (order: AmazonOrder): Channel =>
  order.fulfillment?.fulfilledBy === 'AMAZON' ? 'fba' : 'fbm';

function triageFba(status: string | undefined): Triage {
  if (status === 'SHIPPED') return { decision: 'import', channel: 'fba' };
  return skip(
    status === 'UNSHIPPED' || status === 'PARTIALLY_SHIPPED' ? 'NOT_SHIPPED_YET' : 'STATUS_UNKNOWN',
  );
}

function triageFbm(status: string | undefined, recovering: boolean): Triage {
  if (status === 'UNSHIPPED' || status === 'PARTIALLY_SHIPPED') return { decision: 'import', channel: 'fbm' };
  if (status !== 'SHIPPED') return skip('STATUS_UNKNOWN');
  return recovering ? { decision: 'import', channel: 'fbm' } : skip('SHIPPED_BEFORE_IMPORT');
}

const skip = (reason: SkipReason): Triage => ({ decision: 'skip', reason });
