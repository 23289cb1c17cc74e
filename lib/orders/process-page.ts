import type { AmazonOrder, PageEntry } from '../amazon/index.ts';
import { throwIfAborted } from '../support/abort.ts';
import { isConnectorError, type ConnectorError } from '../support/errors.ts';
import { applyChanges } from './changes/apply.ts';
import { withoutBuyers } from './customers/without-buyers.ts';
import type { SaleOrderDraft } from './draft.ts';
import { linkReplacements } from './link-replacements.ts';
import { makeOrders, originsIn, balanceOrders, type MadeOrder } from './make-orders.ts';
import type { OrderOutcome } from './outcome.ts';
import { followedOutcome, madeOutcome, mendedOutcome, plannedOutcomes } from './outcomes.ts';
import { planOrders, type OrderElsewhere, type OrdersPlan } from './plan.ts';
import { readApart } from './read-apart.ts';
import { namelessId, parkOutcomes } from './session/park.ts';
import { orderProblem, type OrderSession } from './session/session.ts';

export interface ProcessedPage {
  readonly outcomes: readonly OrderOutcome[];
  /** What belongs to other registrations of the seller: nothing was done about it. */
  readonly elsewhere: readonly OrderElsewhere[];
  /** Records written to Odoo. */
  readonly written: number;
  /** Orders so broken that not even their id could be read: they cannot be parked. */
  readonly unidentified: number;
  /** What failed could not be parked: the run has to end, after these outcomes. */
  readonly notParked: ConnectorError | undefined;
}

/** read → plan → apply → outcome, for the orders of one page. */
export async function processPage(
  session: OrderSession,
  entries: readonly PageEntry[],
): Promise<ProcessedPage> {
  const { facts, dryRun, scope } = session;
  const orders = newestOfEach(entries.flatMap((entry): AmazonOrder[] => (entry.order ? [entry.order] : [])));
  const unreadable = unreadableOf(entries, dryRun);
  const { pages, failed } = await readApart(session, orders);
  const reported = new Set(session.cancelledInOdoo.map(({ orderId }) => orderId));
  const outcomes: OrderOutcome[] = [];
  const decided: OrderOutcome[] = [...unreadable, ...failed];
  const made: MadeOrder[] = [];
  const elsewhere: OrderElsewhere[] = [];
  let written = 0;
  for (const page of pages) {
    const plan = planOrders(page, facts, { dryRun, reported });
    warnOf(session, plan.drafts);
    throwIfAborted(scope.signal);
    const applied = dryRun ? planned(plan) : await apply(session, plan);
    outcomes.push(...applied.outcomes);
    decided.push(...plan.decided);
    elsewhere.push(...plan.elsewhere);
    made.push(...applied.made);
    written += applied.written;
  }
  await linkReplacements(session.tools.odoo, originsIn(made), scope);
  return park(session, orders, {
    outcomes: withoutBuyers([...outcomes, ...decided], orders),
    elsewhere,
    written,
    unidentified: unreadable.filter(({ orderId }) => orderId === namelessId).length,
  });
}

/** Reports what is odd about the products of these orders: of each SKU once in a run. */
function warnOf({ tools, warned }: OrderSession, drafts: readonly SaleOrderDraft[]): void {
  for (const { code, message, sku } of drafts.flatMap(({ warnings }) => warnings)) {
    const key = `${code} ${sku}`;
    if (!warned.has(key)) tools.emit({ type: 'warning', code, message });
    warned.add(key);
  }
}

interface Applied {
  readonly outcomes: readonly OrderOutcome[];
  readonly made: readonly MadeOrder[];
  readonly written: number;
}

const planned = (plan: OrdersPlan): Applied => ({ outcomes: plannedOutcomes(plan), made: [], written: 0 });

async function apply(session: OrderSession, plan: OrdersPlan): Promise<Applied> {
  const { facts, tools, scope } = session;
  const made = await makeOrders(session, plan.drafts);
  const mended = await balanceOrders(session, plan.unbalanced);
  await linkReplacements(tools.odoo, plan.links, scope);
  const followed = await applyChanges(tools.odoo, plan.changes, facts, scope);
  const outcomes = [...made.map(madeOutcome), ...mended.map(mendedOutcome), ...followed.map(followedOutcome)];
  const byOthers = made.filter(({ byOther }) => byOther).length;
  return { outcomes, made, written: outcomes.length - byOthers + plan.links.length };
}

/** Parks what failed. What was done already is told all the same when that fails. */
async function park(
  session: OrderSession,
  orders: readonly AmazonOrder[],
  worked: Omit<ProcessedPage, 'notParked'>,
): Promise<ProcessedPage> {
  if (session.dryRun) return { ...worked, notParked: undefined };
  try {
    const parked = await parkOutcomes(session, worked.outcomes, orderProblem, orders);
    for (const outcome of worked.outcomes) {
      if (outcome.status === 'failed') session.problemCodes.set(outcome.orderId, outcome.error.code);
      else session.problemCodes.delete(outcome.orderId);
    }
    return { ...worked, written: worked.written + parked, notParked: undefined };
  } catch (error) {
    if (!isConnectorError(error)) throw error;
    return { ...worked, notParked: error };
  }
}

function unreadableOf(entries: readonly PageEntry[], dryRun: boolean): readonly OrderOutcome[] {
  const outcomes = entries.flatMap((entry): OrderOutcome[] =>
    entry.error
      ? [{ orderId: entry.orderId ?? namelessId, dryRun, status: 'failed', error: entry.error }]
      : [],
  );
  // The same order can come twice on a page; those without an id may be several.
  const named = new Map(outcomes.map((outcome) => [outcome.orderId, outcome]));
  return outcomes.filter(
    (outcome) => outcome.orderId === namelessId || named.get(outcome.orderId) === outcome,
  );
}

// An order whose status changes while pages are read can come twice.
function newestOfEach(orders: readonly AmazonOrder[]): readonly AmazonOrder[] {
  const newest = new Map<string, AmazonOrder>();
  for (const order of orders) {
    const other = newest.get(order.orderId);
    if (!other || Date.parse(other.lastUpdatedTime) < Date.parse(order.lastUpdatedTime))
      newest.set(order.orderId, order);
  }
  return [...newest.values()];
}
