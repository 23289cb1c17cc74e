import { z } from 'zod';
import { withoutTracking } from '../../odoo/index.ts';
import { runAction } from '../../schema/index.ts';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import { decimal, sum, type Decimal } from '../../support/money.ts';
import { unique } from '../../support/unique.ts';
import type { RunTools } from '../../sync/index.ts';
import { readBatches, residualOf, type BatchFacts } from '../batch/read-batches.ts';
import { checkJournal } from '../check-journal.ts';
import { openJournal, type PaymentSetting } from '../journal.ts';
import { explainRefusal } from '../explain-refusal.ts';
import { checkPayoutInput, type PayoutInput } from './input.ts';
import { payoutAction } from './payout-action.ts';
import type { Payout } from './payout.ts';
import { planPayout, type PayoutPlan } from './plan-payout.ts';
import { readBankJournal, readBankLine, type BankFacts } from './read-bank-line.ts';

const answerSchema = z.object({ done: z.boolean(), line: z.union([z.number(), z.literal(false)]) });

/** Credits the intermediary account with a payout: see `Payments.creditPayout`. At most eight calls. */
export async function creditPayout(tools: RunTools, input: PayoutInput): Promise<Payout> {
  checkPayoutInput(input);
  const { dryRun = false, signal } = input;
  const setting = await openJournal(tools, input.journalId, signal);
  const { journal } = setting;
  checkJournal(journal, []);
  const batches = await findBatches(tools, input, setting);
  const before = known(batches, input);
  if (before !== undefined) return unchanged(before, batches, setting, dryRun);
  const bank = await readBank(tools, input, setting);
  const settled = settledBy(bank, input, batches, setting);
  const plan = planPayout(batches, { settled, difference: input.difference }, journal);
  if (dryRun) {
    const bankLineId = 'received' in input ? undefined : input.bankLineId;
    return payoutOf(plan, setting, { bankLineId, changed: true, dryRun });
  }
  const bankLineId = await book(tools, setting, { input, batches, bank, plan });
  return payoutOf(plan, setting, { bankLineId, changed: true, dryRun });
}

async function findBatches(
  { odoo }: RunTools,
  { batches: names }: PayoutInput,
  { journal, scope }: PaymentSetting,
): Promise<readonly BatchFacts[]> {
  const wanted = unique(names.map((name) => name.trim()));
  const batches = await readBatches(odoo, journal, wanted, scope);
  const missing = wanted.filter((name) => !batches.some((batch) => batch.name === name));
  if (missing.length === 0) return batches;
  throw new ConnectorError(
    'BATCH_UNKNOWN',
    `Journal "${journal.name}" has no batch payments ${missing.join(', ')}.`,
    { context: { journalId: journal.id, batches: missing } },
  );
}

/** The bank transaction, where the batches have had this payout: an earlier call did it. */
function known(batches: readonly BatchFacts[], input: PayoutInput): number | undefined {
  const [first] = batches;
  const had = first?.payouts.find((payout) =>
    'received' in input
      ? payout.date === input.received.date && payout.amount.eq(decimal(input.received.amount))
      : payout.lineId === input.bankLineId,
  );
  return had && batches.every(({ payouts }) => payouts.some(({ lineId }) => lineId === had.lineId))
    ? had.lineId
    : undefined;
}

async function readBank(
  { odoo }: RunTools,
  input: PayoutInput,
  { journal, scope }: PaymentSetting,
): Promise<BankFacts> {
  if (!('received' in input)) return readBankLine(odoo, input.bankLineId, journal, scope);
  const { journalId, amount } = input.received;
  return { amount: decimal(amount), currency: await readBankJournal(odoo, journalId, journal, scope) };
}

/** What the payout settles, in the currency of the batches. */
function settledBy(
  bank: BankFacts,
  { settles }: PayoutInput,
  batches: readonly BatchFacts[],
  { journal }: PaymentSetting,
): Decimal {
  if (bank.currency.id !== journal.currency.id)
    return settles === undefined ? sum(batches.map(residualOf)) : decimal(settles);
  if (settles === undefined || decimal(settles).eq(bank.amount)) return bank.amount;
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `settles is ${settles}, and ${bank.amount.toFixed(journal.currency.digits)} ${journal.currency.code} came in: leave it out where bank account and batches have one currency.`,
  );
}

interface Booking {
  readonly input: PayoutInput;
  readonly batches: readonly BatchFacts[];
  readonly bank: BankFacts;
  readonly plan: PayoutPlan;
}

/** Books it, and gives the bank transaction. */
async function book(
  tools: RunTools,
  setting: PaymentSetting,
  { input, batches, bank, plan }: Booking,
): Promise<number> {
  const { journal, scope } = setting;
  const amounts = {
    foreign_currency_id: journal.currency.id,
    amount_currency: Number(plan.settled.toFixed()),
  };
  const wanted = {
    batches: batches.map(({ id }) => id),
    lines: batches.flatMap(({ deposit }) =>
      (deposit?.held ?? []).map(({ id, residual }) => [id, Number(residual.toFixed())]),
    ),
    line: 'received' in input ? false : input.bankLineId,
    values: 'received' in input ? valuesOf(input.received, batches) : false,
    foreign: bank.currency.id !== journal.currency.id && amounts,
    off: Number(plan.off.toFixed()),
    account: input.difference?.accountId ?? false,
  };
  const context = { ...withoutTracking, amazon_payout: wanted };
  try {
    const answer = await runAction(tools.odoo, payoutAction, journal.actions.payout, context, scope);
    const { done, line } = answerSchema.parse(answer);
    if (done && line !== false) return line;
  } catch (error) {
    const date = 'received' in input ? input.received.date : '';
    if (!isConnectorError(error) || error.code !== 'OUTCOME_UNKNOWN')
      throw explainRefusal(error, journal, date);
  }
  // Somebody else was first, or the reply was lost: what the batches say now tells.
  const line = known(await findBatches(tools, input, setting), input);
  if (line !== undefined) return line;
  throw new ConnectorError(
    'ODOO_CONCURRENCY',
    'Batches or bank transaction were changed while the payout was booked: run again. Nothing was written.',
    { context: { batches: batches.map(({ name }) => name) }, retryable: true },
  );
}

const valuesOf = (
  { journalId, date, amount, reference }: Extract<PayoutInput, { received: unknown }>['received'],
  batches: readonly BatchFacts[],
) => ({
  journal_id: journalId,
  date,
  amount: Number(amount),
  payment_ref: reference ?? batches.map(({ name }) => name).join(', '),
});

function payoutOf(
  { open, settled, difference, off }: PayoutPlan,
  { journal: { currency } }: PaymentSetting,
  state: Pick<Payout, 'bankLineId' | 'changed' | 'dryRun'>,
): Payout {
  const money = (amount: Decimal) => ({ amount: amount.toFixed(currency.digits), currency: currency.code });
  return {
    ...state,
    open: money(open),
    settled: money(settled),
    difference: difference.toFixed(currency.digits),
    writtenOff: !off.eq(0),
  };
}

/** What an earlier call came to: what is open now is what it left. */
function unchanged(
  bankLineId: number,
  batches: readonly BatchFacts[],
  setting: PaymentSetting,
  dryRun: boolean,
): Payout {
  const left = sum(batches.map(residualOf));
  const nothing = decimal(0);
  const plan = { open: left, settled: nothing, difference: left, off: nothing };
  return payoutOf(plan, setting, { bankLineId, changed: false, dryRun });
}
