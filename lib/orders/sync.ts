import type { AmazonPort, PageEntry } from '../amazon/index.ts';
import type { Registration } from '../registrations/index.ts';
import { throwIfAborted } from '../support/abort.ts';
import { ConnectorError, isConnectorError } from '../support/errors.ts';
import { changedOrders } from './changed-orders.ts';
import {
  isCheckpointDue,
  usableCheckpoint,
  writeCheckpoint,
  type Checkpoint,
  type Search,
} from './checkpoint.ts';
import { changedAfter, closeRun, nextCursor } from './cursor.ts';
import type { OrderOutcome } from './outcome.ts';
import { dueProblems } from './problems.ts';
import { readRun } from './read-run.ts';
import type { OrderTools, Run } from './run.ts';
import { workOff } from './work-off.ts';

export interface OrderSyncOptions {
  /**
   * Asks Amazon for orders changed since this time (ISO 8601, UTC) instead of the registration's last order sync. A time
   * later than that leaves the last order sync where it is.
   */
  readonly since?: string;
  /** Plans everything and writes nothing. */
  readonly dryRun?: boolean;
  /** Stops between batches: what is finished stays, the cursor does not move. */
  readonly signal?: AbortSignal;
}

/**
 * Parked orders whose time has come, then every page of changed orders; the cursor moves when all of them are safe.
 * A long run that is cut off goes on from its last checkpoint.
 */
export async function* syncOrders(
  tools: OrderTools,
  { id, companyId }: Pick<Registration, 'id' | 'companyId'>,
  { since, dryRun = false, signal }: OrderSyncOptions,
): AsyncGenerator<OrderOutcome, void> {
  const { odoo, clock, emit } = tools;
  checkTime(since);
  const startedAt = clock.now();
  // Read afresh: the last order sync may have moved, or been set back in Odoo, since the caller got the registration.
  const start = await readRun(odoo, id, companyId, { signal });
  const run: Run = { ...start, tools, dryRun, signal, countries: new Map() };
  const { registration } = start.facts;
  if (start.outdated) emit({ type: 'warning', code: 'INSTALL_OUTDATED', message: outdatedMessage });
  const amazon = tools.amazonOf(registration);

  const search: Search = {
    marketplaceIds: registration.marketplaces.map((marketplace) => marketplace.id),
    changedAfter: changedAfter(registration, since, startedAt),
  };
  const resumed = usableCheckpoint(start.checkpoint, search, startedAt);
  let { answeredFor, nameless = false } = resumed ?? {};
  let hasCheckpoint = start.checkpoint !== undefined;
  let [done, total, written] = [0, 0, 0];
  for await (const { entries, page } of batchesOf(run, amazon, search, resumed)) {
    throwIfAborted(signal);
    answeredFor ??= page?.answeredFor;
    total += entries.length;
    const worked = await workOff(run, entries);
    written += worked.written;
    nameless ||= worked.nameless > 0;
    done += worked.outcomes.length;
    yield* worked.outcomes;
    emit({ type: 'orders:done', registrationId: id, done, total });
    if (dryRun || page?.next === undefined || !isCheckpointDue(page.number)) continue;
    await writeCheckpoint(odoo, registration, { ...search, ...page.next, answeredFor, nameless }, { signal });
    hasCheckpoint = true;
  }
  throwIfAborted(signal);
  if (dryRun) return;
  const covered = { changedAfter: search.changedAfter, answeredFor, wroteSomething: written > 0 };
  // An order that cannot even be named cannot be parked: the next run has to meet it again.
  const cursor = nameless ? undefined : nextCursor(registration, covered);
  // Without its checkpoint, lest the next run should start in the middle of this one.
  if (cursor !== undefined || hasCheckpoint) await closeRun(odoo, registration, cursor, { signal });
}

const outdatedMessage =
  'The fields in this database were installed by another version of this package: run connector.install() again as administrator.';

interface Batch {
  readonly entries: readonly PageEntry[];
  /** Undefined for parked orders. */
  readonly page?: {
    /** From 1, counted in this run. */
    readonly number: number;
    readonly answeredFor: string | undefined;
    readonly next: Pick<Checkpoint, 'askedAfter' | 'nextToken' | 'givenAt'> | undefined;
  };
}

async function* batchesOf(
  run: Run,
  amazon: AmazonPort,
  search: Search,
  resumed: Checkpoint | undefined,
): AsyncGenerator<Batch, void> {
  const { signal } = run;
  const { clock, emit } = run.tools;
  const due = await fetchDue(run, amazon, clock.now());
  if (due.length > 0) yield { entries: due };
  let number = 0;
  for await (const page of changedOrders(amazon, search, resumed, { clock, emit, signal })) {
    const { entries, lastUpdatedBefore: answeredFor, askedAfter, nextToken } = page;
    const givenAt = new Date(clock.now()).toISOString();
    number += 1;
    emit({
      type: 'orders:page',
      registrationId: run.facts.registration.id,
      page: number,
      orders: entries.length,
    });
    const next = nextToken === undefined ? undefined : { askedAfter, nextToken, givenAt };
    yield { entries, page: { number, answeredFor, next } };
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
