import { plainInventory } from '../../lib/testing/index.ts';
import { z } from 'zod';

/** A page of an inventory. */
export const goodInventory = {
  payload: {
    granularity: { granularityType: 'Marketplace', granularityId: 'A1RKKUPIHCS9HS' },
    inventorySummaries: [
      plainInventory({ sku: 'MUG', fulfillable: 12, reserved: 3, inboundShipped: 4 }),
      plainInventory({ sku: 'CUP', fulfillable: 7, unfulfillable: 2, researching: 1 }),
      plainInventory({ sku: 'JUG', fulfillable: 5, processing: 6, transshipment: 8 }),
    ],
  },
};

const units = z.int();
const summaries = z.array(
  z.object({
    sellerSku: z.string().min(1),
    fulfillable: units,
    unfulfillable: units,
    researching: units,
    total: units,
    reserved: z.object({ total: units }),
  }),
);

const sentRows = z.object({
  payload: z.object({
    inventorySummaries: z.array(
      z.looseObject({
        sellerSku: z.string(),
        totalQuantity: z.number().nullish(),
        inventoryDetails: z.object({ fulfillableQuantity: z.number().nullish() }).nullish(),
      }),
    ),
  }),
});

/** What is wrong with an inventory that was read: quantities are those that were sent, and no row with goods reads as 0. */
export function inventoryProblem(value: unknown, json: unknown): string | undefined {
  const read = summaries.safeParse(value);
  if (!read.data) return `It has another shape: ${read.error.message}`;
  const sent = sentRows.safeParse(json).data?.payload.inventorySummaries ?? [];
  const rows = new Map(read.data.map((row) => [row.sellerSku, row]));
  for (const { sellerSku, totalQuantity, inventoryDetails } of sent) {
    const row = rows.get(sellerSku);
    // Clean text is another text; a row without a SKU is documented as left out.
    if (!row) continue;
    const wanted = inventoryDetails?.fulfillableQuantity;
    if (typeof wanted === 'number' && row.fulfillable !== wanted)
      return `${sellerSku} has ${row.fulfillable} and not ${wanted}.`;
    if (!inventoryDetails && (totalQuantity ?? 0) !== 0)
      return `${sellerSku} reads as 0 without its details.`;
  }
  return undefined;
}
