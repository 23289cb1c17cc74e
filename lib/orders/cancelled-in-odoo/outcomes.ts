import { ConnectorError } from '../../support/errors.ts';
import type { OrderOutcome } from '../outcome.ts';
import type { CancelledOrder } from './cancelled-order.ts';

/** The outcome of an order that Amazon does not know to be cancelled. */
export const reported = ({ orderId, saleOrderId }: CancelledOrder, dryRun: boolean): OrderOutcome => ({
  orderId,
  dryRun,
  status: 'skipped',
  reason: 'CANCELLED_IN_ODOO',
  saleOrderId,
});

/** Amazon has accepted the cancellation; its own status says so with the next change of the order. */
export const accepted = ({ orderId, saleOrderId }: CancelledOrder): OrderOutcome => ({
  orderId,
  saleOrderId,
  dryRun: false,
  status: 'updated',
  changes: ['cancellation_told'],
});

export const failed = ({ orderId, saleOrderId }: CancelledOrder, error: ConnectorError): OrderOutcome => ({
  orderId,
  dryRun: false,
  status: 'failed',
  error,
  saleOrderId,
});

export const refusal = ({ orderId, saleOrderId }: CancelledOrder, words: string): ConnectorError =>
  new ConnectorError(
    'CANCELLATION_REFUSED',
    `Order ${orderId} is cancelled in Odoo, and Amazon does not cancel it: ${words}. Cancel it in Seller Central, or ship it.`,
    { context: { orderId, saleOrderId } },
  );
