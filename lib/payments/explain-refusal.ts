import { ConnectorError, isConnectorError } from '../support/errors.ts';
import type { PaymentJournalFacts } from './journal.ts';
import { lockedMark } from './locked-mark.ts';
import { rightsMissing } from './rights-missing.ts';

/**
 * `error`, said plainly where an entry did not keep its date (Odoo books what is posted into a locked period on a later
 * day), or where the user lacks rights.
 */
export function explainRefusal(error: unknown, { name, id }: PaymentJournalFacts, date: string): unknown {
  if (!isConnectorError(error)) return error;
  if (error.code === 'ODOO_ACCESS_DENIED') return rightsMissing(error);
  if (!error.message.includes(lockedMark)) return error;
  return new ConnectorError(
    'LOCKED_PERIOD',
    `${date} lies in a locked period: Odoo would book entries of journal "${name}" on a later day. Nothing was written. Give a day after the lock date.`,
    { context: { journalId: id, date } },
  );
}
