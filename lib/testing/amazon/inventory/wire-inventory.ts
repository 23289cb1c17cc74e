/** One row of an FBA inventory as Amazon sends it: FBA Inventory API v1, `InventorySummary`. Quantities are units. */
export interface WireInventorySummary {
  readonly asin?: string;
  readonly fnSku?: string;
  readonly sellerSku?: string;
  /** Such as `NewItem`. */
  readonly condition?: string;
  /** Sent only where `details=true` asks for it. */
  readonly inventoryDetails?: WireInventoryDetails;
  /** ISO 8601, UTC; empty where no quantity has ever changed. */
  readonly lastUpdatedTime?: string;
  readonly productName?: string;
  readonly totalQuantity?: number;
  readonly stores?: readonly string[];
}

/** The quantities of a row, in units. */
export interface WireInventoryDetails {
  readonly fulfillableQuantity?: number;
  readonly inboundWorkingQuantity?: number;
  readonly inboundShippedQuantity?: number;
  readonly inboundReceivingQuantity?: number;
  readonly reservedQuantity?: {
    readonly totalReservedQuantity?: number;
    readonly pendingCustomerOrderQuantity?: number;
    readonly pendingTransshipmentQuantity?: number;
    readonly fcProcessingQuantity?: number;
  };
  readonly researchingQuantity?: { readonly totalResearchingQuantity?: number };
  readonly unfulfillableQuantity?: { readonly totalUnfulfillableQuantity?: number };
}

/** A row of the inventory of one marketplace. */
export interface WireInventory {
  /** Amazon's id of the marketplace. */
  readonly marketplaceId: string;
  readonly summary: WireInventorySummary;
}
