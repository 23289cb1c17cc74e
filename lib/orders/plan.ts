import type { AmazonOrder } from '../amazon/index.ts';
import type { Registration, Sibling } from '../registrations/index.ts';
import { ConnectorError, toConnectorError } from '../support/errors.ts';
import type { ChangePlan } from './changes/change-plan.ts';
import { manualActionError } from './changes/manual-action-error.ts';
import { planChange } from './changes/plan.ts';
import type { SaleOrderDraft } from './draft.ts';
import type { KnownOrder, PageFacts, SessionFacts, SaleOrderDetails } from './facts.ts';
import { originalsOf, type OriginLink } from './link-replacements.ts';
import { mapOrder } from './map-order.ts';
import { outOfSightError } from './out-of-sight.ts';
import type { OrderOutcome } from './outcome.ts';
import type { ReadPage, TriagedOrder } from './read-page.ts';
import type { Triage } from './triage.ts';

/** What is to be done with the orders of a page. */
export interface OrdersPlan {
  /** Sale orders to make. */
  readonly drafts: readonly SaleOrderDraft[];
  /** Sale orders that are there, with totals still to be balanced. */
  readonly unbalanced: readonly UnbalancedOrder[];
  /** Sale orders that are there, and follow what has changed at Amazon. */
  readonly changes: readonly ChangePlan[];
  /** Replacements that are there, and not linked to what they replace. */
  readonly links: readonly OriginLink[];
  /** Orders of other registrations of the seller. */
  readonly elsewhere: readonly OrderElsewhere[];
  /** Orders that need no write: unchanged, skipped, or failed already. */
  readonly decided: readonly OrderOutcome[];
}

/** An order that belongs to another registration of the seller. */
export interface OrderElsewhere {
  readonly order: AmazonOrder;
  readonly owner: Sibling;
}

export interface UnbalancedOrder {
  readonly draft: SaleOrderDraft;
  readonly saleOrderId: number;
}

export interface PlanOptions {
  readonly dryRun: boolean;
  /** Orders of which this run has told already. */
  readonly reported: ReadonlySet<string>;
}

type PlannedOrder = Partial<{
  readonly draft: SaleOrderDraft;
  readonly unbalanced: UnbalancedOrder;
  readonly change: ChangePlan;
  readonly link: OriginLink;
  readonly elsewhere: OrderElsewhere;
  readonly decided: OrderOutcome;
}>;

/** Decides for each order of a page; an order that cannot be mapped fails alone. */
export function planOrders(
  { triaged, facts: page }: ReadPage,
  facts: SessionFacts,
  options: PlanOptions,
): OrdersPlan {
  const planned = triaged.map((order) => planOrder(order, facts, page, options));
  return {
    drafts: planned.flatMap(({ draft }) => draft ?? []),
    unbalanced: planned.flatMap(({ unbalanced }) => unbalanced ?? []),
    changes: planned.flatMap(({ change }) => change ?? []),
    links: planned.flatMap(({ link }) => link ?? []),
    elsewhere: planned.flatMap(({ elsewhere }) => elsewhere ?? []),
    decided: planned.flatMap(({ decided }) => decided ?? []),
  };
}

function planOrder(
  { order, known, triage }: TriagedOrder,
  facts: SessionFacts,
  page: PageFacts,
  { dryRun, reported }: PlanOptions,
): PlannedOrder {
  const { orderId } = order;
  if (triage.decision === 'elsewhere') return { elsewhere: { order, owner: triage.owner } };
  if (triage.decision === 'unchanged' && reported.has(orderId)) return {};
  const link = planLink(order, known, page);
  try {
    if (!link) return decide(order, triage, facts, page, dryRun);
    if (triage.decision !== 'unchanged') return { ...decide(order, triage, facts, page, dryRun), link };
    const saleOrderId = triage.known.id;
    return {
      link,
      decided: { orderId, dryRun, status: 'updated', saleOrderId, changes: ['origin'] },
    };
  } catch (error) {
    const there = known ? { saleOrderId: known.id } : {};
    return {
      decided: { orderId, dryRun, status: 'failed', error: orderError(error, orderId), ...there },
    };
  }
}

function decide(
  order: AmazonOrder,
  triage: Exclude<Triage, { readonly decision: 'elsewhere' }>,
  facts: SessionFacts,
  page: PageFacts,
  dryRun: boolean,
): PlannedOrder {
  const { orderId } = order;
  switch (triage.decision) {
    case 'import':
      return { draft: mapOrder(order, triage.channel, facts, page) };
    case 'balance':
      return {
        unbalanced: { draft: mapOrder(order, triage.channel, facts, page), saleOrderId: triage.known.id },
      };
    case 'follow': {
      const { known, channel, isOpen } = triage;
      const details = page.details.get(orderId) ?? noDetails;
      return {
        change: planChange(order, known, details, facts, () => mapOrder(order, channel, facts, page), isOpen),
      };
    }
    case 'hidden':
      throw outOfSightError(orderId);
    case 'unplaced':
      throw unplaced(orderId, facts.registration);
    case 'differs':
      throw stillDiffers(orderId, triage.known);
    case 'unchanged':
      return { decided: { orderId, dryRun, status: 'unchanged', saleOrderId: triage.known.id } };
    case 'skip':
      return { decided: { orderId, dryRun, status: 'skipped', reason: triage.reason } };
  }
}

const noDetails: SaleOrderDetails = { lines: [], invoices: [], currency: '', teamLeaderId: undefined };

// The run that made both died before it linked them, or the original came later.
function planLink(
  order: AmazonOrder,
  known: KnownOrder | undefined,
  page: PageFacts,
): OriginLink | undefined {
  const [origin] = originalsOf(order).flatMap((id) => page.knownOrders.get(id) ?? []);
  return known && origin && known.originId === undefined
    ? { orderId: order.orderId, originId: origin.id }
    : undefined;
}

const unplaced = (orderId: string, { marketplaces }: Registration): ConnectorError =>
  new ConnectorError(
    'ORDER_UNREADABLE',
    `Order ${orderId} names no marketplace that is known, and its registration has ${marketplaces.length}: ${marketplaces.map(({ name }) => name).join(', ')}. Look the order up in Seller Central and enter it by hand.`,
    { context: { orderId } },
  );

const stillDiffers = (orderId: string, known: KnownOrder) =>
  manualActionError('TOTAL_DIFFERS', {
    orderId,
    known,
    detail: `it comes to ${known.total} in Odoo and to ${known.seen.total} at Amazon. Look at the unit prices, discounts and taxes of its lines and correct them in Odoo.`,
  });

export const orderError = (error: unknown, orderId: string): ReturnType<typeof toConnectorError> =>
  toConnectorError(
    error,
    'ORDER_UNREADABLE',
    `Order ${orderId} holds something that this version cannot map.`,
    { context: { orderId } },
  );
