import { z } from 'zod';
import { fields, searchRecords, type CallScope, type OdooPort } from '../../odoo/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import { decimal, type Decimal } from '../../support/money.ts';
import type { CurrencyFacts, PaymentJournalFacts } from '../journal.ts';

/** Where a payout came in. */
export interface BankFacts {
  readonly amount: Decimal;
  readonly currency: CurrencyFacts;
  /** What the bank itself says it is in the currency of the batches, where its account has another one. */
  readonly inBatches: Decimal | undefined;
}

const currency = fields.link({ name: fields.char, decimal_places: fields.integer });
const lineSchema = z.object({
  amount: fields.float,
  amount_currency: fields.float,
  amount_residual: fields.float,
  foreign_currency_id: fields.many2one,
  is_reconciled: fields.boolean,
  journal_id: fields.many2one,
  currency_id: currency,
});
const journalSchema = z.object({
  type: fields.selection,
  currency_id: currency,
  company_id: fields.link({ currency_id: currency }),
});

/**
 * The bank transaction of a payout: one call.
 *
 * @throws `BANK_LINE_UNFIT` when there is none, when it is matched with something else, be it in part, or of the payments' own
 * journal.
 */
export async function readBankLine(
  odoo: OdooPort,
  id: number,
  journal: PaymentJournalFacts,
  scope: CallScope,
): Promise<BankFacts> {
  const [line] = await searchRecords(odoo, 'account.bank.statement.line', lineSchema, {
    domain: [
      ['id', '=', id],
      ['company_id', '=', scope.companyId],
    ],
    ...scope,
  });
  if (!line?.currency_id) throw unfit(id, 'is not there, or of another company');
  if (line.is_reconciled) throw unfit(id, 'is matched with something else already');
  if (line.journal_id === journal.id)
    throw unfit(id, 'is of the journal of the payments, not of a bank account');
  const { foreign_currency_id: foreign } = line;
  const inForeign = foreign === undefined ? undefined : decimal(line.amount_currency);
  if (
    !decimal(line.amount_residual)
      .abs()
      .eq((inForeign ?? decimal(line.amount)).abs())
  )
    throw unfit(id, 'is matched in part already: undo that in Odoo, or match the rest there');
  if (foreign !== undefined && foreign !== journal.currency.id)
    throw unfit(id, `says an amount in a currency that is not ${journal.currency.code}`);
  return { amount: decimal(line.amount), currency: toCurrency(line.currency_id), inBatches: inForeign };
}

/** The currency of a bank account: one call. */
export async function readBankJournal(
  odoo: OdooPort,
  id: number,
  journal: PaymentJournalFacts,
  scope: CallScope,
): Promise<CurrencyFacts> {
  const [bank] = await searchRecords(odoo, 'account.journal', journalSchema, {
    domain: [
      ['id', '=', id],
      ['company_id', '=', scope.companyId],
    ],
    ...scope,
  });
  const found = bank?.currency_id ?? bank?.company_id?.currency_id;
  if (found && bank?.type === 'bank' && id !== journal.id) return toCurrency(found);
  throw new ConnectorError(
    'JOURNAL_UNFIT',
    `Journal ${id} is not that of a bank account of the company: give the one where the payout comes in.`,
    { context: { journalId: id } },
  );
}

const toCurrency = (record: {
  readonly id: number;
  readonly name?: string | undefined;
  readonly decimal_places: number;
}): CurrencyFacts => ({ id: record.id, code: record.name ?? '', digits: record.decimal_places });

const unfit = (id: number, why: string): ConnectorError =>
  new ConnectorError('BANK_LINE_UNFIT', `Bank transaction ${id} ${why}. Nothing was written.`, {
    context: { bankLineId: id },
  });
