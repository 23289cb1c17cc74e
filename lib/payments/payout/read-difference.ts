import { z } from 'zod';
import { searchRecords, type OdooPort } from '../../odoo/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import type { PaymentSetting } from '../journal.ts';
import type { PayoutDifference } from './input.ts';

/**
 * Checks the account for a difference: one call, none where no account is named.
 *
 * @throws `CONFIGURATION_INVALID` when the company has no such account, or when it is that of the batches.
 */
export async function checkDifference(
  odoo: OdooPort,
  difference: PayoutDifference | undefined,
  { journal, scope }: PaymentSetting,
): Promise<void> {
  if (!difference) return;
  const { accountId } = difference;
  const found =
    accountId === journal.account?.id
      ? []
      : await searchRecords(odoo, 'account.account', z.object({}), {
          domain: [['id', '=', accountId]],
          ...scope,
        });
  if (found.length > 0) return;
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `difference.accountId: account ${accountId} ${accountId === journal.account?.id ? 'is the intermediary account itself' : "is not there, or not of the journal's company"}. Give an expense or income account. Nothing was written.`,
    { context: { accountId } },
  );
}
