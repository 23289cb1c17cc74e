import { operations } from '../../../amazon/operations/index.ts';
import { readInventoryQuery, type AskedInventory } from '../inventory/inventory-query.ts';
import type { WireInventorySummary } from '../inventory/wire-inventory.ts';
import { invalidInput, jsonAnswer } from '../server/answer.ts';
import { twinOf } from '../server/operation.ts';

/** The model names no size of a page; this is Amazon's as sellers see it. */
const pageSize = 50;

/** What Amazon holds of the seller's goods for one marketplace, page by page. */
export const getInventorySummaries = twinOf(operations.getInventorySummaries, (request, seller) => {
  const { inventory } = seller;
  const asked = readInventoryQuery(request.query, seller.now());
  if ('problem' in asked) return invalidInput(asked.problem);
  if (!inventory.hasFba) return invalidInput('The seller does not take part in Fulfillment by Amazon.');

  const position = asked.nextToken === undefined ? undefined : inventory.pageTokens.read(asked.nextToken);
  // Amazon's words, the same for both.
  if (position === 'unknown' || position === 'expired')
    return invalidInput('Next token is invalid or expired');
  if (position && position.parameters !== asked.repeated)
    return invalidInput('nextToken must come with the parameters of the request that it was issued to.');

  const { marketplaceId, repeated: parameters } = asked;
  const rows = inventory.rowsOf(marketplaceId).filter((row) => isAskedFor(row, asked));
  const start = position?.offset ?? 0;
  const offset = start + pageSize;
  return jsonAnswer(200, {
    payload: {
      granularity: { granularityType: 'Marketplace', granularityId: marketplaceId },
      inventorySummaries: rows.slice(start, offset).map((row) => described(row, asked)),
    },
    ...(offset < rows.length && {
      pagination: { nextToken: inventory.pageTokens.issue({ parameters, offset }) },
    }),
  });
});

function isAskedFor(
  { sellerSku, lastUpdatedTime = '' }: WireInventorySummary,
  { skus, changedAfter }: AskedInventory,
): boolean {
  // A row that has never changed has no time, and no number is greater than the one that it gives.
  if (changedAfter !== undefined) return Date.parse(lastUpdatedTime) > changedAfter;
  return skus.length === 0 || (sellerSku !== undefined && skus.includes(sellerSku));
}

function described(row: WireInventorySummary, { withDetails }: AskedInventory): WireInventorySummary {
  const { inventoryDetails, ...rest } = row;
  return withDetails && inventoryDetails ? { ...rest, inventoryDetails } : rest;
}
