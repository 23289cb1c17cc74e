import { z } from 'zod';
import {
  fields,
  readDialect,
  readRecords,
  searchRecords,
  type CallScope,
  type OdooPort,
} from '../odoo/index.ts';
import { namingMissingInstall, registrationModel } from '../registrations/index.ts';
import { markerField } from '../schema/index.ts';
import { ConnectorError, isConnectorError } from '../support/errors.ts';
import { warnWhenOutdated, type SessionTools } from '../sync/index.ts';
import { batchAction } from './batch/batch-action.ts';
import { depositAction } from './batch/deposit-action.ts';
import { payoutAction } from './payout/payout-action.ts';
import { rightsMissing } from './rights-missing.ts';
import { registerAction } from './register/register-action.ts';

/** Whether money comes in or goes out. */
export type Direction = 'inbound' | 'outbound';

const account = fields.link({ name: fields.char, reconcile: fields.boolean });
const methodLines = fields.links({
  name: fields.char,
  code: fields.char,
  payment_account_id: account,
  payment_method_id: fields.many2one,
});

const journalShape = {
  name: fields.char,
  type: fields.selection,
  active: fields.boolean,
  company_id: fields.link({
    currency_id: fields.link({ name: fields.char, decimal_places: fields.integer }),
  }),
  currency_id: fields.link({ name: fields.char, decimal_places: fields.integer }),
  default_account_id: account,
  inbound_payment_method_line_ids: methodLines,
  outbound_payment_method_line_ids: methodLines,
  [registerAction.field.name]: fields.integer,
  [batchAction.field.name]: fields.integer,
  [depositAction.field.name]: fields.integer,
  [payoutAction.field.name]: fields.integer,
};

/** A way to pay of a journal. */
export interface PaymentMethod {
  /** Id of the journal's line (`account.payment.method.line`). */
  readonly id: number;
  readonly name: string;
  /** Id of the method itself (`account.payment.method`). */
  readonly methodId: number | undefined;
  /** Such as `manual`, or `batch_payment` for *Batch Deposit*. */
  readonly code: string;
  /** Where its payments wait for their deposit. */
  readonly outstandingAccountId: number | undefined;
  /** Whether that account can be reconciled. */
  readonly isReconcilable: boolean;
}

/** A bank journal as payments see it. */
export interface PaymentJournalFacts {
  readonly id: number;
  readonly name: string;
  readonly type: string;
  readonly isArchived: boolean;
  readonly companyId: number;
  readonly currency: CurrencyFacts;
  /** The intermediary account: the journal's own. */
  readonly account:
    { readonly id: number; readonly name: string; readonly isReconcilable: boolean } | undefined;
  readonly methods: Readonly<Record<Direction, readonly PaymentMethod[]>>;
  /** Ids of the installed actions. */
  readonly actions: Readonly<Record<'register' | 'batch' | 'deposit' | 'payout', number>>;
}

export interface CurrencyFacts {
  readonly id: number;
  /** ISO 4217. */
  readonly code: string;
  readonly digits: number;
}

/** What this Odoo calls things of payments, and what it has. */
export interface PaymentNames {
  readonly memo: 'memo' | 'ref';
  /** Whether a payment names its invoices before it is matched (Odoo 18). */
  readonly linksInvoices: boolean;
  /** Whether Odoo Enterprise's own batch payments are there. */
  readonly hasBatches: boolean;
}

/** A journal at the start of a call, and what this Odoo calls things. */
export interface PaymentSetting {
  readonly journal: PaymentJournalFacts;
  readonly names: PaymentNames;
  readonly scope: CallScope;
}

/**
 * Reads the journal and what payments are called: three calls.
 *
 * @throws `NOT_INSTALLED`, `INSTALL_OUTDATED`, `RIGHTS_MISSING`, `JOURNAL_UNFIT` when there is none with this id.
 */
