import { z } from 'zod';
import { ConnectorError } from '../../support/errors.ts';
import type { Call } from '../transport/call.ts';
import { includedData } from '../orders/included-data.ts';
import type { AmazonOrder } from '../orders/order.ts';
import { parseOrder } from '../orders/parse-order.ts';

const answerSchema = z.object({ order: z.unknown() });

/** One order. @throws `AMAZON_NOT_FOUND`, `ORDER_UNREADABLE` and the rest of `AMAZON_…`. */
export async function getOrder(
  call: Call,
  orderId: string,
  signal: AbortSignal | undefined,
): Promise<AmazonOrder> {
  if (orderId.trim() === '') {
    throw new ConnectorError('AMAZON_INVALID_REQUEST', 'An order without an id cannot be asked for.');
  }
  const request = {
    operation: 'getOrder',
    path: { orderId },
    query: { includedData },
    subject: `order ${orderId}`,
    context: { orderId },
  } as const;
  const { content, requestId } = await call(request, signal);
  const { data } = answerSchema.safeParse(content);
  if (data?.order === undefined) {
    throw new ConnectorError(
      'AMAZON_UNREADABLE',
      `Amazon's answer about order ${orderId} has no order in it.`,
      {
        context: { operation: 'getOrder', orderId },
        status: 200,
        ...(requestId === undefined ? {} : { requestId }),
      },
    );
  }
  return parseOrder(data.order);
}
