/** Stands at the beginning of what Odoo says when an entry did not keep its date. */
export const lockedMark = 'AMAZON_LOCKED_PERIOD';
