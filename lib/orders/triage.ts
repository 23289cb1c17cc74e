import type { AmazonOrder } from '../amazon/index.ts';
import type { Registration } from '../registrations/index.ts';
import { decimal } from '../support/money.ts';
import type { Channel } from './draft.ts';
import type { KnownOrder } from './facts.ts';
import type { SkipReason } from './outcome.ts';

/** What is to be done with an order, before anything else about it is looked at. */
export type Triage =
  | { readonly decision: 'import'; readonly channel: Channel }
  | { readonly decision: 'unchanged'; readonly known: KnownOrder }
  /** Made by a run that did not live to check its total. */
  | { readonly decision: 'settle'; readonly channel: Channel; readonly known: KnownOrder }
  | { readonly decision: 'skip'; readonly reason: SkipReason; readonly known?: KnownOrder };

const pending = new Set(['PENDING', 'PENDING_AVAILABILITY']);

/** Decides by channel and status whether an order becomes a sale order, is there already, or is left alone. */
export function triageOrder(
  order: AmazonOrder,
  registration: Registration,
  known: KnownOrder | undefined,
): Triage {
  const status = order.fulfillment?.fulfillmentStatus;
  if (known) return triageKnown(order, known);
  if (status === 'CANCELLED') return skip('CANCELLED_BEFORE_IMPORT');
  if (order.salesChannel.channelName !== 'AMAZON') {
    if (!registration.nonAmazonOrders) return skip('NON_AMAZON');
  } else if (!registration.marketplaces.some(({ id }) => id === order.salesChannel.marketplaceId)) {
    return skip('MARKETPLACE_FOREIGN');
  }
  if (status !== undefined && pending.has(status)) return skip('PENDING');
  return order.fulfillment?.fulfilledBy === 'AMAZON' ? triageFba(status) : triageFbm(status);
}

function triageKnown(order: AmazonOrder, known: KnownOrder): Triage {
  if (order.fulfillment?.fulfillmentStatus === 'CANCELLED') return skip('CANCELLED_AT_AMAZON', known);
  if (!isUnsettled(order, known)) return { decision: 'unchanged', known };
  return { decision: 'settle', channel: order.fulfillment?.fulfilledBy === 'AMAZON' ? 'fba' : 'fbm', known };
}

// Somebody who changes an order in Odoo may change its total too; one that nobody has written since it was made may not differ.
function isUnsettled(order: AmazonOrder, known: KnownOrder): boolean {
  const total = order.proceeds?.grandTotal?.amount;
  return known.untouched && total !== undefined && !decimal(total).eq(known.total);
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