export async function openJournal(
  tools: Pick<SessionTools, 'odoo' | 'emit' | 'schemaMarker'>,
  journalId: number,
  signal: AbortSignal | undefined,
): Promise<PaymentSetting> {
  const { odoo } = tools;
  const dialect = await readDialect(odoo, { markerField, signal });
  const journal = await readJournal(odoo, journalId, dialect.installMarker, signal);
  warnWhenOutdated(tools, dialect.installMarker);
  const scope = { companyId: journal.companyId, signal };
  return { journal, names: await readNames(odoo, scope), scope };
}

async function readNames(odoo: OdooPort, scope: CallScope): Promise<PaymentNames> {
  const args = { allfields: ['memo', 'invoice_ids', 'batch_payment_id'], attributes: ['type'] };
  const answer = await odoo.call('account.payment', 'fields_get', { args, ...scope });
  const found = z.record(z.string(), z.unknown()).parse(answer);
  return {
    memo: 'memo' in found ? 'memo' : 'ref',
    linksInvoices: 'invoice_ids' in found,
    hasBatches: 'batch_payment_id' in found,
  };
}

async function readJournal(
  odoo: OdooPort,
  id: number,
  marker: string | undefined,
  signal: AbortSignal | undefined,
): Promise<PaymentJournalFacts> {
  const [row] = await namingMissingInstall(
    () => readRecords(odoo, 'account.journal', [id], z.object(journalShape), { signal }),
    marker,
  ).catch((error: unknown) => {
    if (isConnectorError(error) && error.code === 'ODOO_MISSING_RECORD') return [];
    if (isConnectorError(error) && error.code === 'ODOO_ACCESS_DENIED') throw rightsMissing(error);
    throw error;
  });
  const companyId = row?.company_id?.id;
  const currency = row?.currency_id ?? row?.company_id?.currency_id;
  if (!row || companyId === undefined || !currency) {
    throw new ConnectorError('JOURNAL_UNFIT', `There is no journal ${id}, or the user may not see it.`, {
      context: { journalId: id },
    });
  }
  const methods = (lines: typeof row.inbound_payment_method_line_ids): readonly PaymentMethod[] =>
    lines.map((line) => ({
      id: line.id,
      name: line.name ?? '',
      methodId: line.payment_method_id,
      code: line.code ?? '',
      outstandingAccountId: line.payment_account_id?.id,
      isReconcilable: line.payment_account_id?.reconcile === true,
    }));
  return {
    id: row.id,
    name: row.name ?? '',
    type: row.type ?? '',
    isArchived: !row.active,
    companyId,
    currency: { id: currency.id, code: currency.name ?? '', digits: currency.decimal_places },
    account: row.default_account_id && {
      id: row.default_account_id.id,
      name: row.default_account_id.name ?? '',
      isReconcilable: row.default_account_id.reconcile,
    },
    methods: {
      inbound: methods(row.inbound_payment_method_line_ids),
      outbound: methods(row.outbound_payment_method_line_ids),
    },
    actions: {
      register: row[registerAction.field.name],
      batch: row[batchAction.field.name],
      deposit: row[depositAction.field.name],
      payout: row[payoutAction.field.name],
    },
  };
}

/** The payment journal of a registration: one call. */
export async function journalOfRegistration(
  odoo: OdooPort,
  { id, companyId }: { readonly id: number; readonly companyId: number },
  signal: AbortSignal | undefined,
): Promise<number> {
  const [row] = await searchRecords(odoo, registrationModel, z.object({ x_journal_id: fields.many2one }), {
    domain: [['id', '=', id]],
    companyId,
    signal,
  }).catch((error: unknown) => {
    throw isConnectorError(error) && error.code === 'ODOO_ACCESS_DENIED' ? rightsMissing(error) : error;
  });
  if (row?.x_journal_id !== undefined) return row.x_journal_id;
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `Registration ${id} has no payment journal: run payments.setup() as administrator, or give a journalId.`,
    { context: { registrationId: id } },
  );
}
