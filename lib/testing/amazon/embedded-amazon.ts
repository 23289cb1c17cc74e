import { systemClock, type Clock } from '../../support/clock.ts';
import { openServer } from '../loopback.ts';
import type { FeedEnding, SubmittedFeed } from './feeds/feed-store.ts';
import type { WireInventory, WireInventorySummary } from './inventory/wire-inventory.ts';
import type { ReportContent, ReportEnding, RequestedReport } from './reports/report-store.ts';
import { madeUpCredentials, type AmazonCredentials } from './server/access-tokens.ts';
import { createFaultQueue, type Fault } from './server/faults.ts';
import { handle } from './server/handle.ts';
import { send } from './server/send.ts';
import type { OperationName } from './operations/index.ts';
import type { OrderChange } from './server/order-store.ts';
import { createRequestLog, type RequestLog } from './server/request-log.ts';
import { createSeller } from './server/seller.ts';
import { createThrottle, type UsagePlans } from './server/throttle.ts';
import type { WireOrder } from './wire-order.ts';

/** Options of `startEmbeddedAmazon()`. */
export interface EmbeddedAmazonOptions {
  /** Orders that are there from the start. Default: none. */
  readonly orders?: readonly WireOrder[];
  /** What time it is at Amazon: rules usage plans, the life of tokens and what a search may ask. Default: the system's. */
  readonly clock?: Pick<Clock, 'now'>;
  /**
   * Usage plans by operation in place of Amazon's own (searchOrders 0.0056 per second, burst 20; getOrder 0.5 per
   * second, burst 30), or `false` for no throttling at all.
   */
  readonly usagePlans?: UsagePlans;
  /** Default: made-up ones. Never use real ones here. */
  readonly credentials?: AmazonCredentials;
  /** Milliseconds; default 24 hours, as Amazon's. */
  readonly pageTokenLifetimeMs?: number;
  /** Whether the results of feeds come compressed with GZIP, as Amazon may send them. Default: `false`. */
  readonly compressFeedResults?: boolean;
  /** Whether the documents of reports come compressed with GZIP, as Amazon may send them. Default: `false`. */
  readonly compressReports?: boolean;
  /** FBA inventory that is there from the start, a row for each marketplace and SKU. Default: none. */
  readonly inventory?: readonly WireInventory[];
  /** Whether the seller takes part in FBA; where not, Amazon refuses to answer about inventory. Default: `true`. */
  readonly hasFba?: boolean;
}

/**
 * A small Amazon on the loopback interface: Login with Amazon, Orders API 2026-01-01, Feeds API 2021-06-30, FBA
 * Inventory API v1, Reports API 2021-06-30, for one seller.
 */
export interface EmbeddedAmazon {
  /** Base URL of the token endpoint and of the API, without a slash at the end. */
  readonly endpoint: string;
  /** What Login with Amazon accepts here; pass it to `sellingPartnerApi()`. */
  readonly credentials: AmazonCredentials;
  /** Every request that arrived, refused ones included. */
  readonly requests: RequestLog;
  /** @throws `CONFIGURATION_INVALID` when an order with that id is there already. */
  addOrders(orders: readonly WireOrder[]): void;
  /**
   * The order after the change, its `lastUpdatedTime` set to the clock's time. A patch replaces the top-level
   * fields that it names; a function makes the new order of the old one.
   *
   * @throws `CONFIGURATION_INVALID` when there is no such order.
   */
  changeOrder(orderId: string, change: OrderChange): WireOrder;
  /** An order as it stands, whole. */
  order(orderId: string): WireOrder | undefined;
  /** Feeds that were submitted, oldest first. */
  readonly feeds: readonly SubmittedFeed[];
  /**
   * Lets the next `times` (default 1) requests of an operation go wrong; several calls queue up. Faults that cut or
   * spoil a true answer use up quota as it would; the others do not.
   */
  failNext(operation: OperationName, fault: Fault, times?: number): void;
  /** The next `times` (default 1) shipment confirmations are answered with success, and forgotten. */
  dropConfirmations(times?: number): void;
  /** Lets the next feed that is submitted end badly; several calls queue up. */
  endNextFeed(ending: FeedEnding): void;
  /**
   * Replaces the whole FBA inventory of a marketplace. Marketplaces that share a pool of goods get the same rows, one call
   * each.
   */
  setInventory(marketplaceId: string, rows: readonly WireInventorySummary[]): void;
  /** Reports that were requested, oldest first. */
  readonly reports: readonly RequestedReport[];
  /**
   * What reports of a type say that end from now on; they are `DONE` the second time that somebody looks. Bytes are sent
   * as they are, without a word about their character set. `undefined`, which is how it starts: nothing to report, so
   * they end as `CANCELLED`.
   */
  setReport(reportType: string, content: ReportContent | undefined): void;
  /** Lets the next report that is requested end without a document; several calls queue up. */
  endNextReport(ending: ReportEnding): void;
  /** From now on no refresh token is accepted. Access tokens that were handed out live on until they expire. */
  revokeRefreshToken(): void;
  /** Ends the life of all access tokens handed out so far. */
  expireAccessTokens(): void;
  /** The `x-amzn-RateLimit-Limit` that an operation tells, whatever its usage plan; `undefined` leaves it out. */
  setRateLimitHeader(operation: OperationName, requestsPerSecond: string | undefined): void;
  /** Stops listening and drops all connections. */
  close(): Promise<void>;
}

