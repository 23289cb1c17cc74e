import type { AmazonPort, PageEntry } from '../amazon/index.ts';
import { dueProblems } from '../problems/index.ts';
import type { Registration } from '../registrations/index.ts';
import { throwIfAborted } from '../support/abort.ts';
import { ConnectorError, isConnectorError } from '../support/errors.ts';
import { reportCancelled } from './cancelled-in-odoo.ts';
import { changedAfter, moveCursor, nextCursor } from './cursor.ts';
import type { OrderOutcome } from './outcome.ts';
import { startRun, type OrderTools, type Run } from './run.ts';
import { workOff } from './work-off.ts';

export interface OrderSyncOptions {
  /** Asks Amazon for orders changed since this time (ISO 8601, UTC) instead of the registration's last order sync. */
  readonly since?: string;
  /** Plans everything and writes nothing. */
  readonly dryRun?: boolean;
  /** Stops between batches: what is finished stays, the cursor does not move. */
  readonly signal?: AbortSignal;
}

/**
 * What was cancelled in Odoo, parked orders whose time has come, then every page of changed orders; the cursor moves when
 * all of them are safe.
 */
export async function* syncOrders(
  tools: OrderTools,
  registrationRef: Pick<Registration, 'id' | 'companyId'>,
  { since, dryRun = false, signal }: OrderSyncOptions,
): AsyncGenerator<OrderOutcome, void> {
  checkTime(since);
  const startedAt = tools.clock.now();
  const run = await startRun(tools, registrationRef, { dryRun, recovering: false, signal });
  const { registration } = run.facts;
  const amazon = tools.amazonOf(registration);
  yield* reportCancelled(run);

  const query = {
    marketplaceIds: registration.marketplaces.map((marketplace) => marketplace.id),
    lastUpdatedAfter: changedAfter(registration, since, startedAt),
  };
  let answeredFor: string | undefined;
  let [done, total, written, nameless] = [0, 0, 0, 0];
  for await (const batch of batchesOf(run, amazon, query, startedAt)) {
    throwIfAborted(signal);
    answeredFor ??= batch.answeredFor;
    total += batch.entries.length;
    const worked = await workOff(run, batch.entries);
    written += worked.written;
    nameless += worked.nameless;
    done += worked.outcomes.length;
    yield* worked.outcomes;
    tools.emit({ type: 'orders:done', registrationId: registration.id, done, total });
  }
  throwIfAborted(signal);
  const cursor = nextCursor(registration, answeredFor, written > 0);
  // An order that cannot even be named cannot be parked: the next run has to meet it again.
  if (cursor !== undefined && !dryRun && nameless === 0)
    await moveCursor(tools.odoo, registration, cursor, { signal });
}

interface Batch {
  readonly entries: readonly PageEntry[];
  /** Up to when Amazon has answered for with this page; undefined for parked orders. */
  readonly answeredFor: string | undefined;
}

async function* batchesOf(
  run: Run,
  amazon: AmazonPort,
  query: Parameters<AmazonPort['searchOrders']>[0],
  now: number,
): AsyncGenerator<Batch, void> {
  const { registration } = run.facts;
  const due = await fetchDue(run, amazon, now);
  if (due.length > 0) yield { entries: due, answeredFor: undefined };
  let page = 0;
  for await (const { entries, lastUpdatedBefore } of amazon.searchOrders(query, { signal: run.signal })) {
    page += 1;
    run.tools.emit({ type: 'orders:page', registrationId: registration.id, page, orders: entries.length });
    yield { entries, answeredFor: lastUpdatedBefore };
  }
}

async function fetchDue(run: Run, amazon: AmazonPort, now: number): Promise<readonly PageEntry[]> {
  const entries: PageEntry[] = [];
  for (const { orderId } of dueProblems(run.problems, now)) {
    throwIfAborted(run.signal);
    try {
      entries.push({ order: await amazon.getOrder(orderId, { signal: run.signal }) });
    } catch (error) {
      // What is wrong with this order alone is its outcome; anything else ends the run.
      if (!isConnectorError(error) || !['ORDER_UNREADABLE', 'AMAZON_NOT_FOUND'].includes(error.code))
        throw error;
      entries.push({ orderId, error });
    }
  }
  return entries;
}

function checkTime(since: string | undefined): void {
  if (since === undefined || !Number.isNaN(Date.parse(since))) return;
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `since "${since}" is not a time in ISO 8601, such as 2026-01-31T00:00:00Z.`,
  );
}
