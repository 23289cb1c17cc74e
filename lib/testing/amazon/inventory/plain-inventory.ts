import type { WireInventorySummary } from './wire-inventory.ts';

/** What a row of an inventory is made from. Quantities are units; default of each: 0. */
export interface PlainInventoryOptions {
  /** The seller's SKU. */
  readonly sku: string;
  /** Amazon's id of the goods. Default: `X00` and the SKU. */
  readonly fnSku?: string;
  /** Default: `B000000000`. */
  readonly asin?: string;
  /** Units that can be picked, packed and shipped. */
  readonly fulfillable?: number;
  /** Reserved for orders of customers that are not shipped yet. */
  readonly reserved?: number;
  /** Reserved because they are on the way from one fulfilment center to another. */
  readonly transshipment?: number;
  /** Reserved because the fulfilment center processes them. */
  readonly processing?: number;
  /** In inbound shipments that Amazon was notified of. */
  readonly inboundWorking?: number;
  /** In inbound shipments that have a tracking number. */
  readonly inboundShipped?: number;
  /** Not yet received, of inbound shipments of which some units were. */
  readonly inboundReceiving?: number;
  /** In no state to be sold, such as damaged or expired units. */
  readonly unfulfillable?: number;
  /** Misplaced or damaged in the warehouse, and being looked into. */
  readonly researching?: number;
  /** ISO 8601, UTC. Default: `2026-01-01T00:00:00Z`. Amazon sends an empty text for a row that has never changed. */
  readonly lastUpdatedTime?: string;
}

/**
 * A row of an FBA inventory as Amazon sends it, with totals that add up.
 *
 * @example
 * amazon.setInventory('A1RKKUPIHCS9HS', [plainInventory({ sku: 'MUG-1', fulfillable: 12, reserved: 3 })]);
 */
export function plainInventory(options: PlainInventoryOptions): WireInventorySummary {
  const { sku, fulfillable = 0, reserved = 0, transshipment = 0, processing = 0 } = options;
  const { inboundWorking = 0, inboundShipped = 0, inboundReceiving = 0 } = options;
  const { unfulfillable = 0, researching = 0 } = options;
  const totalReservedQuantity = reserved + transshipment + processing;
  const inbound = inboundWorking + inboundShipped + inboundReceiving;
  return {
    asin: options.asin ?? 'B000000000',
    fnSku: options.fnSku ?? `X00${sku}`,
    sellerSku: sku,
    condition: 'NewItem',
    inventoryDetails: {
      fulfillableQuantity: fulfillable,
      inboundWorkingQuantity: inboundWorking,
      inboundShippedQuantity: inboundShipped,
      inboundReceivingQuantity: inboundReceiving,
      reservedQuantity: {
        totalReservedQuantity,
        pendingCustomerOrderQuantity: reserved,
        pendingTransshipmentQuantity: transshipment,
        fcProcessingQuantity: processing,
      },
      researchingQuantity: { totalResearchingQuantity: researching },
      unfulfillableQuantity: { totalUnfulfillableQuantity: unfulfillable },
    },
    lastUpdatedTime: options.lastUpdatedTime ?? '2026-01-01T00:00:00Z',
    productName: `Goods ${sku}`,
    totalQuantity: fulfillable + totalReservedQuantity + inbound + unfulfillable + researching,
  };
}
