import { z } from 'zod';
import { isConnectorError } from '../../support/errors.ts';
import type { OrderPage, PageEntry } from '../port.ts';
import { orderIdOf, parseOrder } from './parse-order.ts';
import { optionalText, optionalTime } from './wire-values.ts';

/** A page of `searchOrders`. An order that cannot be read is an entry of it, with its error. */
export const orderPage: z.ZodType<OrderPage> = z
  .object({
    orders: z.array(z.unknown()),
    pagination: z.object({ nextToken: optionalText }).nullish(),
    lastUpdatedBefore: optionalTime,
  })
  .transform(({ orders, pagination, lastUpdatedBefore }) => ({
    entries: orders.map(readEntry),
    lastUpdatedBefore,
    nextToken: pagination?.nextToken,
  }));

function readEntry(json: unknown): PageEntry {
  try {
    return { order: parseOrder(json) };
  } catch (error) {
    if (!isConnectorError(error)) throw error;
    return { orderId: orderIdOf(json), error };
  }
}
