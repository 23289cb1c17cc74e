import { z } from 'zod';
import type { Registration, RegistrationRef } from '../registrations/index.ts';
import { throwIfAborted } from '../support/abort.ts';
import { checkInput, optionsSchema } from '../support/check-input.ts';
import { ConnectorError } from '../support/errors.ts';
import {
  changedAfter,
  closeSession,
  isCheckpointDue,
  nextCursor,
  usableCheckpoint,
  writeCheckpoint,
  type ProgressFields,
  type Search,
} from '../sync/index.ts';
import { followCancelled } from './cancelled-in-odoo/follow.ts';
import { processByOwners, type OwnerSessions } from './hand-over.ts';
import { moveWaitingStock } from './move-stock.ts';
import type { OrderOutcome } from './outcome.ts';
import { batchesOf } from './session/batches.ts';
import { renewOrderSession } from './session/renew.ts';
import { startOrderSession, type OrderTools } from './session/session.ts';

/** Options of `orders.sync`. */
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

const inputSchema = optionsSchema({ since: z.string().optional(), dryRun: z.boolean().optional() });
// A long run takes up what is changed about its registration: a marketplace that is not its own any more, another team.
const lookAgainMs = 60_000;

const progress: ProgressFields = { cursor: 'x_last_order_sync', checkpoint: 'x_order_checkpoint' };

/**
 * What was cancelled in Odoo, parked orders whose time has come, then every page of changed orders; the cursor moves when
 * all of them are safe. A long run that is cut off goes on from its last checkpoint.
 */
export async function* syncOrders(
  tools: OrderTools,
  registrationRef: RegistrationRef,
  options: OrderSyncOptions,
): AsyncGenerator<OrderOutcome, void> {
  checkInput('orders.sync', inputSchema, options);
  const { since, dryRun = false, signal } = options;
  checkTime(since);
  const { clock, emit } = tools;
  const startedAt = clock.now();
  let session = await startOrderSession(tools, registrationRef, { dryRun, recovering: false, signal });
  const { registration } = session;
  if (registration.archived) throw archivedError(registration);
  const amazon = tools.amazonOf(registration);
  yield* await followCancelled(session);

  const search: Search = {
    marketplaceIds: registration.marketplaces.map((marketplace) => marketplace.id),
    changedAfter: changedAfter(registration.lastOrderSync, since, startedAt),
  };
  const resumed = usableCheckpoint(session.checkpoint, search, startedAt);
  let { answeredFor, unidentified = false } = resumed ?? {};
  let hasCheckpoint = session.checkpoint !== undefined;
  let [done, total, written] = [0, 0, 0];
  let lookedAt = clock.now();
  const owners: OwnerSessions = new Map();
  for await (const { entries, page } of batchesOf(session, amazon, search, resumed)) {
    throwIfAborted(signal);
    if (clock.now() - lookedAt >= lookAgainMs) {
      session = await renewOrderSession(session);
      if (session.registration.archived) return;
      owners.clear();
      lookedAt = clock.now();
    }
    answeredFor ??= page?.answeredFor;
    total += entries.length;
    const worked = await processByOwners(session, owners, entries);
    written += worked.written;
    unidentified ||= worked.unidentified > 0;
    done += worked.outcomes.length;
    yield* worked.outcomes;
    if (worked.notParked) throw worked.notParked;
    emit({ type: 'orders:done', registrationId: registration.id, done, total });
    if (dryRun || page?.next === undefined || !isCheckpointDue(page.number)) continue;
    await writeCheckpoint(session, progress, { ...search, ...page.next, answeredFor, unidentified });
    hasCheckpoint = true;
  }
  throwIfAborted(signal);
  if (dryRun) return yield* moveWaitingStock(session);
  const covered = { changedAfter: search.changedAfter, answeredFor, wroteSomething: written > 0 };
  // An order that cannot even be named cannot be parked: the next run has to meet it again.
  const cursor = unidentified ? undefined : nextCursor(registration.lastOrderSync, covered);
  // Without its checkpoint: else the next run would start in the middle of this one.
  if (cursor !== undefined || hasCheckpoint)
    await closeSession(session, progress, { from: registration.lastOrderSync, to: cursor });
  yield* moveWaitingStock(session);
}

function checkTime(since: string | undefined): void {
  if (since === undefined || !Number.isNaN(Date.parse(since))) return;
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `since "${since}" is not a time in ISO 8601, such as 2026-01-31T00:00:00Z.`,
  );
}

const archivedError = ({ id, name }: Registration): ConnectorError =>
  new ConnectorError(
    'REGISTRATION_INVALID',
    `Registration ${id} ("${name}") is archived: it takes no orders any more. Register its marketplaces anew, or sync the registration that has them now.`,
    { context: { registrationId: id } },
  );
