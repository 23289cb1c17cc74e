import type { RegisteredMarketplace, Registration, RegistrationInput } from '../registration.ts';

/** What became of a split or a move. `To`: undefined is among it only for the dry run of a split. */
export interface RegistrationTransfer<To extends Registration | undefined = Registration> {
  /**
   * `done`: it was written. `unchanged`: it is so already, and nothing was written. `planned`: a dry run; nothing was
   * written.
   */
  readonly status: 'done' | 'unchanged' | 'planned';
  /** The registration that the marketplaces come from; in a dry run as it still is. */
  readonly from: Registration;
  /** The registration that has them now; in a dry run as it still is, and undefined where a split would make it. */
  readonly to: To;
  /** Those that change hands. */
  readonly marketplaces: readonly RegisteredMarketplace[];
  /** What `to` is registered with afterwards; undefined where nothing changes. */
  readonly settings: RegistrationInput | undefined;
  /** From when on `to` asks Amazon for orders: ISO 8601, UTC. What is read twice is found in Odoo, and left alone. */
  readonly ordersSince: string | undefined;
  /** How many records go along, by Odoo model, such as `x_amazon_offer` and `x_amazon_problem`. */
  readonly moved: Readonly<Record<string, number>>;
}

/** What became of a merge. */
export interface RegistrationMerge {
  /** `done`: something was written. */
  readonly status: RegistrationTransfer['status'];
  /** The registration that has taken over the others. */
  readonly into: Registration;
  /** One for each of the others. `moved` counts their sale orders too. */
  readonly transfers: readonly RegistrationTransfer[];
}

/** Options of a split, a move or a merge. */
export interface RegistrationTransferOptions {
  /** Checks everything, tells what would change, and writes nothing. Default: `false`. */
  readonly dryRun?: boolean;
  /** Ends the call with `ABORTED`. What Odoo has received may be done all the same. */
  readonly signal?: AbortSignal;
}
