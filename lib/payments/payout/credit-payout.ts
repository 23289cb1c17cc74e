import { z } from 'zod';
import { withoutTracking } from '../../odoo/index.ts';
import { runAction } from '../../schema/index.ts';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import { decimal, roundTo, sum, type Decimal } from '../../support/money.ts';
import { unique } from '../../support/unique.ts';
import type { SessionTools } from '../../sync/index.ts';
import { readBatches, residualOf, type BatchFacts, type PayoutFacts } from '../batch/read-batches.ts';
import { checkJournal } from '../check-journal.ts';
import { openJournal, type CurrencyFacts, type PaymentSetting } from '../journal.ts';
import { explainRefusal } from '../explain-refusal.ts';
import { checkPayoutInput, type PayoutInput, type PayoutReceived } from './input.ts';
import { payoutAction } from './payout-action.ts';
import type { Payout } from './payout.ts';
import { planPayout, type PayoutPlan } from './plan-payout.ts';
import { checkDifference } from './read-difference.ts';
import { readBankJournal, readBankLine, type BankFacts } from './read-bank-line.ts';

const answerSchema = z.object({ done: z.boolean(), line: z.union([z.number(), z.literal(false)]) });

/** Credits the intermediary account with a payout: see `Payments.creditPayout`. At most nine calls. */
export async function creditPayout(tools: SessionTools, input: PayoutInput): Promise<Payout> {
  checkPayoutInput(input);
  const { dryRun = false, signal } = input;
  const setting = await openJournal(tools, input.journalId, signal);
  const { journal } = setting;
  checkJournal(journal, []);
  const batches = await findBatches(tools, input, setting);
  const before = known(batches, input);
  if (before?.isCredited) return unchanged(before.lineId, batches, setting, dryRun);
  // One that was undone in Odoo is there still: a second one would double the money of the bank account.
  const source = before ? { bankLineId: before.lineId } : input;
  const bank = await readBank(tools, source, setting);
  const settled = settledBy(bank, input, batches, setting);
  const plan = planPayout(batches, { settled, difference: input.difference }, journal);
  await checkDifference(tools.odoo, input.difference, setting);
  if (dryRun) {
    const bankLineId = 'received' in source ? undefined : source.bankLineId;
    return payoutOf(plan, setting, { bankLineId, changed: true, dryRun });
  }
  const booked = await book(tools, setting, { input, source, batches, bank, plan });
  if (booked.isMine) return payoutOf(plan, setting, { bankLineId: booked.lineId, changed: true, dryRun });
  return unchanged(booked.lineId, await findBatches(tools, input, setting), setting, dryRun);
}

/** Where the money comes from. */
type PayoutSource = { readonly bankLineId: number } | { readonly received: PayoutReceived };

async function findBatches(
  { odoo }: SessionTools,
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

/** The bank transaction, where an earlier call took it for these batches. */
function known(batches: readonly BatchFacts[], input: PayoutInput): PayoutFacts | undefined {
  const [first] = batches;
  return first?.payouts.find(
    (payout) =>
      isMeant(payout, input) &&
      batches.every(({ payouts }) => payouts.some(({ lineId }) => lineId === payout.lineId)),
  );
}

function isMeant(payout: PayoutFacts, input: PayoutInput): boolean {
  if (!('received' in input)) return payout.lineId === input.bankLineId;
  const { journalId, date, amount, reference } = input.received;
  return (
    payout.journalId === journalId &&
    payout.date === date &&
    payout.amount.eq(decimal(amount)) &&
    (reference === undefined || payout.reference === reference.trim())
  );
}

async function readBank(
  { odoo }: SessionTools,
  source: PayoutSource,
  { journal, scope }: PaymentSetting,
): Promise<BankFacts> {
  if (!('received' in source)) return readBankLine(odoo, source.bankLineId, journal, scope);
  const { journalId, amount } = source.received;
  const currency = await readBankJournal(odoo, journalId, journal, scope);
  checkDecimals('received.amount', amount, currency);
  return { amount: decimal(amount), currency, inBatches: undefined };
}

function checkDecimals(option: string, amount: string, { code, digits }: CurrencyFacts): void {
  if (roundTo(decimal(amount), digits).eq(decimal(amount))) return;
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `${option}: ${amount} has more decimals than ${code} has. Nothing was written.`,
  );
}

/** What the payout settles, in the currency of the batches. */
function settledBy(
  bank: BankFacts,
  { settles }: PayoutInput,
  batches: readonly BatchFacts[],
  { journal }: PaymentSetting,
): Decimal {
  if (settles !== undefined) checkDecimals('settles', settles, journal.currency);
  if (bank.currency.id !== journal.currency.id) {
    if (settles !== undefined) return ofSign(decimal(settles), bank.amount);
    // Never of another sign than what came in: planPayout refuses that.
    return bank.inBatches ?? ofSign(sum(batches.map(residualOf)), bank.amount);
  }
  if (settles === undefined || decimal(settles).eq(bank.amount)) return bank.amount;
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `settles is ${settles}, and ${bank.amount.toFixed(journal.currency.digits)} ${journal.currency.code} came in: leave it out where bank account and batches have one currency.`,
  );
}

const ofSign = (amount: Decimal, bank: Decimal): Decimal =>
  bank.lt(0) ? amount.abs().times(-1) : amount.abs();

interface Booking {
  readonly input: PayoutInput;
  readonly source: PayoutSource;
  readonly batches: readonly BatchFacts[];
  readonly bank: BankFacts;
  readonly plan: PayoutPlan;
}

/** Books it; the bank transaction, and whether this call or somebody else took it. */
async function book(
  tools: SessionTools,
  setting: PaymentSetting,
  { input, source, batches, bank, plan }: Booking,
): Promise<{ readonly lineId: number; readonly isMine: boolean }> {
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
    line: 'received' in source ? false : source.bankLineId,
    values: 'received' in source ? valuesOf(source.received, batches) : false,
    foreign: bank.currency.id !== journal.currency.id && amounts,
    off: Number(plan.off.toFixed()),
    account: input.difference?.accountId ?? false,
  };
  const context = { ...withoutTracking, amazon_payout: wanted };
  let isLost = false;
  try {
    const answer = await runAction(tools.odoo, payoutAction, journal.actions.payout, context, scope);
    const { done, line } = answerSchema.parse(answer);
    if (done && line !== false) return { lineId: line, isMine: true };
  } catch (error) {
    const date = 'received' in input ? input.received.date : '';
    if (!isConnectorError(error) || error.code !== 'OUTCOME_UNKNOWN')
      throw explainRefusal(error, journal, date);
    isLost = true;
  }
  // Somebody else was first, or the reply was lost: what the batches say now tells.
  const line = known(await findBatches(tools, input, setting), input);
  if (line?.isCredited) return { lineId: line.lineId, isMine: isLost };
  throw new ConnectorError(
    'ODOO_CONCURRENCY',
    'Batches or bank transaction were changed while the payout was booked: run again. Nothing was written.',
    { context: { batches: batches.map(({ name }) => name) }, retryable: true },
  );
}

const valuesOf = (
  { journalId, date, amount, reference }: PayoutReceived,
  batches: readonly BatchFacts[],
) => ({
  journal_id: journalId,
  date,
  amount: Number(amount),
  payment_ref: reference?.trim() ?? batches.map(({ name }) => name).join(', '),
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
