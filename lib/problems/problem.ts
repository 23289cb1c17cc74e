import type { ConnectorError } from '../support/errors.ts';

/** A record that could not be synchronised, as parked in Odoo (model `x_amazon_problem`). */
export interface Problem {
  /** Id of the record in Odoo. */
  readonly id: number;
  /** Id of the registration in Odoo. */
  readonly registrationId: number;
  /** What sort of record it is, such as `order`, `cancellation` (of a sale order cancelled in Odoo) or `fba_return`. */
  readonly kind: string;
  /** Names the record among those of its kind: Amazon's order id, for FBA returns with what tells it apart from others. */
  readonly ref: string;
  /** The sale order, when there is one. */
  readonly saleOrderId: number | undefined;
  /** Code of the error, such as `PRODUCT_UNAVAILABLE`. */
  readonly code: string;
  /** What is wrong and what a person can do; without personal data. */
  readonly reason: string;
  /** How often it was tried. */
  readonly attempts: number;
  /** When it is tried again by itself: ISO 8601, UTC. `orders.recover` tries at once. */
  readonly nextTry: string | undefined;
  /** When it was parked: ISO 8601, UTC. */
  readonly since: string;
}

/** What a run knows of the problems that are open when it starts. */
export type OpenProblem = Pick<Problem, 'id' | 'kind' | 'ref' | 'code' | 'attempts' | 'nextTry'>;

/** What became of a record, as far as its problem is concerned. */
export interface Verdict {
  readonly ref: string;
  readonly saleOrderId?: number | undefined;
  /** Id in Odoo of the marketplace that the record is of, as far as it is known. */
  readonly marketplaceRecordId?: number | undefined;
  /** Undefined: there is no problem any more. */
  readonly error: ConnectorError | undefined;
}
