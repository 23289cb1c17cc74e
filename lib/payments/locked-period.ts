import { ConnectorError, isConnectorError } from '../support/errors.ts';
import type { PaymentJournalFacts } from './journal.ts';
import { lockedMark } from './register/register-action.ts';

/** `error`, said plainly where an entry did not keep its date: Odoo moves what is posted into a locked period to a later day. */
export function lockedPeriod(error: unknown, { name, id }: PaymentJournalFacts, date: string): unknown {
  if (!isConnectorError(error) || !error.message.includes(lockedMark)) return error;
  return new ConnectorError(
    'LOCKED_PERIOD',
    `${date} lies in a locked period: Odoo would book entries of journal "${name}" on a later day. Nothing was written. Give a day after the lock date.`,
    { context: { journalId: id, date } },
  );
}
