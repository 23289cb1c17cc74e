import { marketplaces } from '../../../amazon/marketplaces.ts';
import { nonAmazonMarketplaces } from '../non-amazon-marketplaces.ts';
import { datasets } from './datasets.ts';
import { checkNames, readList } from './query.ts';
import { readTimeWindow, type TimeWindow } from './time-window.ts';

/** The parameters of `searchOrders`, checked. Empty lists filter nothing. */
export interface SearchQuery {
  readonly window: TimeWindow;
  readonly fulfillmentStatuses: readonly string[];
  readonly marketplaceIds: readonly string[];
  readonly fulfilledBy: readonly string[];
  readonly maxResultsPerPage: number;
  readonly paginationToken: string | undefined;
  readonly includedData: ReadonlySet<string>;
  /** What a request for a further page has to repeat unchanged. */
  readonly repeated: string;
}

const statuses = [
  'PENDING_AVAILABILITY',
  'PENDING',
  'UNSHIPPED',
  'PARTIALLY_SHIPPED',
  'SHIPPED',
  'CANCELLED',
  'UNFULFILLABLE',
];
const repeatedNames = [
  'createdAfter',
  'createdBefore',
  'lastUpdatedAfter',
  'lastUpdatedBefore',
  'fulfillmentStatuses',
  'marketplaceIds',
  'fulfilledBy',
];
const freeNames = ['maxResultsPerPage', 'paginationToken', 'includedData'];
const marketplaceIdsKnown = [
  ...marketplaces.map((marketplace) => marketplace.id),
  ...nonAmazonMarketplaces.values(),
];

/** The query, or the first rule of the model that it breaks. `now` is in milliseconds since the epoch. */
export function readSearchQuery(
  query: URLSearchParams,
  now: number,
): SearchQuery | { readonly problem: string } {
  const window = readTimeWindow(query, now);
  const fulfillmentStatuses = readList(query, 'fulfillmentStatuses', statuses);
  const marketplaceIds = readList(query, 'marketplaceIds', marketplaceIdsKnown, 50);
  const fulfilledBy = readList(query, 'fulfilledBy', ['MERCHANT', 'AMAZON']);
  const includedData = readList(query, 'includedData', datasets);
  const maxResultsPerPage = query.get('maxResultsPerPage') ?? '100';

  const problem =
    checkNames(query, [...repeatedNames, ...freeNames]) ??
    ('problem' in window ? window.problem : undefined) ??
    fulfillmentStatuses.problem ??
    marketplaceIds.problem ??
    fulfilledBy.problem ??
    includedData.problem ??
    checkPageSize(maxResultsPerPage);
  if (problem !== undefined || 'problem' in window) return { problem: problem ?? '' };

  return {
    window,
    fulfillmentStatuses: fulfillmentStatuses.values,
    marketplaceIds: marketplaceIds.values,
    fulfilledBy: fulfilledBy.values,
    maxResultsPerPage: Number(maxResultsPerPage),
    paginationToken: query.get('paginationToken') ?? undefined,
    includedData: new Set(includedData.values),
    repeated: JSON.stringify(repeatedNames.map((name) => query.getAll(name).join(','))),
  };
}

function checkPageSize(text: string): string | undefined {
  const size = /^\d+$/.test(text) ? Number(text) : 0;
  return size >= 1 && size <= 100
    ? undefined
    : `maxResultsPerPage "${text}" is not a whole number from 1 to 100.`;
}
