import { ConnectorError } from '../../support/errors.ts';
import { inventoryPage, type InventoryPage } from '../inventory/inventory-schema.ts';
import type { Operation } from './operation.ts';

/** As many SKUs as one request may name. */
export const mostSkus = 50;

/** A request for one page of the inventory of a marketplace. */
export interface InventoryRequest {
  /** Amazon's id of the marketplace. */
  readonly marketplaceId: string;
  /** Only these SKUs: 1 to 50, or a single one where it holds a comma. Default: all. */
  readonly skus?: readonly string[];
  /** Token of a later page. Amazon wants all other parameters again with it. */
  readonly pageToken?: string;
}

/**
 * One page of what Amazon holds of the seller's goods for a marketplace, with details.
 *
 * Source: Amazon's model fbaInventory.json.
 */
export const getInventorySummaries: Operation<'getInventorySummaries', InventoryRequest, InventoryPage> = {
  name: 'getInventorySummaries',
  api: 'fbaInventory',
  version: 'v1',
  method: 'GET',
  path: '/fba/inventory/v1/summaries',
  usagePlan: { ratePerSecond: 2, burst: 2 },
  request: ({ marketplaceId, skus, pageToken }) => ({
    query: {
      // Without it Amazon tells the total only.
      details: 'true',
      granularityType: 'Marketplace',
      granularityId: checkMarketplace(marketplaceId),
      marketplaceIds: [marketplaceId],
      ...(skus && skuParameter(skus)),
      nextToken: pageToken,
    },
    subject: `the FBA inventory of marketplace ${marketplaceId}`,
    context: { marketplaceId },
  }),
  answer: inventoryPage,
};

function checkMarketplace(marketplaceId: string): string {
  if (marketplaceId.trim() !== '') return marketplaceId;
  throw new ConnectorError('AMAZON_INVALID_REQUEST', 'An inventory needs the id of a marketplace.');
}

function skuParameter(
  skus: readonly string[],
): { readonly sellerSku: string } | { readonly sellerSkus: readonly string[] } {
  const [first, ...others] = skus;
  // An empty parameter would ask for every SKU.
  if (first === undefined || skus.length > mostSkus || skus.some((sku) => sku.trim() === '')) {
    throw new ConnectorError(
      'AMAZON_INVALID_REQUEST',
      `A request for inventory names 1 to ${mostSkus} SKUs, and none of them is blank.`,
    );
  }
  if (!skus.some((sku) => sku.includes(','))) return { sellerSkus: skus };
  if (others.length === 0) return { sellerSku: first };
  throw new ConnectorError(
    'AMAZON_INVALID_REQUEST',
    'A SKU that holds a comma is asked for by itself: Amazon separates the SKUs of a list by commas.',
  );
}
