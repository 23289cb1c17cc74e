import { z } from 'zod';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import { orderIdOf, parseOrder } from './parse-order.ts';
import type { OrderPage, PageEntry } from '../port.ts';
import { optionalText, optionalTime } from './wire-values.ts';
import type { AmazonContent, AmazonRequest } from '../transport/wire.ts';

const pageSchema = z.object({
  orders: z.array(z.unknown()),
  pagination: z.object({ nextToken: optionalText }).nullish(),
  lastUpdatedBefore: optionalTime,
});

/** A page of `searchOrders`. @throws `AMAZON_UNREADABLE` when it is no page at all. */
export function readOrderPage(
  { content, requestId }: AmazonContent,
  { subject, context }: AmazonRequest,
): OrderPage {
  const { data, error } = pageSchema.safeParse(content);
  if (!data) {
    const field = error.issues[0]?.path.join('.') ?? '';
    throw new ConnectorError(
      'AMAZON_UNREADABLE',
      `Amazon's page of ${subject} cannot be read: ${field} is missing or wrong.`,
      {
        context,
        status: 200,
        ...(requestId === undefined ? {} : { requestId }),
      },
    );
  }
  return {
    entries: data.orders.map(readEntry),
    lastUpdatedBefore: data.lastUpdatedBefore,
    nextToken: data.pagination?.nextToken,
  };
}

function readEntry(json: unknown): PageEntry {
  try {
    return { order: parseOrder(json) };
  } catch (error) {
    if (!isConnectorError(error)) throw error;
    return { orderId: orderIdOf(json), error };
  }
}
