import type { Domain } from '../odoo/index.ts';

/**
 * Payments that are matched with these entries, by way of Odoo's reconciliations: on Odoo 17 a payment cannot be searched by
 * its invoices, and a condition on them is ignored (measured).
 */
export const matchedWith = (entryIds: readonly number[]): Domain => [
  '|',
  ['move_id.line_ids.matched_debit_ids.debit_move_id.move_id', 'in', entryIds],
  ['move_id.line_ids.matched_credit_ids.credit_move_id.move_id', 'in', entryIds],
];
