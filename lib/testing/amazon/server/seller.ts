import type { Clock } from '../../../support/clock.ts';
import { createFeedStore, type FeedStore } from '../feeds/feed-store.ts';
import { createInventoryStore, type InventoryStore } from '../inventory/inventory-store.ts';
import { createReportStore, type ReportStore } from '../reports/report-store.ts';
import { createAccessTokens, type AccessTokens, type AmazonCredentials } from './access-tokens.ts';
import { createOrderStore, type OrderStore } from './order-store.ts';
import { createSilentDrops, type SilentDrops } from './silent-drops.ts';
import { createPageTokens, type PagePosition, type PageTokens } from './page-tokens.ts';

/** All that the embedded Amazon keeps: one seller's orders and goods, and the tokens that were handed out. */
export interface Seller {
  /** Milliseconds since the epoch. */
  now(): number;
  readonly orders: OrderStore;
  readonly accessTokens: AccessTokens;
  readonly pageTokens: PageTokens<PagePosition>;
  readonly feeds: FeedStore;
  readonly silentDrops: SilentDrops;
  readonly inventory: InventoryStore;
  readonly reports: ReportStore;
}

export interface SellerOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly credentials: AmazonCredentials;
  readonly pageTokenLifetimeMs: number;
  /** Whether the results of feeds are compressed. */
  readonly compressFeedResults: boolean;
  /** Whether the documents of reports are compressed. */
  readonly compressReports: boolean;
  /** Whether the seller takes part in FBA. */
  readonly hasFba: boolean;
  /** Where the server is reached. */
  readonly baseUrl: () => string;
}

export function createSeller(options: SellerOptions): Seller {
  const { clock, credentials, pageTokenLifetimeMs, compressFeedResults, hasFba, baseUrl } = options;
  return {
    now: () => clock.now(),
    orders: createOrderStore(clock),
    accessTokens: createAccessTokens(clock, credentials),
    pageTokens: createPageTokens(clock, pageTokenLifetimeMs),
    feeds: createFeedStore({ clock, baseUrl, compressResults: compressFeedResults }),
    silentDrops: createSilentDrops(),
    inventory: createInventoryStore({ clock, hasFba }),
    reports: createReportStore({ clock, baseUrl, compress: options.compressReports }),
  };
}
