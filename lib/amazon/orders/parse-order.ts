import type { z } from 'zod';
import { ConnectorError } from '../../support/errors.ts';
import { cleanLine } from '../../support/clean-text.ts';
import type { AmazonOrder } from './order.ts';
import { order } from './order-schema.ts';

/**
 * An order from the JSON of Orders API 2026-01-01: the content of `order` of `getOrder`, or of one of `orders` of
 * `searchOrders`.
 *
 * Fields that the library does not read are dropped, absent lists are empty, blank texts are absent, unknown words of
 * enumerations stay as they are. Amounts must be decimal numbers.
 *
 * @throws `ORDER_UNREADABLE` naming the order and the first wrong field, never its value.
 */
export function parseOrder(json: unknown): AmazonOrder {
  const { data, error } = order.safeParse(json);
  if (data) return data;
  const orderId = orderIdOf(json);
  const [issue] = error.issues;
  const field = issue && issue.path.length > 0 ? fieldName(issue.path) : 'the order itself';
  throw new ConnectorError(
    'ORDER_UNREADABLE',
    `Order ${orderId ?? 'without an id'} cannot be read: ${field} ${issue ? complaint(issue) : 'is wrong'}. ` +
      'Amazon sent it so; look the order up in Seller Central.',
    { context: { orderId, field } },
  );
}

const longestId = 50;

/** The id of an order, readable or not. */
export function orderIdOf(json: unknown): string | undefined {
  if (typeof json !== 'object' || json === null || !('orderId' in json)) return undefined;
  const { orderId } = json;
  if (typeof orderId !== 'string') return undefined;
  const id = cleanLine(orderId);
  // Whatever is longer is no id, and does not go into messages.
  return id.trim() === '' || id.length > longestId ? undefined : id;
}

/** `orderItems[0].proceeds.proceedsTotal.amount` */
function fieldName(path: readonly PropertyKey[]): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${String(part)}`))
    .join('')
    .replace(/^\./, '');
}

// The messages of zod say what was expected and what kind of value came, not which.
function complaint(issue: z.core.$ZodIssue): string {
  if (issue.code === 'custom' || issue.code === 'invalid_format') return issue.message;
  return `is not as it should be (${issue.message})`;
}
