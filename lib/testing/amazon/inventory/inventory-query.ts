import { marketplaces } from '../../../amazon/marketplaces.ts';
import { mostSkus } from '../../../amazon/operations/get-inventory-summaries.ts';
import { checkNames, readList } from '../operations/query.ts';

/** The parameters of `getInventorySummaries`, checked. */
export interface AskedInventory {
  readonly marketplaceId: string;
  readonly withDetails: boolean;
  /** Empty: all. */
  readonly skus: readonly string[];
  /** Milliseconds since the epoch. */
  readonly changedAfter: number | undefined;
  readonly nextToken: string | undefined;
  /** What a request for a further page has to repeat unchanged. */
  readonly repeated: string;
}

const repeatedNames = [
  'details',
  'granularityType',
  'granularityId',
  'marketplaceIds',
  'startDateTime',
  'sellerSkus',
  'sellerSku',
];
const marketplaceIdsKnown = marketplaces.map(({ id }) => id);

/** The query, or the first rule of the model that it breaks. `now`: milliseconds since the epoch. */
export function readInventoryQuery(
  query: URLSearchParams,
  now: number,
): AskedInventory | { readonly problem: string } {
  const marketplaceIds = readList(query, 'marketplaceIds', marketplaceIdsKnown, 1);
  const sellerSkus = readList(query, 'sellerSkus', undefined, mostSkus);
  const [marketplaceId = ''] = marketplaceIds.values;
  const start = query.get('startDateTime');
  const problem =
    checkNames(query, [...repeatedNames, 'nextToken']) ??
    marketplaceIds.problem ??
    sellerSkus.problem ??
    checkGranularity(query, marketplaceId) ??
    checkStart(start, now);
  if (problem !== undefined) return { problem };
  const single = query.get('sellerSku');
  return {
    marketplaceId,
    withDetails: query.get('details') === 'true',
    skus: skusOf(start, sellerSkus.values, single),
    changedAfter: start === null ? undefined : Date.parse(start),
    nextToken: query.get('nextToken') ?? undefined,
    repeated: JSON.stringify(repeatedNames.map((name) => query.getAll(name))),
  };
}

// The model: startDateTime puts sellerSkus and sellerSku out of force, and sellerSkus puts sellerSku.
function skusOf(start: string | null, list: readonly string[], single: string | null): readonly string[] {
  if (start !== null) return [];
  return list.length === 0 && single !== null ? [single] : list;
}

function checkGranularity(query: URLSearchParams, marketplaceId: string): string | undefined {
  if (marketplaceId === '') return 'marketplaceIds must be given.';
  if (query.get('granularityType') !== 'Marketplace') return 'granularityType must be Marketplace.';
  if (query.get('granularityId') !== marketplaceId)
    return 'granularityId must be given, and be the same as marketplaceIds.';
  if (!['true', 'false'].includes(query.get('details') ?? 'false')) return 'details must be true or false.';
  return undefined;
}

function checkStart(start: string | null, now: number): string | undefined {
  if (start === null) return undefined;
  const time = Date.parse(start);
  if (Number.isNaN(time)) return 'startDateTime is not a time in ISO 8601 format.';
  const earliest = new Date(now);
  earliest.setUTCMonth(earliest.getUTCMonth() - 18);
  return time < earliest.getTime() ? 'startDateTime must be no earlier than 18 months ago.' : undefined;
}
