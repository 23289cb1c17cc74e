import { ConnectorError } from '../../support/errors.ts';
import type { KnownOrder } from '../facts.ts';

interface Subject {
  readonly orderId: string;
  readonly known: KnownOrder;
  /** What has happened, and what to do. */
  readonly detail: string;
}

/** Why only a person can bring a sale order in line with Amazon. */
export function manualActionError(
  code: 'ALREADY_SHIPPED' | 'ALREADY_INVOICED' | 'ORDER_EDITED' | 'TOTAL_DIFFERS',
  { orderId, known, detail }: Subject,
): ConnectorError {
  return new ConnectorError(code, `Amazon order ${orderId}, sale order ${known.name}: ${detail}`, {
    context: { orderId, saleOrderId: known.id },
  });
}
