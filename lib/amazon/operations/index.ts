import { confirmShipment } from './confirm-shipment.ts';
import { createFeed } from './create-feed.ts';
import { createFeedDocument } from './create-feed-document.ts';
import { createReport } from './create-report.ts';
import { getFeed } from './get-feed.ts';
import { getFeedDocument } from './get-feed-document.ts';
import { getFeeds } from './get-feeds.ts';
import { getInventorySummaries } from './get-inventory-summaries.ts';
import { getOrder } from './get-order.ts';
import { getReport } from './get-report.ts';
import { getReportDocument } from './get-report-document.ts';
import { getReports } from './get-reports.ts';
import { searchOrders } from './search-orders.ts';

/** Every operation of the Selling Partner API that this library calls. */
export const operations = {
  searchOrders,
  getOrder,
  confirmShipment,
  createFeedDocument,
  createFeed,
  getFeeds,
  getFeed,
  getFeedDocument,
  getInventorySummaries,
  createReport,
  getReports,
  getReport,
  getReportDocument,
} as const;

/** The name of one of them. */
export type AmazonOperation = keyof typeof operations;
