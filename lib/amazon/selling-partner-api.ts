import { readConfig, type SellingPartnerConfig } from './config.ts';
import { createDocuments } from './documents/documents.ts';
import { readFeedResult } from './feeds/read-feed-result.ts';
import { submitFeed } from './feeds/submit-feed.ts';
import { readInventory } from './inventory/read-inventory.ts';
import { confirmShipment } from './operations/confirm-shipment.ts';
import { createReport } from './operations/create-report.ts';
import { getFeed } from './operations/get-feed.ts';
import { getFeeds } from './operations/get-feeds.ts';
import { getOrder } from './operations/get-order.ts';
import { getReport } from './operations/get-report.ts';
import { getReports } from './operations/get-reports.ts';
import { orderPages } from './orders/order-pages.ts';
import { parseOrder } from './orders/parse-order.ts';
import type { AmazonPort } from './port.ts';
import { readReportDocument } from './reports/read-report-document.ts';
import { createCall } from './transport/call.ts';
import { wrapAmazonPort } from './wrap-amazon-port.ts';

/**
 * Amazon's Selling Partner API for one seller in one region: Orders API 2026-01-01 (v0 for shipments), Feeds API
 * 2021-06-30, FBA Inventory API v1, Reports API 2021-06-30.
 *
 * It keeps to Amazon's usage plans, holds one access token for all calls, and tries again after throttling, server
 * errors and broken connections. Build one per seller and keep it: what it has learnt of quotas and tokens is in it.
 *
 * Errors are `ConnectorError`s: `AMAZON_UNAUTHORIZED`, `AMAZON_FORBIDDEN`, `AMAZON_NOT_FOUND`,
 * `AMAZON_INVALID_REQUEST`, `AMAZON_THROTTLED`, `AMAZON_SERVER_ERROR`, `AMAZON_UNREACHABLE`, `AMAZON_UNREADABLE`,
 * `AMAZON_PAGE_TOKEN_EXPIRED`, `ORDER_UNREADABLE` and `ABORTED`, with `status` and `requestId` where Amazon answered.
 *
 * @throws `CONFIGURATION_INVALID` when a field is missing or wrong.
 *
 * @example
 * const amazon = sellingPartnerApi({ region: 'eu', refreshToken, clientId, clientSecret });
 * const order = await amazon.getOrder('902-1845936-5435065');
 */
export function sellingPartnerApi(config: SellingPartnerConfig): AmazonPort {
  const settings = readConfig(config);
  const call = createCall(settings);
  const documents = createDocuments(settings);
  const port: AmazonPort = {
    region: settings.region,
    searchOrders: (query, options = {}) => orderPages(call, query, options.signal),
    getOrder: async (orderId, options = {}) => {
      const { content } = await call(getOrder, { orderId }, options.signal);
      return parseOrder(content.order);
    },
    confirmShipment: async (shipment, options = {}) => {
      await call(confirmShipment, shipment, options.signal);
    },
    submitFeed: (feed, options = {}) => submitFeed(call, documents, feed, options.signal),
    getFeeds: async (query, options = {}) => (await call(getFeeds, query, options.signal)).content.feeds,
    getFeed: async (feedId, options = {}) => (await call(getFeed, { feedId }, options.signal)).content,
    readFeedResult: (documentId, options = {}) => readFeedResult(call, documents, documentId, options.signal),
    readInventory: (query, options = {}) => readInventory(call, query, options.signal),
    requestReport: async (report, options = {}) => (await call(createReport, report, options.signal)).content,
    getReports: async (query, options = {}) =>
      (await call(getReports, query, options.signal)).content.reports,
    getReport: async (reportId, options = {}) =>
      (await call(getReport, { reportId }, options.signal)).content,
    readReportDocument: (reportDocumentId, options = {}) =>
      readReportDocument(call, documents, { reportDocumentId, region: settings.region }, options.signal),
  };
  return wrapAmazonPort(port, async (_call, send) => {
    try {
      return await send();
    } catch (error) {
      throw settings.secrets.maskError(error);
    }
  });
}
