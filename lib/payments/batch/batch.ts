import type { Money } from '../../support/money.ts';
import type { Direction } from '../journal.ts';

/**
 * `open`: made, and its payments wait; `deposited`: validated, and the money stands on the intermediary account; `credited`:
 * all of it came in on the bank account.
 */
export type BatchState = 'open' | 'deposited' | 'credited';

/** A batch payment: many payments that make one deposit. */
export interface BatchPayment {
  /** Id of its record (`x_amazon_batch`). */
  readonly batchId: number;
  /** Its key: unique in its journal. */
  readonly name: string;
  /** Journal of its payments (`account.journal`). */
  readonly journalId: number;
  /** `YYYY-MM-DD`. */
  readonly date: string;
  /** `inbound`: Amazon pays; `outbound`: Amazon takes. */
  readonly direction: Direction;
  /** How far it has come. */
  readonly state: BatchState;
  /** Sum of its payments. */
  readonly amount: Money;
  /** Ids of its payments (`account.payment`). */
  readonly paymentIds: readonly number[];
  /** Id of the bank transaction of the deposit (`account.bank.statement.line`); undefined before it is validated. */
  readonly depositLineId: number | undefined;
  /** What the intermediary account still has of it: decimal string in the batch's currency; '0.00' before it is validated. */
  readonly residual: string;
  /** Whether this call wrote something. */
  readonly changed: boolean;
  /** `true` when nothing was written: what a real run would have come to. */
  readonly dryRun: boolean;
}
