import type { ConnectorError } from '../support/errors.ts';

/** An order that could not be brought in line with Amazon, as parked in Odoo (model `x_amazon_problem`). */
export interface Problem {
  /** Id of the record in Odoo. */
  readonly id: number;
  readonly registrationId: number;
  /** Amazon's order id. */
  readonly orderId: string;
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
export type OpenProblem = Pick<Problem, 'id' | 'orderId' | 'code' | 'attempts' | 'nextTry'>;

/** What became of an order, as far as its problem is concerned. */
export interface Verdict {
  readonly orderId: string;
  readonly saleOrderId?: number | undefined;
  /** Undefined: there is no problem any more. */
  readonly error: ConnectorError | undefined;
}