const dayMs = 24 * 60 * 60 * 1000;

/**
 * A running embedded Amazon. Its answers keep to Amazon's model of the Orders API; what it does not know it refuses
 * by name.
 *
 * @example
 * const amazon = await startEmbeddedAmazon({ orders: plainOrders({ count: 3, marketplace: 'ES', channel: 'fbm' }) });
 * const client = sellingPartnerApi({ region: 'eu', endpoint: amazon.endpoint, ...amazon.credentials });
 * // …
 * await amazon.close();
 */
export async function startEmbeddedAmazon(options: EmbeddedAmazonOptions = {}): Promise<EmbeddedAmazon> {
  const clock = options.clock ?? systemClock;
  const credentials = options.credentials ?? madeUpCredentials;
  const seller = createSeller({
    clock,
    credentials,
    pageTokenLifetimeMs: options.pageTokenLifetimeMs ?? dayMs,
    compressFeedResults: options.compressFeedResults ?? false,
    compressReports: options.compressReports ?? false,
    hasFba: options.hasFba ?? true,
    baseUrl: () => server.url,
  });
  seller.orders.add(options.orders ?? []);
  seller.inventory.add(options.inventory ?? []);
  const { log: requests, add: log } = createRequestLog(seller.accessTokens);
  const throttle = createThrottle(clock, options.usagePlans ?? {});
  const faults = createFaultQueue();
  const rateLimitHeaders = new Map<OperationName, string | undefined>();

  const server = await openServer(
    (request) =>
      handle(request, requestId(requests.all.length + 1), {
        seller,
        throttle,
        faults,
        rateLimitHeaders,
        log,
      }),
    send,
  );
  return {
    endpoint: server.url,
    credentials,
    requests,
    addOrders: (orders) => {
      seller.orders.add(orders);
    },
    changeOrder: (orderId, change) => seller.orders.change(orderId, change),
    order: (orderId) => seller.orders.get(orderId),
    get feeds() {
      return seller.feeds.submitted();
    },
    failNext: (operation, fault, times = 1) => {
      faults.add(operation, fault, times);
    },
    dropConfirmations: (times = 1) => {
      seller.silentDrops.add(times);
    },
    endNextFeed: (ending) => {
      seller.feeds.endNext(ending);
    },
    setInventory: (marketplaceId, rows) => {
      seller.inventory.replace(marketplaceId, rows);
    },
    get reports() {
      return seller.reports.requested();
    },
    setReport: (reportType, content) => {
      seller.reports.setContent(reportType, content);
    },
    endNextReport: (ending) => {
      seller.reports.endNext(ending);
    },
    revokeRefreshToken: () => {
      seller.accessTokens.revokeRefreshToken();
    },
    expireAccessTokens: () => {
      seller.accessTokens.expireAll();
    },
    setRateLimitHeader: (operation, requestsPerSecond) => {
      rateLimitHeaders.set(operation, requestsPerSecond);
    },
    close: () => server.close(),
  };
}

// Amazon's request ids are UUIDs. Counting them up lets a test name the request it means.
function requestId(count: number): string {
  return `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`;
}
