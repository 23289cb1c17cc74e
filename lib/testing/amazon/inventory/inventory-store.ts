import type { Clock } from '../../../support/clock.ts';
import { createPageTokens, type PageTokens } from '../server/page-tokens.ts';
import type { WireInventory, WireInventorySummary } from './wire-inventory.ts';

/** What Amazon holds of the seller's goods, by marketplace. */
export interface InventoryStore {
  /** Whether the seller takes part in FBA. */
  readonly hasFba: boolean;
  /** Tokens of pages, good for 30 seconds. */
  readonly pageTokens: PageTokens<InventoryPosition>;
  /** Adds rows behind those that are there. */
  add(rows: readonly WireInventory[]): void;
  /** Puts these rows in the place of all that the marketplace has. */
  replace(marketplaceId: string, rows: readonly WireInventorySummary[]): void;
  /** All rows of a marketplace, in the order in which they were set. */
  rowsOf(marketplaceId: string): readonly WireInventorySummary[];
}

/** Where an inventory goes on. */
export interface InventoryPosition {
  /** The parameters of the first request, which every further one has to repeat. */
  readonly parameters: string;
  /** Rows that were given out already. */
  readonly offset: number;
}

// The model: "The string token will expire 30 seconds after being created."
const tokenLifetimeMs = 30_000;

export function createInventoryStore({
  clock,
  hasFba,
}: {
  readonly clock: Pick<Clock, 'now'>;
  readonly hasFba: boolean;
}): InventoryStore {
  const byMarketplace = new Map<string, readonly WireInventorySummary[]>();
  const rowsOf = (marketplaceId: string): readonly WireInventorySummary[] =>
    byMarketplace.get(marketplaceId) ?? [];
  return {
    hasFba,
    pageTokens: createPageTokens(clock, tokenLifetimeMs),
    add: (rows) => {
      for (const { marketplaceId, summary } of rows) {
        byMarketplace.set(marketplaceId, [...rowsOf(marketplaceId), summary]);
      }
    },
    replace: (marketplaceId, rows) => {
      byMarketplace.set(marketplaceId, rows);
    },
    rowsOf,
  };
}
