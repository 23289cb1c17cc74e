import { ConnectorError } from '../support/errors.ts';

export const rightsMissing = (cause: unknown): ConnectorError =>
  new ConnectorError(
    'RIGHTS_MISSING',
    'The Odoo user may not make payments and bank transactions: give it the groups Invoicing, Basic (account.group_account_basic, in developer mode; on Odoo 17 Show Full Accounting Features, account.group_account_user) and Sales / User: All Documents. Nothing was written.',
    { cause },
  );
