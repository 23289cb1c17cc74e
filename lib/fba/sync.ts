import { z } from 'zod';
import type { RegistrationRef } from '../registrations/index.ts';
import { checkInput, optionsSchema } from '../support/check-input.ts';
import type { SessionTools } from '../sync/index.ts';
import { dueOrders } from './moves/due-orders.ts';
import { moveShipped } from './moves/move-shipped.ts';
import type { StockMoveOutcome } from './outcome.ts';
import { startMoveSession } from './session.ts';

/** Options of `fba.sync`. */
export interface StockMoveOptions {
  /** Takes orders up whose stock moves failed before, although their time has not come. Default: `false`. */
  readonly retry?: boolean;
  /** Plans everything and writes nothing. */
  readonly dryRun?: boolean;
  /** Stops between batches: what is finished stays. */
  readonly signal?: AbortSignal;
}

const inputSchema = optionsSchema({ retry: z.boolean().optional(), dryRun: z.boolean().optional() });

/** Makes the stock moves that wait: of orders that were imported before, and of those that failed. */
export async function* syncStockMoves(
  tools: SessionTools,
  registration: RegistrationRef,
  options: StockMoveOptions,
): AsyncGenerator<StockMoveOutcome, void> {
  checkInput('fba.sync', inputSchema, options);
  const { retry = false, dryRun = false, signal } = options;
  const session = await startMoveSession(tools, registration, { dryRun, signal });
  const orders = retry ? session.moves.waiting : dueOrders(session);
  let done = 0;
  for await (const outcomes of moveShipped(session, orders)) {
    yield* outcomes;
    done += outcomes.length;
    tools.emit({ type: 'moves:done', registrationId: session.registration.id, done, total: orders.length });
  }
}
