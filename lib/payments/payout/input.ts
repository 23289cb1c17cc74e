import { z } from 'zod';
import { checkInput, optionsSchema } from '../../support/check-input.ts';
import { dayText, decimalText, signedText } from '../values.ts';

/** A bank transaction to record, where the bank's own is not in Odoo. */
export interface PayoutReceived {
  /** Journal of the bank account, not that of the payments. */
  readonly journalId: number;
  /** Day of the bank, `YYYY-MM-DD`. */
  readonly date: string;
  /** What came in: decimal string in the currency of the bank account; below zero where Amazon took money. */
  readonly amount: string;
  /**
   * What the bank says of it. It tells two payouts of one day and amount for the same batches from one another. Default: the
   * names of the batches.
   */
  readonly reference?: string;
}

/** Where a difference goes. */
export interface PayoutDifference {
  /** Id of the account (`account.account`). */
  readonly accountId: number;
  /** The most that may be written off: decimal string in the currency of the batches. */
  readonly limit: string;
}

interface PayoutTerms {
  /** Journal of the batches. */
  readonly journalId: number;
  /** Names of the batches that the payout settles: incoming ones, and outgoing ones that Amazon has kept back. */
  readonly batches: readonly string[];
  /**
   * What it settles of the batches, where the bank account has another currency than they have: decimal string in theirs.
   * Default: what the bank transaction says in that currency, else all of it.
   */
  readonly settles?: string;
  /** Writes a difference off. Default: what is missing stays open, and too much is refused. */
  readonly difference?: PayoutDifference;
  /** Checks everything and writes nothing. Default: `false`. */
  readonly dryRun?: boolean;
  /** Stops before the payout is written. */
  readonly signal?: AbortSignal;
}

/** The payout as it came in: the bank transaction that is in Odoo (`account.bank.statement.line`), or one to record. */
export type PayoutInput = PayoutTerms &
  (
    | {
        /** Id of a bank transaction that is in Odoo. */
        readonly bankLineId: number;
      }
    | {
        /** A bank transaction to record. */
        readonly received: PayoutReceived;
      }
  );

const terms = {
  journalId: z.int().positive(),
  batches: z.array(z.string().trim().min(1)).min(1, 'name a batch'),
  settles: signedText.optional(),
  difference: z.strictObject({ accountId: z.int().positive(), limit: decimalText }).optional(),
  dryRun: z.boolean().optional(),
};
const byLine = optionsSchema({ ...terms, bankLineId: z.int().positive() });
const byAmount = optionsSchema({
  ...terms,
  received: z.strictObject({
    journalId: z.int().positive(),
    date: dayText,
    amount: signedText,
    reference: z.string().trim().min(1).optional(),
  }),
});

/** @throws `CONFIGURATION_INVALID`. */
export function checkPayoutInput(input: PayoutInput): void {
  checkInput('payments.creditPayout', 'received' in input ? byAmount : byLine, input);
}
