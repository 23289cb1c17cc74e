import { z } from 'zod';
import { fields, searchRecords, type CallScope, type OdooPort } from '../../odoo/index.ts';
import { namingMissingInstall, registrationModel, type RegistrationRef } from '../../registrations/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import { unique } from '../../support/unique.ts';

/** A registration as its payments see it. */
export interface RegistrationPayments {
  readonly id: number;
  readonly name: string;
  readonly companyId: number;
  /** ISO 4217. */
  readonly companyCurrency: string;
  readonly journal: { readonly id: number; readonly currency: string } | undefined;
  /** Those of its marketplaces. */
  readonly currencies: readonly string[];
}

const currency = fields.link({ name: fields.char });
const registrationSchema = z.object({
  x_name: fields.char,
  x_company_id: fields.link({ currency_id: currency }),
  x_journal_id: fields.link({ currency_id: currency }),
  x_marketplace_ids: fields.links({ x_currency: fields.char }),
});

/** One call. @throws `REGISTRATION_UNKNOWN`, `NOT_INSTALLED`. */
export async function readRegistrationPayments(
  odoo: OdooPort,
  { id, companyId }: RegistrationRef,
  signal: AbortSignal | undefined,
): Promise<RegistrationPayments> {
  const [row] = await namingMissingInstall(() =>
    searchRecords(odoo, registrationModel, registrationSchema, {
      domain: [['id', '=', id]],
      companyId,
      signal,
    }),
  );
  if (!row?.x_company_id) {
    throw new ConnectorError(
      'REGISTRATION_UNKNOWN',
      `Registration ${id} is not there any more, or the user may not see it.`,
      { context: { registrationId: id } },
    );
  }
  const companyCurrency = row.x_company_id.currency_id?.name ?? '';
  return {
    id,
    name: row.x_name ?? '',
    companyId: row.x_company_id.id,
    companyCurrency,
    journal: row.x_journal_id && {
      id: row.x_journal_id.id,
      currency: row.x_journal_id.currency_id?.name ?? companyCurrency,
    },
    currencies: unique(row.x_marketplace_ids.flatMap((marketplace) => marketplace.x_currency ?? [])),
  };
}

/** What is taken in the company's chart of accounts. */
export interface TakenCodes {
  readonly accounts: readonly string[];
  /** Code of the first account of a bank or cash journal. */
  readonly cash: string;
  readonly journals: readonly string[];
  /** Id of the currency asked for; undefined where it is not active. */
  readonly currencyId: number | undefined;
  /** Id of the method *Batch Deposit*; undefined without Odoo Enterprise. */
  readonly batchMethodId: number | undefined;
}

/** Four calls. */
export async function readTaken(
  odoo: OdooPort,
  { currency: code, method }: { readonly currency: string; readonly method: string },
  scope: CallScope,
): Promise<TakenCodes> {
  const accounts = await searchRecords(
    odoo,
    'account.account',
    z.object({ code: fields.char, account_type: fields.selection }),
    { order: 'id', ...scope },
  );
  const journals = await searchRecords(odoo, 'account.journal', z.object({ code: fields.char }), {
    domain: [['company_id', '=', scope.companyId]],
    context: { active_test: false },
    ...scope,
  });
  const [found] = await searchRecords(odoo, 'res.currency', z.object({}), {
    domain: [['name', '=', code]],
    ...scope,
  });
  const [batch] = await searchRecords(odoo, 'account.payment.method', z.object({}), {
    domain: [
      ['code', '=', method],
      ['payment_type', '=', 'inbound'],
    ],
    ...scope,
  });
  return {
    accounts: accounts.flatMap((account) => account.code ?? []),
    cash: accounts.find(({ account_type }) => account_type === 'asset_cash')?.code ?? '',
    journals: journals.flatMap((journal) => journal.code ?? []),
    currencyId: found?.id,
    batchMethodId: batch?.id,
  };
}
