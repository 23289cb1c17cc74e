import type { ModelDefinition, SchemaPart } from '../schema/index.ts';
import { batchAction } from './batch/batch-action.ts';
import { batchModel } from './batch/batch-model.ts';
import { depositAction } from './batch/deposit-action.ts';
import { payoutAction } from './payout/payout-action.ts';
import { registerAction } from './register/register-action.ts';

const actions = [registerAction, batchAction, depositAction, payoutAction] as const;

const batch: ModelDefinition = {
  model: batchModel,
  label: 'Amazon Batch Payment',
  companyPath: 'x_journal_id.company_id',
  data: { field: 'x_name', sentence: '%d batch payments' },
  fields: [
    {
      name: 'x_journal_id',
      label: 'Journal',
      type: 'many2one',
      relation: 'account.journal',
      required: true,
      onDelete: 'restrict',
      index: true,
    },
    { name: 'x_date', label: 'Date', type: 'date' },
    {
      name: 'x_direction',
      label: 'Direction',
      type: 'selection',
      choices: [
        ['inbound', 'Money from Amazon'],
        ['outbound', 'Money to Amazon'],
      ],
    },
    {
      name: 'x_deposit_line_id',
      label: 'Deposit',
      type: 'many2one',
      relation: 'account.bank.statement.line',
    },
    {
      name: 'x_payout_line_ids',
      label: 'Payouts',
      type: 'many2many',
      relation: 'account.bank.statement.line',
    },
    {
      name: 'x_payment_ids',
      label: 'Payments',
      type: 'one2many',
      relation: 'account.payment',
      inverse: 'x_amazon_batch_id',
    },
  ],
};

const payment: ModelDefinition = {
  model: 'account.payment',
  externalId: 'account.model_account_payment',
  fields: [
    {
      name: 'x_amazon_batch_id',
      label: 'Amazon Batch Payment',
      type: 'many2one',
      relation: batchModel,
      index: true,
    },
  ],
};

const journal: ModelDefinition = {
  model: 'account.journal',
  externalId: 'account.model_account_journal',
  fields: actions.map(({ field }) => field),
};

/** Payments of Amazon's invoices and bills, put into batches. */
export const paymentsSchema: SchemaPart = {
  models: [batch, payment, journal],
  actions: actions.map(({ record }) => record),
};
