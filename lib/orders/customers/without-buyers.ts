import type { AmazonOrder } from '../../amazon/index.ts';
import { withoutPersonalData } from '../../personal-data/index.ts';
import type { OrderOutcome } from '../outcome.ts';

/**
 * The outcomes of these orders, with errors that tell nothing of their buyers.
 *
 * Odoo's own words quote values (base_vat: `The VAT number [123] for partner [Jane Doe] does not seem to be valid`), and
 * they would be kept in parked problems and logs.
 */
export function withoutBuyers(
  outcomes: readonly OrderOutcome[],
  orders: readonly AmazonOrder[],
): readonly OrderOutcome[] {
  return outcomes.map((outcome) => {
    const order = orders.find(({ orderId }) => orderId === outcome.orderId);
    return outcome.status === 'failed' && order
      ? { ...outcome, error: withoutPersonalData(outcome.error, order) }
      : outcome;
  });
}
