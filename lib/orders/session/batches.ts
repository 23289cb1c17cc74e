import type { AmazonPort, PageEntry } from '../../amazon/index.ts';
import { dueProblems } from '../../problems/index.ts';
import type { Checkpoint, Search } from '../../sync/index.ts';
import { throwIfAborted } from '../../support/abort.ts';
import { isConnectorError } from '../../support/errors.ts';
import { changedOrders } from './changed-orders.ts';
import { orderProblem, type OrderSession } from './session.ts';

/** Orders that are worked off together. */
export interface Batch {
  readonly entries: readonly PageEntry[];
  /** Undefined for parked orders. */
  readonly page?: {
    /** From 1, counted in this run. */
    readonly number: number;
    readonly answeredFor: string | undefined;
    readonly next: Pick<Checkpoint, 'askedAfter' | 'nextToken' | 'givenAt'> | undefined;
  };
}

/** Parked orders whose time has come, then every page of changed orders. */
export async function* batchesOf(
  session: OrderSession,
  amazon: AmazonPort,
  search: Search,
  resumed: Checkpoint | undefined,
): AsyncGenerator<Batch, void> {
  const { signal } = session.scope;
  const { clock, emit } = session.tools;
  const due = await fetchDue(session, amazon, clock.now());
  if (due.length > 0) yield { entries: due };
  let number = 0;
  for await (const page of changedOrders(amazon, search, resumed, { clock, emit, signal })) {
    const { entries, lastUpdatedBefore: answeredFor, askedAfter, nextToken } = page;
    const givenAt = new Date(clock.now()).toISOString();
    number += 1;
    emit({
      type: 'orders:page',
      registrationId: session.registration.id,
      page: number,
      orders: entries.length,
    });
    const next = nextToken === undefined ? undefined : { askedAfter, nextToken, givenAt };
    yield { entries, page: { number, answeredFor, next } };
  }
}

async function fetchDue(
  session: OrderSession,
  amazon: AmazonPort,
  now: number,
): Promise<readonly PageEntry[]> {
  const entries: PageEntry[] = [];
  for (const { ref: orderId } of dueProblems(orderProblem, session.problems, now)) {
    throwIfAborted(session.scope.signal);
    try {
      entries.push({ order: await amazon.getOrder(orderId, { signal: session.scope.signal }) });
    } catch (error) {
      // What is wrong with this order alone is its outcome; anything else ends the run.
      if (!isConnectorError(error) || !['ORDER_UNREADABLE', 'AMAZON_NOT_FOUND'].includes(error.code))
        throw error;
      entries.push({ orderId, error });
    }
  }
  return entries;
}
