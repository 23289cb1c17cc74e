import type { ConnectorError } from '../support/errors.ts';
import type { AmazonFeed, FeedDraft, FeedQuery } from './feeds/feed.ts';
import type { InventoryQuery, InventorySummary } from './inventory/inventory.ts';
import type { AmazonOrder } from './orders/order.ts';
import type { ShipmentConfirmation } from './orders/shipment.ts';
import type { AmazonReport, ReportQuery, ReportRequest } from './reports/report.ts';

/** Datasets of Orders API 2026-01-01 that this library asks for. */
export type IncludedData =
  | 'BUYER'
  | 'RECIPIENT'
  | 'PROCEEDS'
  | 'EXPENSE'
  | 'PROMOTION'
  | 'CANCELLATION'
  | 'FULFILLMENT'
  | 'PACKAGES'
  | 'TAX';

/** Which orders a search finds. */
export interface OrderQuery {
  /** Marketplace ids, at most 50. */
  readonly marketplaceIds: readonly string[];
  /** Orders changed at or after this time: ISO 8601, UTC. */
  readonly lastUpdatedAfter: string;
  /** Orders changed at or before this time, at least two minutes ago: ISO 8601, UTC. Default: Amazon's own choice. */
  readonly lastUpdatedBefore?: string;
  /** Orders in one of these states alone, such as `UNSHIPPED`. Default: all. */
  readonly fulfillmentStatuses?: readonly string[];
  /** 1 to 100; default 100. */
  readonly maxResultsPerPage?: number;
  /**
   * Starts at the page behind this token ({@link OrderPage.nextToken}) of an earlier search with the same parameters.
   * Tokens live for 24 hours; when Amazon does not take it, the search starts from its first page.
   */
  readonly pageToken?: string | undefined;
}

/** One order of a page: read, or reported as unreadable without spoiling the page. */
export type PageEntry =
  | {
      /** The order, as it was read. */
      readonly order: AmazonOrder;
      /** Absent: the order can be read. */
      readonly error?: never;
    }
  | {
      /** Absent: the order cannot be read. */
      readonly order?: never;
      /** Amazon's order id; undefined where not even that can be read. */
      readonly orderId: string | undefined;
      /** What cannot be read (`ORDER_UNREADABLE`). */
      readonly error: ConnectorError;
    };

/** One page of a search for orders. */
export interface OrderPage {
  /** The orders of the page, in Amazon's order. */
  readonly entries: readonly PageEntry[];
  /** Up to when Amazon has answered for: ISO 8601, UTC. The next run starts here. */
  readonly lastUpdatedBefore: string | undefined;
  /** The page after this one; undefined for the last. */
  readonly nextToken: string | undefined;
}

/** What the connector needs of Amazon's Selling Partner API, for one seller in one region. */
export interface AmazonPort {
  /** Amazon's region, such as `eu`. */
  readonly region: 'na' | 'eu' | 'fe';
  /** Pages of orders, fetched as they are asked for. Breaking out of the loop stops asking. */
  searchOrders(query: OrderQuery, options?: AmazonCallOptions): AsyncIterable<OrderPage>;
  /** One order, whatever its state. Throws `AMAZON_NOT_FOUND`, or `ORDER_UNREADABLE`. */
  getOrder(orderId: string, options?: AmazonCallOptions): Promise<AmazonOrder>;
  /**
   * Tells Amazon of one package. Throws `OUTCOME_UNKNOWN` when the answer was lost, and `AMAZON_INVALID_REQUEST` with
   * Amazon's words when Amazon refuses it.
   */
  confirmShipment(shipment: ShipmentConfirmation, options?: AmazonCallOptions): Promise<void>;
  /** Hands a feed to Amazon. Throws `OUTCOME_UNKNOWN` when the answer was lost. */
  submitFeed(
    feed: FeedDraft,
    options?: AmazonCallOptions,
  ): Promise<{
    /** Amazon's id of the feed, for `getFeed`. */
    readonly feedId: string;
  }>;
  /** The newest feeds that match, a hundred at most. */
  getFeeds(query: FeedQuery, options?: AmazonCallOptions): Promise<readonly AmazonFeed[]>;
  /** How far a feed is. Throws `AMAZON_NOT_FOUND`. */
  getFeed(feedId: string, options?: AmazonCallOptions): Promise<AmazonFeed>;
  /** What Amazon says about a feed, as text; for `parseFeedReport`. */
  readFeedResult(resultFeedDocumentId: string, options?: AmazonCallOptions): Promise<string>;
  /**
   * What Amazon holds of the seller's goods for one marketplace (FBA), all pages of it; one row for each pair of
   * `sellerSku` and `fnSku`. Quantities that Amazon leaves out count as 0. Throws `AMAZON_INVALID_REQUEST`, also for a
   * seller who does not take part in FBA, and `AMAZON_UNREADABLE`, also where the details of goods are missing.
   */
  readInventory(query: InventoryQuery, options?: AmazonCallOptions): Promise<readonly InventorySummary[]>;
  /**
   * Asks Amazon to make a report, which takes minutes or hours. Throws `OUTCOME_UNKNOWN` when the answer was lost:
   * `getReports` shows whether the report is there.
   */
  requestReport(
    report: ReportRequest,
    options?: AmazonCallOptions,
  ): Promise<{
    /** Amazon's id of the report, for `getReport`. */
    readonly reportId: string;
  }>;
  /** The newest reports that match, a hundred at most; those that Amazon made by itself too. */
  getReports(query: ReportQuery, options?: AmazonCallOptions): Promise<readonly AmazonReport[]>;
  /** How far a report is. Throws `AMAZON_NOT_FOUND`. */
  getReport(reportId: string, options?: AmazonCallOptions): Promise<AmazonReport>;
  /**
   * What a report says, as text: unfolded, and decoded by the character set that it names, else as UTF-8 or in the older
   * one of its marketplace. Throws `AMAZON_NOT_FOUND`, and `AMAZON_UNREADABLE` when it is damaged or has more than 100 MiB.
   */
  readReportDocument(reportDocumentId: string, options?: AmazonCallOptions): Promise<string>;
}

/** Options of one call to Amazon. */
export interface AmazonCallOptions {
  /** Ends the call with `ABORTED`, also while it waits. What is on its way may still reach Amazon. */
  readonly signal?: AbortSignal | undefined;
}
