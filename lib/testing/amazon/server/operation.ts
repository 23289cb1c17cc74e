import type { Answer } from './answer.ts';
import type { Seller } from './seller.ts';

/** Every operation that the embedded Amazon knows. */
export type OperationName =
  | 'getAccessToken'
  | 'searchOrders'
  | 'getOrder'
  | 'confirmShipment'
  | 'createFeedDocument'
  | 'uploadFeedDocument'
  | 'createFeed'
  | 'getFeed'
  | 'getFeeds'
  | 'getFeedDocument'
  | 'downloadFeedDocument';

/** A request as an operation sees it. */
export interface OperationRequest {
  /** The value of the `{…}` part of the operation's path. */
  readonly pathParameter: string;
  readonly query: URLSearchParams;
  readonly contentType: string;
  readonly body: string;
  readonly bytes: Uint8Array;
}

/** One operation: where it is reached, how often it may be called, and what it answers. */
export interface Operation {
  readonly name: OperationName;
  readonly method: 'GET' | 'POST' | 'PUT';
  /** With at most one `{…}`, which stands for one part of the path. */
  readonly path: string;
  /** Amazon's default usage plan; absent where Amazon publishes none. */
  readonly usagePlan?: UsagePlan;
  /** Whether a valid `x-amz-access-token` is asked for. */
  readonly needsAccessToken: boolean;
  answer(request: OperationRequest, seller: Seller): Answer;
}

/** A token bucket: it holds `burst` requests and refills by `ratePerSecond`. */
export interface UsagePlan {
  readonly ratePerSecond: number;
  readonly burst: number;
}
