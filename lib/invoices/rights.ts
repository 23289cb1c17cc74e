import type { BotRight } from '../schema/index.ts';

/** What a run over invoices does in Odoo beside what every run does. */
export const invoiceRights: readonly BotRight[] = [
  ['account.move', 'write'],
  ['account.move', 'create'],
];
