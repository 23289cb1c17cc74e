import { inBatches } from '../../support/batches.ts';
import { isConnectorError } from '../../support/errors.ts';
import { unique } from '../../support/unique.ts';
import {
  getInventorySummaries,
  mostSkus,
  type InventoryRequest,
} from '../operations/get-inventory-summaries.ts';
import type { Call } from '../transport/call.ts';
import { unreadable } from '../transport/unreadable.ts';
import type { InventoryQuery, InventorySummary } from './inventory.ts';

const mostRestarts = 2;

/**
 * The inventory of a marketplace, all pages of it. Where Amazon lists a pair of `sellerSku` and `fnSku` twice, the later
 * row counts.
 *
 * @throws `AMAZON_INVALID_REQUEST` when Amazon refuses the first page, or a later one for the third time;
 * `AMAZON_UNREADABLE` when the pages would never end.
 */
export async function readInventory(
  call: Call,
  query: InventoryQuery,
  signal: AbortSignal | undefined,
): Promise<readonly InventorySummary[]> {
  const rows = new Map<string, InventorySummary>();
  for (const request of requestsOf(query)) {
    for (const row of await allPages(call, request, signal)) {
      rows.set(JSON.stringify([row.sellerSku, row.fnSku]), row);
    }
  }
  return [...rows.values()];
}

function requestsOf({ marketplaceId, skus }: InventoryQuery): readonly InventoryRequest[] {
  if (skus === undefined) return [{ marketplaceId }];
  const wanted = unique(skus);
  // Amazon would read the comma within a SKU as the end of it.
  const alone = wanted.filter((sku) => sku.includes(','));
  const together = wanted.filter((sku) => !sku.includes(','));
  return [...inBatches(together, mostSkus), ...inBatches(alone, 1)].map((batch) => ({
    marketplaceId,
    skus: batch,
  }));
}

/** All pages of one request. Amazon's tokens die after 30 seconds: it then starts again from the first page. */
async function allPages(
  call: Call,
  first: InventoryRequest,
  signal: AbortSignal | undefined,
): Promise<readonly InventorySummary[]> {
  const rows: InventorySummary[] = [];
  const seenTokens = new Set<string>();
  let request = first;
  let restarts = 0;
  for (;;) {
    const answered = await call(getInventorySummaries, request, signal).catch((error: unknown) => {
      // Amazon documents no words for a dead token, so any refusal of a page behind an accepted one counts.
      if (request === first || restarts === mostRestarts || !isRefused(error)) throw error;
      return undefined;
    });
    if (answered === undefined) {
      restarts += 1;
      rows.length = 0;
      seenTokens.clear();
      request = first;
      continue;
    }
    const { content, requestId } = answered;
    rows.push(...content.summaries);
    const { nextToken } = content;
    if (nextToken === undefined) return rows;
    if (seenTokens.has(nextToken)) throw sameTokenAgain(first, requestId);
    seenTokens.add(nextToken);
    request = { ...first, pageToken: nextToken };
  }
}

const isRefused = (error: unknown): boolean =>
  isConnectorError(error) && error.code === 'AMAZON_INVALID_REQUEST';

function sameTokenAgain(request: InventoryRequest, requestId: string | undefined): Error {
  const { subject, context } = getInventorySummaries.request(request);
  return unreadable(subject, 'it has the token of an earlier page again, and its pages would never end', {
    context,
    status: 200,
    ...(requestId === undefined ? {} : { requestId }),
  });
}
