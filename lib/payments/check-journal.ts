import { ConnectorError } from '../support/errors.ts';
import type { Direction, PaymentJournalFacts, PaymentMethod } from './journal.ts';

/** Odoo's code of *Batch Deposit*, which comes with Enterprise's batch payments. */
export const batchDeposit = 'batch_payment';

/** The method for payments of this direction: *Batch Deposit* where the journal has it, else the first one. */
export function methodFor({ methods }: PaymentJournalFacts, direction: Direction): PaymentMethod | undefined {
  const [first] = methods[direction];
  return methods[direction].find(({ code }) => code === batchDeposit) ?? first;
}

/** Why payments of this direction cannot go through the journal, as sentences; none where they can. */
export function journalComplaints(
  journal: PaymentJournalFacts,
  directions: readonly Direction[],
): readonly string[] {
  const { type, account, isArchived } = journal;
  return [
    ...(isArchived ? ['It is archived: Odoo books nothing in it.'] : []),
    ...(['bank', 'cash', 'credit'].includes(type)
      ? []
      : [`It is of type ${type}, and has to be a bank journal.`]),
    ...(account ? [] : ['It has no account of its own, which would be the intermediary account.']),
    ...(account && !account.isReconcilable
      ? [
          `Its account "${account.name}" does not allow reconciliation: payouts could not be matched with deposits.`,
        ]
      : []),
    ...directions.flatMap((direction) => methodComplaints(journal, direction)),
  ];
}

function methodComplaints(journal: PaymentJournalFacts, direction: Direction): readonly string[] {
  const method = methodFor(journal, direction);
  const way = direction === 'inbound' ? 'incoming' : 'outgoing';
  if (!method) return [`It has no method for ${way} payments.`];
  // Odoo 19 then books payments on its default Outstanding Receipts, or marks them as matched at once (measured).
  if (method.outstandingAccountId === undefined)
    return [
      `Its method "${method.name}" for ${way} payments has no outstanding account: its payments would wait for no deposit.`,
    ];
  if (method.outstandingAccountId === journal.account?.id)
    return [
      `Its method "${method.name}" for ${way} payments books on the journal's own account: its payments would count as deposited at once.`,
    ];
  return method.isReconcilable
    ? []
    : [
        `The outstanding account of its method "${method.name}" for ${way} payments does not allow reconciliation.`,
      ];
}

/** @throws `JOURNAL_UNFIT` with every complaint at once. */
export function checkJournal(journal: PaymentJournalFacts, directions: readonly Direction[]): void {
  const complaints = journalComplaints(journal, directions);
  if (complaints.length === 0) return;
  throw new ConnectorError(
    'JOURNAL_UNFIT',
    `Journal "${journal.name}" does not serve for payments of Amazon. Nothing was written. ${complaints.join(' ')} payments.setup() makes one that does.`,
    { context: { journalId: journal.id, complaints } },
  );
}
