import type { ErrorContext } from '../../support/errors.ts';
import type { AmazonOperation } from '../operations/index.ts';

/** One request to the Selling Partner API, before tokens, quota and retries. */
export interface AmazonRequest {
  readonly operation: AmazonOperation;
  /** Parameters of the path, not encoded. */
  readonly path?: Readonly<Record<string, string>>;
  readonly query: AmazonQuery;
  /** Sent as JSON. */
  readonly body?: Readonly<Record<string, unknown>>;
  /** What is asked for, in the words of an error message, such as `order 902-1845936-5435065`. */
  readonly subject: string;
  readonly context: ErrorContext;
}

/** Parameters that are `undefined` are not sent; lists go comma-separated. */
export type AmazonQuery = Readonly<Record<string, string | number | readonly string[] | undefined>>;

/** What came back over HTTP, whatever its status. */
export interface AmazonAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}

/** The content of an answer of success, parsed but not checked. */
export interface AmazonContent {
  readonly content: unknown;
  readonly requestId: string | undefined;
}
