import { z } from 'zod';
import { type CallScope, type OdooPort } from '../../odoo/index.ts';
import { registrationModel, type RegistrationRef } from '../../registrations/index.ts';
import { checkInput, optionsSchema } from '../../support/check-input.ts';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import type { SessionTools } from '../../sync/index.ts';
import { batchDeposit, checkJournal, methodFor } from '../check-journal.ts';
import { openJournal, type PaymentJournalFacts } from '../journal.ts';
import { journalName } from './journal-name.ts';
import { makeJournal, readFree } from './make-journal.ts';
import type { PaymentJournal } from './payment-journal.ts';
import { readRegistrationPayments, type RegistrationPayments } from './read-setting.ts';

/** Options of `payments.setup`. */
export interface PaymentSetupOptions {
  /** A journal that is there already: it is checked, not changed. Default: that of the registration, else one is made. */
  readonly journalId?: number;
  /** ISO 4217. Default: that of the registration's marketplaces, where they have one. */
  readonly currency?: string;
  /** Name of a new journal. Default: `Amazon Payments`, with the currency where it is not the company's. */
  readonly name?: string;
  /** Checks everything and writes nothing. Default: `false`. */
  readonly dryRun?: boolean;
  /** Stops before the next call. What was written stays. */
  readonly signal?: AbortSignal;
}

const inputSchema = optionsSchema({
  journalId: z.int().positive().optional(),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, 'give a code such as EUR')
    .optional(),
  name: z.string().trim().min(1).optional(),
  dryRun: z.boolean().optional(),
});

const directions = ['inbound', 'outbound'] as const;

/** Makes or checks the journal of a registration's payments: see `Payments.setup`. */
export async function setUpPayments(
  tools: SessionTools,
  registrationRef: RegistrationRef,
  options: PaymentSetupOptions = {},
): Promise<PaymentJournal> {
  checkInput('payments.setup', inputSchema, options);
  const { dryRun = false, signal } = options;
  const { odoo } = tools;
  const registration = await namingMissingRights(() =>
    readRegistrationPayments(odoo, registrationRef, signal),
  );
  const scope = { companyId: registration.companyId, signal };
  const currency = currencyOf(registration, options);
  const own = registration.journal?.currency === currency ? registration.journal.id : undefined;
  const given = options.journalId ?? own;
  if (given === undefined && dryRun) {
    await readFree(odoo, currency, scope);
    return planned(registration, currency, options);
  }
  const { journalId, created } =
    given === undefined
      ? await namingMissingRights(() =>
          makeJournal(odoo, { registration, currency, name: options.name }, scope),
        )
      : { journalId: given, created: false };
  const { journal } = await openJournal(tools, journalId, signal);
  checkJournal(journal, directions);
  if (journal.companyId !== registration.companyId || journal.currency.code !== currency) {
    throw new ConnectorError(
      'JOURNAL_UNFIT',
      `Journal "${journal.name}" is in ${journal.currency.code} and of company ${journal.companyId}: registration "${registration.name}" needs one in ${currency} of company ${registration.companyId}.`,
      { context: { journalId, registrationId: registration.id } },
    );
  }
  if (!dryRun && registration.journal === undefined) await link(odoo, registration.id, journalId, scope);
  return toPaymentJournal(journal, { created, dryRun });
}

function currencyOf(
  { name, currencies, companyCurrency }: RegistrationPayments,
  { currency }: PaymentSetupOptions,
): string {
  if (currency !== undefined) return currency;
  const [first, ...others] = currencies;
  if (others.length === 0) return first ?? companyCurrency;
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `Registration "${name}" sells in ${currencies.join(', ')}: call payments.setup() for each currency. Payments of several currencies make no deposit.`,
    { context: { currencies } },
  );
}

const link = (odoo: OdooPort, id: number, journalId: number, scope: CallScope): Promise<unknown> =>
  odoo.call(registrationModel, 'write', { ids: [id], args: { vals: { x_journal_id: journalId } }, ...scope });

const planned = (
  registration: RegistrationPayments,
  currency: string,
  { name }: PaymentSetupOptions,
): PaymentJournal => ({
  journalId: 0,
  name: journalName(registration, currency, name),
  currency,
  intermediaryAccountId: undefined,
  outstandingReceiptsId: undefined,
  outstandingPaymentsId: undefined,
  batchDeposit: false,
  created: true,
  dryRun: true,
});

function toPaymentJournal(
  journal: PaymentJournalFacts,
  state: Pick<PaymentJournal, 'created' | 'dryRun'>,
): PaymentJournal {
  const inbound = methodFor(journal, 'inbound');
  return {
    journalId: journal.id,
    name: journal.name,
    currency: journal.currency.code,
    intermediaryAccountId: journal.account?.id,
    outstandingReceiptsId: inbound?.outstandingAccountId,
    outstandingPaymentsId: methodFor(journal, 'outbound')?.outstandingAccountId,
    batchDeposit: inbound?.code === batchDeposit,
    ...state,
  };
}

async function namingMissingRights<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (!isConnectorError(error) || error.code !== 'ODOO_ACCESS_DENIED') throw error;
    throw new ConnectorError(
      'RIGHTS_MISSING',
      'The Odoo user may not make accounts and journals. Call payments.setup() with a user in the group Invoicing / Administrator.',
      { cause: error },
    );
  }
}
