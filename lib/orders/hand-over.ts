import type { AmazonOrder, PageEntry } from '../amazon/index.ts';
import type { Sibling } from '../registrations/index.ts';
import { isConnectorError, type ConnectorError } from '../support/errors.ts';
import { moveStock } from './move-stock.ts';
import type { OrderOutcome } from './outcome.ts';
import type { OrderElsewhere } from './plan.ts';
import { parkOutcomes } from './session/park.ts';
import { startOrderSession, type OrderSession } from './session/session.ts';
import { processPage, type ProcessedPage } from './process-page.ts';

/** Runs of the seller's other registrations, by id: started once for each run that meets an order of theirs. */
export type OwnerSessions = Map<number, OrderSession>;

export type WorkedOffByAll = Omit<ProcessedPage, 'elsewhere'>;

/**
 * Works off orders and lets their stock leave, each order by the registration that it belongs to: in its company, with its
 * settings. Orders from before a split so stay with the registration that imported them, although Amazon's changes now
 * come to the one that has the marketplace; and what that registration had parked goes to the other one.
 */
export async function processByOwners(
  session: OrderSession,
  owners: OwnerSessions,
  entries: readonly PageEntry[],
): Promise<WorkedOffByAll> {
  const { elsewhere, ...own } = await processPage(session, entries);
  let all: WorkedOffByAll = { ...own, outcomes: await moveStock(session, entries, own.outcomes) };
  for (const { owner, orders } of byOwner(elsewhere)) {
    if (all.notParked) break;
    const theirs = await processElsewhere(session, owners, owner, orders);
    all = {
      outcomes: [...all.outcomes, ...theirs.outcomes],
      written: all.written + theirs.written,
      unidentified: all.unidentified,
      notParked: theirs.notParked,
    };
  }
  return all;
}

async function processElsewhere(
  session: OrderSession,
  owners: OwnerSessions,
  owner: Sibling,
  orders: readonly AmazonOrder[],
): Promise<WorkedOffByAll> {
  let other: OrderSession;
  try {
    other = await ownerSession(session, owners, owner);
  } catch (error) {
    // Something about that registration alone; what concerns Odoo or the user as a whole ends the run.
    if (!isConnectorError(error) || error.code !== 'REGISTRATION_INVALID') throw error;
    return failAll(session, orders, error);
  }
  const entries = orders.map((order) => ({ order }));
  const worked = await processPage(other, entries);
  const outcomes = await moveStock(other, entries, worked.outcomes, { withWaiting: true });
  // Those that failed are parked by their own registration: under the same key, so that the problem has moved.
  const solved = outcomes.filter(({ status }) => status !== 'failed');
  if (!session.dryRun) await parkOutcomes(session, solved);
  return { ...worked, outcomes };
}

async function ownerSession(
  session: OrderSession,
  owners: OwnerSessions,
  { id, companyId }: Sibling,
): Promise<OrderSession> {
  const { tools, dryRun, recovering, scope } = session;
  const started =
    owners.get(id) ??
    (await startOrderSession(
      tools,
      { id, companyId },
      { dryRun, recovering, forAnother: true, signal: scope.signal },
    ));
  owners.set(id, started);
  // It hands nothing on.
  return { ...started, siblings: [] };
}

async function failAll(
  session: OrderSession,
  orders: readonly AmazonOrder[],
  error: ConnectorError,
): Promise<WorkedOffByAll> {
  const { dryRun } = session;
  const outcomes = orders.map(({ orderId }): OrderOutcome => ({ orderId, dryRun, status: 'failed', error }));
  const written = dryRun ? 0 : await parkOutcomes(session, outcomes);
  return { outcomes, written, unidentified: 0, notParked: undefined };
}

interface Owned {
  readonly owner: Sibling;
  readonly orders: readonly AmazonOrder[];
}

function byOwner(elsewhere: readonly OrderElsewhere[]): readonly Owned[] {
  const owners = new Map(elsewhere.map(({ owner }) => [owner.id, owner]));
  return [...owners.values()].map((owner) => ({
    owner,
    orders: elsewhere.flatMap((one) => (one.owner.id === owner.id ? [one.order] : [])),
  }));
}
