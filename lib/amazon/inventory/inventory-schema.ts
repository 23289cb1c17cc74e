import { z } from 'zod';
import { optional, optionalText, optionalTime, told } from '../orders/wire-values.ts';
import type { InventorySummary } from './inventory.ts';

/** One page of an inventory. */
export interface InventoryPage {
  /** Rows as Amazon lists them; those without a SKU are left out. */
  readonly summaries: readonly InventorySummary[];
  /** The token of the next page, good for 30 seconds; undefined for the last page. */
  readonly nextToken: string | undefined;
}

const quantity = z
  .int()
  .nullish()
  .transform((value) => value ?? 0);

const details = z.object({
  fulfillableQuantity: quantity,
  inboundWorkingQuantity: quantity,
  inboundShippedQuantity: quantity,
  inboundReceivingQuantity: quantity,
  reservedQuantity: optional(
    z.object({
      totalReservedQuantity: quantity,
      pendingCustomerOrderQuantity: quantity,
      pendingTransshipmentQuantity: quantity,
      fcProcessingQuantity: quantity,
    }),
  ),
  researchingQuantity: optional(z.object({ totalResearchingQuantity: quantity })),
  unfulfillableQuantity: optional(z.object({ totalUnfulfillableQuantity: quantity })),
});

const summary = z
  .object({
    sellerSku: optionalText,
    fnSku: optionalText,
    asin: optionalText,
    condition: optionalText,
    inventoryDetails: optional(details),
    // Empty where no quantity has ever changed.
    lastUpdatedTime: z.union([z.literal('').transform(() => undefined), optionalTime]),
    totalQuantity: quantity,
  })
  // Details are asked for. Taken for zeros where Amazon holds goods, missing ones would empty the stock in Odoo.
  .refine(
    ({ sellerSku, inventoryDetails, totalQuantity }) =>
      sellerSku === undefined || inventoryDetails !== undefined || totalQuantity === 0,
    { path: ['inventoryDetails'] },
  )
  .transform(({ sellerSku, totalQuantity, inventoryDetails: known, ...row }): InventorySummary | undefined =>
    sellerSku === undefined
      ? undefined
      : {
          sellerSku,
          fnSku: row.fnSku,
          asin: row.asin,
          condition: row.condition,
          fulfillable: known?.fulfillableQuantity ?? 0,
          reserved: {
            total: known?.reservedQuantity?.totalReservedQuantity ?? 0,
            customerOrders: known?.reservedQuantity?.pendingCustomerOrderQuantity ?? 0,
            transshipment: known?.reservedQuantity?.pendingTransshipmentQuantity ?? 0,
            processing: known?.reservedQuantity?.fcProcessingQuantity ?? 0,
          },
          inbound: {
            working: known?.inboundWorkingQuantity ?? 0,
            shipped: known?.inboundShippedQuantity ?? 0,
            receiving: known?.inboundReceivingQuantity ?? 0,
          },
          unfulfillable: known?.unfulfillableQuantity?.totalUnfulfillableQuantity ?? 0,
          researching: known?.researchingQuantity?.totalResearchingQuantity ?? 0,
          total: totalQuantity,
          lastUpdatedTime: row.lastUpdatedTime,
        },
  );

/** Reads a page of `getInventorySummaries`. The token stands beside the payload, not in it. */
export const inventoryPage: z.ZodType<InventoryPage> = z
  .object({
    // Amazon's model requires the list: goods of a page without it are not gone.
    payload: z.object({ inventorySummaries: z.array(summary) }),
    pagination: optional(z.object({ nextToken: optionalText })),
  })
  .transform(({ payload, pagination }) => ({
    summaries: told(payload.inventorySummaries),
    nextToken: pagination?.nextToken,
  }));
