import type { Money } from '../../support/money.ts';

/** A payout of Amazon's that came in, and what it settled. */
export interface Payout {
  /** Id of the bank transaction (`account.bank.statement.line`); undefined in a dry run of one to record. */
  readonly bankLineId: number | undefined;
  /** What the batches came to before it: decimal string in their currency. */
  readonly open: Money;
  /** What it settled of them. */
  readonly settled: Money;
  /**
   * `open` less `settled`: of the sign of `open` where the payout was short. What was written off counts as settled in Odoo; otherwise
   * it stays open on the intermediary account.
   */
  readonly difference: string;
  /** Whether the difference went to the account that was named. */
  readonly writtenOff: boolean;
  /** Whether this call wrote something. */
  readonly changed: boolean;
  /** `true` when nothing was written: what a real run would have come to. */
  readonly dryRun: boolean;
}
