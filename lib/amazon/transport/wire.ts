import type { AmazonOperation } from '../operations/index.ts';
import type { OperationFacts, RequestParts } from '../operations/operation.ts';

/** One request to the Selling Partner API, before tokens, quota and retries. */
export interface AmazonRequest extends RequestParts {
  readonly operation: OperationFacts<AmazonOperation>;
}

/** What came back over HTTP, whatever its status. */
export interface AmazonAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: string;
}
