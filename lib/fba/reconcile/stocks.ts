import { poolOf, type InventorySummary } from '../../amazon/index.ts';
import type { Registration } from '../../registrations/index.ts';
import { unique } from '../../support/unique.ts';
import type { InventoryListing } from './facts.ts';
import type { InventoryAmounts } from './report.ts';

/** One stock at Amazon, however many marketplaces state it. */
export interface AmazonStock {
  readonly registration: Registration;
  readonly pool: string;
  readonly fnSku: string | undefined;
  /** In the order in which they were listed. */
  readonly skus: readonly string[];
  readonly amounts: InventoryAmounts;
  /** Set where marketplaces state different numbers. */
  readonly note: string | undefined;
}

interface Statement {
  readonly listing: InventoryListing;
  readonly summary: InventorySummary;
}

/**
 * The stocks behind what marketplaces state: each once, since every marketplace of a pool states all of it. Where the
 * numbers differ, because the answers are seconds apart, the latest one counts.
 */
export function stocksOf(listings: readonly InventoryListing[]): readonly AmazonStock[] {
  const statements = new Map<string, Statement[]>();
  for (const listing of listings) {
    for (const summary of listing.summaries) {
      const key = stockKey(listing, summary);
      statements.set(key, [...(statements.get(key) ?? []), { listing, summary }]);
    }
  }
  return [...statements.values()].flatMap((stated) => {
    const latest = stated.toSorted((one, other) => timeOf(other) - timeOf(one))[0];
    if (!latest) return [];
    const { listing, summary } = latest;
    const differ = new Set(stated.map((statement) => JSON.stringify(amountsOf(statement.summary)))).size > 1;
    return [
      {
        registration: listing.registration,
        pool: poolOf(listing.marketplaceId),
        fnSku: summary.fnSku,
        skus: unique(stated.map((statement) => statement.summary.sellerSku)),
        amounts: amountsOf(summary),
        note: differ
          ? `Marketplaces state different numbers for ${summary.fnSku ?? summary.sellerSku}; the latest counts.`
          : undefined,
      },
    ];
  });
}

/**
 * Goods with a label of Amazon's have an fnSku of their own wherever they are listed. Goods under the manufacturer's
 * barcode have the ASIN for fnSku, which other SKUs, pools and sellers share.
 */
function stockKey({ registration, marketplaceId }: InventoryListing, summary: InventorySummary): string {
  const { fnSku, asin, sellerSku } = summary;
  const own = fnSku === undefined || fnSku === asin ? [poolOf(marketplaceId), sellerSku] : [];
  return JSON.stringify([registration.sellerId, fnSku ?? '', ...own]);
}

const timeOf = ({ summary: { lastUpdatedTime } }: Statement): number =>
  lastUpdatedTime === undefined ? 0 : Date.parse(lastUpdatedTime);

const amountsOf = (summary: InventorySummary): InventoryAmounts => ({
  fulfillable: summary.fulfillable,
  reserved: summary.reserved.total,
  inbound: summary.inbound.working + summary.inbound.shipped + summary.inbound.receiving,
  unfulfillable: summary.unfulfillable,
  researching: summary.researching,
  total: summary.total,
});

/** Adds up the quantities of several stocks. */
export function sumAmounts(all: readonly InventoryAmounts[]): InventoryAmounts {
  const sum = (of: keyof InventoryAmounts): number => all.reduce((total, amounts) => total + amounts[of], 0);
  return {
    fulfillable: sum('fulfillable'),
    reserved: sum('reserved'),
    inbound: sum('inbound'),
    unfulfillable: sum('unfulfillable'),
    researching: sum('researching'),
    total: sum('total'),
  };
}
