import { z } from 'zod';
import {
  createOnce,
  fields,
  readRecords,
  throwRefused,
  type CallScope,
  type LoadRecord,
  type OdooPort,
} from '../../odoo/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import { batchDeposit } from '../check-journal.ts';
import { freeCodes, freeJournalCode } from './account-codes.ts';
import { journalName } from './journal-name.ts';
import { readTaken, type RegistrationPayments, type TakenCodes } from './read-setting.ts';

export interface NewJournal {
  readonly registration: RegistrationPayments;
  /** ISO 4217. */
  readonly currency: string;
  readonly name: string | undefined;
}

const linesSchema = z.object({
  inbound_payment_method_line_ids: fields.links({ code: fields.char, payment_account_id: fields.many2one }),
  outbound_payment_method_line_ids: fields.links({ code: fields.char, payment_account_id: fields.many2one }),
});

/** What a new journal finds in the company's books. @throws `CURRENCY_UNAVAILABLE`. */
export async function readFree(
  odoo: OdooPort,
  currency: string,
  scope: CallScope,
): Promise<TakenCodes & { readonly currencyId: number }> {
  const taken = await readTaken(odoo, { currency, method: batchDeposit }, scope);
  const { currencyId } = taken;
  if (currencyId !== undefined) return { ...taken, currencyId };
  throw new ConnectorError('CURRENCY_UNAVAILABLE', `${currency} is not active in Odoo: activate it first.`, {
    context: { currency },
  });
}

/**
 * Makes accounts, journal and methods, each once for company and currency: a second call finds them. At most twelve calls.
 *
 * The journal's own account stands for what Amazon has. It can be reconciled, so that a payout closes the deposits that it
 * pays, in both currencies.
 */
export async function makeJournal(
  odoo: OdooPort,
  { registration, currency, name }: NewJournal,
  scope: CallScope,
): Promise<{ readonly journalId: number; readonly created: boolean }> {
  const taken = await readFree(odoo, currency, scope);
  const { companyId, companyCurrency } = registration;
  const title = journalName(registration, currency, name);
  const foreign = currency === companyCurrency ? {} : { currency_id: { dbId: taken.currencyId } };
  const key = (what: string): string => `amazon.${what}_${companyId}_${currency}`;
  const [held = '', receipts = '', payments = ''] = freeCodes(taken.accounts, taken.cash, 3);
  const create = async (model: string, records: readonly LoadRecord[]): Promise<readonly number[]> => {
    const results = await createOnce(odoo, model, records, scope);
    throwRefused(results);
    return results.flatMap(({ id }) => id ?? []);
  };
  const [heldId = 0] = await create('account.account', [
    {
      key: key('account_payments'),
      values: { name: title, code: held, account_type: 'asset_cash', reconcile: true, ...foreign },
    },
  ]);
  const [receiptsId = 0, paymentsId = 0] = await create('account.account', [
    {
      key: key('account_receipts'),
      values: {
        name: `${title}: Outstanding Receipts`,
        code: receipts,
        account_type: 'asset_current',
        reconcile: true,
      },
    },
    {
      key: key('account_outgoing'),
      values: {
        name: `${title}: Outstanding Payments`,
        code: payments,
        account_type: 'asset_current',
        reconcile: true,
      },
    },
  ]);
  const [journalId = 0] = await create('account.journal', [
    {
      key: key('journal_payments'),
      values: {
        name: title,
        code: freeJournalCode(taken.journals, currency),
        type: 'bank',
        default_account_id: { dbId: heldId },
        ...foreign,
      },
    },
  ]);
  const accounts = { inbound: receiptsId, outbound: paymentsId };
  const created = await completeMethods(
    odoo,
    { journalId, accounts, batchMethodId: taken.batchMethodId },
    scope,
  );
  return { journalId, created };
}

interface Methods {
  readonly journalId: number;
  readonly accounts: { readonly inbound: number; readonly outbound: number };
  readonly batchMethodId: number | undefined;
}

/** Gives methods without an outstanding account theirs, and adds *Batch Deposit*; whether something was missing. */
async function completeMethods(
  odoo: OdooPort,
  { journalId, accounts, batchMethodId }: Methods,
  scope: CallScope,
): Promise<boolean> {
  const [journal] = await readRecords(odoo, 'account.journal', [journalId], linesSchema, scope);
  const lines = {
    inbound: journal?.inbound_payment_method_line_ids ?? [],
    outbound: journal?.outbound_payment_method_line_ids ?? [],
  };
  let isNew = false;
  for (const direction of ['inbound', 'outbound'] as const) {
    const ids = lines[direction].filter((line) => line.payment_account_id === undefined).map(({ id }) => id);
    if (ids.length === 0) continue;
    isNew = true;
    const vals = { payment_account_id: accounts[direction] };
    await odoo.call('account.payment.method.line', 'write', { ids, args: { vals }, ...scope });
  }
  if (batchMethodId !== undefined && !lines.inbound.some(({ code }) => code === batchDeposit)) {
    isNew = true;
    const vals = {
      name: 'Batch Deposit',
      journal_id: journalId,
      payment_method_id: batchMethodId,
      payment_account_id: accounts.inbound,
    };
    await odoo.call('account.payment.method.line', 'create', { args: { vals_list: [vals] }, ...scope });
  }
  return isNew;
}
