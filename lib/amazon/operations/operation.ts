import type { z } from 'zod';
import type { ErrorContext } from '../../support/errors.ts';

/** How often Amazon lets an operation be called, per seller and application. */
export interface UsagePlan {
  /** Calls per second that come back to an empty bucket. */
  readonly ratePerSecond: number;
  /** Calls that a full bucket holds. */
  readonly burst: number;
}

/** The same for every operation of the sandbox. Source: Amazon's page "The Selling Partner API sandbox". */
export const sandboxPlan: UsagePlan = { ratePerSecond: 5, burst: 15 };

/** An operation of the Selling Partner API, as Amazon's model of its API describes it. */
export interface OperationFacts<Name extends string = string> {
  /** Amazon's `operationId`. */
  readonly name: Name;
  /** The API, as amazon-sp-api names it. */
  readonly api: 'orders' | 'feeds' | 'fbaInventory' | 'reports';
  /** Version of the API, such as `2021-06-30`. amazon-sp-api takes the oldest one unless told. */
  readonly version: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** With at most one `{…}`, which stands for one part of the path. */
  readonly path: string;
  /** Amazon's default, from the description of the operation in the model. */
  readonly usagePlan: UsagePlan;
  /** Whether doing it twice is more than doing it once: then a lost answer is reported, and the request not sent again. */
  readonly isUnrepeatable?: true;
}

/** An operation with all that a call needs: the request for an input, and the schema of the answer. */
export interface Operation<Name extends string, Input, Output> extends OperationFacts<Name> {
  /** @throws `AMAZON_INVALID_REQUEST` for an input that Amazon would not take, or would take for something else. */
  request(input: Input): RequestParts;
  /** Reads the content of an answer of success. */
  readonly answer: z.ZodType<Output>;
}

/** What a request is made of, besides what its operation fixes. */
export interface RequestParts {
  /** Parameters of the path, not encoded. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: AmazonQuery;
  /** Sent as JSON. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** What is asked for, in the words of an error message, such as `order 902-1845936-5435065`. */
  readonly subject: string;
  readonly context: ErrorContext;
}

/** Parameters that are `undefined` are not sent; lists go comma-separated. */
export type AmazonQuery = Readonly<Record<string, string | number | readonly string[] | undefined>>;
