import type { AmazonOrder } from '../amazon/index.ts';
import { toConnectorError } from '../support/errors.ts';
import type { SaleOrderDraft } from './draft.ts';
import type { PageFacts, RunFacts } from './facts.ts';
import { mapOrder } from './map-order.ts';
import type { OrderOutcome } from './outcome.ts';
import { triageOrder } from './triage.ts';

/** What is to be done with the orders of a page. */
export interface OrdersPlan {
  /** Sale orders to make. */
  readonly drafts: readonly SaleOrderDraft[];
  /** Sale orders that are there, with totals still to be settled. */
  readonly unsettled: readonly UnsettledOrder[];
  /** Orders that need no write: unchanged, skipped, or failed already. */
  readonly settled: readonly OrderOutcome[];
}

export interface UnsettledOrder {
  readonly draft: SaleOrderDraft;
  readonly saleOrderId: number;
}

/** Decides for each order of a page; an order that cannot be mapped fails alone. */
export function planOrders(
  orders: readonly AmazonOrder[],
  run: RunFacts,
  page: PageFacts,
  dryRun: boolean,
): OrdersPlan {
  const drafts: SaleOrderDraft[] = [];
  const unsettled: UnsettledOrder[] = [];
  const settled: OrderOutcome[] = [];
  for (const order of newestOfEach(orders)) {
    const { orderId } = order;
    const triage = triageOrder(order, run.registration, page.knownOrders.get(orderId));
    if (triage.decision === 'unchanged') {
      settled.push({ orderId, dryRun, status: 'unchanged', saleOrderId: triage.known.id });
    } else if (triage.decision === 'skip') {
      const known = triage.known ? { saleOrderId: triage.known.id } : {};
      settled.push({ orderId, dryRun, status: 'skipped', reason: triage.reason, ...known });
    } else {
      try {
        const draft = mapOrder(order, triage.channel, run, page);
        if (triage.decision === 'import') drafts.push(draft);
        else unsettled.push({ draft, saleOrderId: triage.known.id });
      } catch (error) {
        settled.push({ orderId, dryRun, status: 'failed', error: orderError(error, orderId) });
      }
    }
  }
  return { drafts, unsettled, settled };
}

// An order whose status changes while pages are read can come twice.
function newestOfEach(orders: readonly AmazonOrder[]): Iterable<AmazonOrder> {
  const newest = new Map<string, AmazonOrder>();
  for (const order of orders) {
    const other = newest.get(order.orderId);
    if (!other || Date.parse(other.lastUpdatedTime) < Date.parse(order.lastUpdatedTime))
      newest.set(order.orderId, order);
  }
  return newest.values();
}

export const orderError = (error: unknown, orderId: string): ReturnType<typeof toConnectorError> =>
  toConnectorError(
    error,
    'ORDER_UNREADABLE',
    `Order ${orderId} holds something that this version cannot map.`,
    { context: { orderId } },
  );
