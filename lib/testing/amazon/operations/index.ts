import { confirmShipment } from './confirm-shipment.ts';
import { createFeed } from './create-feed.ts';
import { createFeedDocument } from './create-feed-document.ts';
import { createReport } from './create-report.ts';
import { downloadFeedDocument } from './download-feed-document.ts';
import { downloadReportDocument } from './download-report-document.ts';
import { getAccessToken } from './get-access-token.ts';
import { getFeed } from './get-feed.ts';
import { getFeedDocument } from './get-feed-document.ts';
import { getFeeds } from './get-feeds.ts';
import { getInventorySummaries } from './get-inventory-summaries.ts';
import { getOrder } from './get-order.ts';
import { getReport } from './get-report.ts';
import { getReportDocument } from './get-report-document.ts';
import { getReports } from './get-reports.ts';
import { searchOrders } from './search-orders.ts';
import { uploadFeedDocument } from './upload-feed-document.ts';

/** Every operation that the embedded Amazon knows. */
export const operations = [
  getAccessToken,
  searchOrders,
  getOrder,
  confirmShipment,
  createFeedDocument,
  uploadFeedDocument,
  createFeed,
  getFeed,
  getFeeds,
  getFeedDocument,
  downloadFeedDocument,
  getInventorySummaries,
  createReport,
  getReports,
  getReport,
  getReportDocument,
  downloadReportDocument,
] as const;

/** One of them. */
export type KnownOperation = (typeof operations)[number];

/** The name of one of them. */
export type OperationName = KnownOperation['name'];
