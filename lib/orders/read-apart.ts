import type { AmazonOrder } from '../amazon/index.ts';
import { isConnectorError, type ConnectorError, type ErrorCode } from '../support/errors.ts';
import type { OrderOutcome } from './outcome.ts';
import { readPage, type ReadPage } from './read-page.ts';
import type { OrderSession } from './session/session.ts';

/** The pages that could be read, and the orders that Odoo cannot even be asked about. */
export interface ReadParts {
  readonly pages: readonly ReadPage[];
  readonly failed: readonly OrderOutcome[];
}

// What one order can bring about: something in it that Odoo, or a proxy in front of it, cannot digest.
const perOrder: ReadonlySet<ErrorCode> = new Set([
  'ODOO_VALIDATION',
  'ODOO_MISSING_RECORD',
  'ODOO_SERVER_ERROR',
  'ODOO_NOT_ODOO',
  'ODOO_REQUEST_TOO_LARGE',
  'ODOO_UNEXPECTED_ANSWER',
]);

/**
 * Reads what these orders are planned with, all at once. When that fails, by halves: an order that makes a read fail does
 * so alone. When every order fails, it is not about orders, and the run ends with the error.
 */
export async function readApart(session: OrderSession, orders: readonly AmazonOrder[]): Promise<ReadParts> {
  const { tools, facts, recovering, siblings, memory, problemCodes: problems, scope } = session;
  const options = { problems, recovering, siblings, memory, scope };
  const read = async (part: readonly AmazonOrder[]): Promise<ReadParts> => {
    try {
      const page = await readPage(tools.odoo, facts, part, options);
      return { pages: [page], failed: [] };
    } catch (error) {
      if (!isConnectorError(error) || !perOrder.has(error.code)) throw error;
      if (part.length === 1)
        return { pages: [], failed: part.map((order) => failure(order, error, session)) };
      const middle = Math.ceil(part.length / 2);
      const [left, right] = [await read(part.slice(0, middle)), await read(part.slice(middle))];
      if (left.pages.length + right.pages.length === 0) throw error;
      return { pages: [...left.pages, ...right.pages], failed: [...left.failed, ...right.failed] };
    }
  };
  return orders.length === 0 ? { pages: [], failed: [] } : read(orders);
}

const failure = (
  { orderId }: AmazonOrder,
  error: ConnectorError,
  { dryRun }: OrderSession,
): OrderOutcome => ({
  orderId,
  dryRun,
  status: 'failed',
  error,
});
