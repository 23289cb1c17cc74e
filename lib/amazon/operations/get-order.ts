import { z } from 'zod';
import { ConnectorError } from '../../support/errors.ts';
import { includedData } from '../orders/included-data.ts';
import type { Operation } from './operation.ts';

/** One order, whatever its state. The order itself is read by `parseOrder`. Source: Amazon's model orders_2026-01-01.json. */
export const getOrder: Operation<'getOrder', { readonly orderId: string }, { readonly order: unknown }> = {
  name: 'getOrder',
  api: 'orders',
  version: '2026-01-01',
  method: 'GET',
  path: '/orders/2026-01-01/orders/{orderId}',
  usagePlan: { ratePerSecond: 0.5, burst: 30 },
  request: ({ orderId }) => {
    if (orderId.trim() === '') {
      throw new ConnectorError('AMAZON_INVALID_REQUEST', 'An order without an id cannot be asked for.');
    }
    return {
      path: { orderId },
      query: { includedData },
      subject: `order ${orderId}`,
      context: { orderId },
    };
  },
  answer: z.object({ order: z.unknown().refine((order) => order !== undefined, 'is missing') }),
};
