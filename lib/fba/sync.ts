import { z } from 'zod';
import type { RegistrationRef } from '../registrations/index.ts';
import { checkInput, optionsSchema } from '../support/check-input.ts';
import type { RunTools } from '../sync/index.ts';
import { dueOrders } from './moves/due-orders.ts';
import { moveShipped } from './moves/move-shipped.ts';
import type { StockMoveOutcome } from './outcome.ts';
import { startMoveRun } from './run.ts';

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
  tools: RunTools,
  registration: RegistrationRef,
  options: StockMoveOptions,
): AsyncGenerator<StockMoveOutcome, void> {
  checkInput('fba.sync', inputSchema, options);
  const { retry = false, dryRun = false, signal } = options;
  const run = await startMoveRun(tools, registration, { dryRun, signal });
  const orders = retry ? run.moves.waiting : dueOrders(run);
  let done = 0;
  for await (const outcomes of moveShipped(run, orders)) {
    yield* outcomes;
    done += outcomes.length;
    tools.emit({ type: 'moves:done', registrationId: run.registration.id, done, total: orders.length });
  }
}
