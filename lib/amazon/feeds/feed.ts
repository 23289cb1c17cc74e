/** Something handed to Amazon to be carried out: Feeds API 2021-06-30. */
export interface FeedDraft {
  /** Such as `POST_ORDER_ACKNOWLEDGEMENT_DATA`. */
  readonly feedType: string;
  /** Marketplace ids, 1 to 25. */
  readonly marketplaceIds: readonly string[];
  /** Media type with its character set, such as `text/xml; charset=UTF-8`. */
  readonly contentType: string;
  /** The document: text, or bytes in the encoding that `contentType` names. */
  readonly content: string | Uint8Array;
  /** Options of the feed type, in Amazon's own names, such as `metadata:orderid`. */
  readonly feedOptions?: Readonly<Record<string, string>>;
}

/** How far Amazon has come with a feed. A feed that is `DONE` may hold errors all the same: its result tells. */
export interface AmazonFeed {
  /** Amazon's id of the feed. */
  readonly feedId: string;
  /** Such as `POST_ORDER_ACKNOWLEDGEMENT_DATA`. */
  readonly feedType: string;
  /** `IN_QUEUE`, `IN_PROGRESS`, `DONE`, `CANCELLED` or `FATAL`. */
  readonly processingStatus: string;
  /** ISO 8601, UTC. */
  readonly createdTime: string;
  /** Undefined while there is no result, and where there will be none. */
  readonly resultFeedDocumentId: string | undefined;
}

/** Which feeds to list. */
export interface FeedQuery {
  /** 1 to 10. */
  readonly feedTypes: readonly string[];
  /** ISO 8601, UTC; at most 90 days ago. */
  readonly createdSince: string;
  /** Such as `IN_QUEUE`. Default: all. */
  readonly processingStatuses?: readonly string[];
}
