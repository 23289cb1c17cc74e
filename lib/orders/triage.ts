import type { AmazonOrder } from '../amazon/index.ts';
import type { Registration } from '../registrations/index.ts';
import type { Channel } from './draft.ts';
import type { KnownOrder } from './facts.ts';
import type { SkipReason } from './outcome.ts';

/** What is to be done with an order, before anything else about it is looked at. */
export type Triage =
  | { readonly decision: 'import'; readonly channel: Channel }
  | { readonly decision: 'unchanged'; readonly known: KnownOrder }
  | { readonly decision: 'skip'; readonly reason: SkipReason; readonly known?: KnownOrder };

const pending = new Set(['PENDING', 'PENDING_AVAILABILITY']);

/** Decides by channel and status whether an order becomes a sale order, is there already, or is left alone. */
export function triageOrder(
  order: AmazonOrder,
  registration: Registration,
  known: KnownOrder | undefined,
): Triage {
  const status = order.fulfillment?.fulfillmentStatus;
  if (known)
    return status === 'CANCELLED' ? skip('CANCELLED_AT_AMAZON', known) : { decision: 'unchanged', known };
  if (status === 'CANCELLED') return skip('CANCELLED_BEFORE_IMPORT');
  if (order.salesChannel.channelName !== 'AMAZON') {
    if (!registration.nonAmazonOrders) return skip('NON_AMAZON');
  } else if (!registration.marketplaces.some(({ id }) => id === order.salesChannel.marketplaceId)) {
    return skip('MARKETPLACE_FOREIGN');
  }
  if (status !== undefined && pending.has(status)) return skip('PENDING');
  return order.fulfillment?.fulfilledBy === 'AMAZON' ? triageFba(status) : triageFbm(status);
}

function triageFba(status: string | undefined): Triage {
  if (status === 'SHIPPED') return { decision: 'import', channel: 'fba' };
  return skip(
    status === 'UNSHIPPED' || status === 'PARTIALLY_SHIPPED' ? 'NOT_SHIPPED_YET' : 'STATUS_UNKNOWN',
  );
}

function triageFbm(status: string | undefined): Triage {
  if (status === 'UNSHIPPED' || status === 'PARTIALLY_SHIPPED') return { decision: 'import', channel: 'fbm' };
  return skip(status === 'SHIPPED' ? 'SHIPPED_BEFORE_IMPORT' : 'STATUS_UNKNOWN');
}

const skip = (reason: SkipReason, known?: KnownOrder): Triage =>
  known ? { decision: 'skip', reason, known } : { decision: 'skip', reason };
