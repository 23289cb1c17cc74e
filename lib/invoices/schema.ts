import type { SchemaPart } from '../schema/index.ts';

/** Draft invoices of Amazon orders: nothing is added to them. */
export const invoicesSchema: SchemaPart = {
  models: [],
  botRights: [['account.move', 'write']],
};
