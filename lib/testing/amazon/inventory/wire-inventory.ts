/** One row of an FBA inventory as Amazon sends it: FBA Inventory API v1, `InventorySummary`. Quantities are units. */
export interface WireInventorySummary {
  /** Amazon's id of the product in its catalogue. */
  readonly asin?: string;
  /** Amazon's id of the goods in its warehouses. */
  readonly fnSku?: string;
  /** The seller's SKU. */
  readonly sellerSku?: string;
  /** Such as `NewItem`. */
  readonly condition?: string;
  /** Sent only where `details=true` asks for it. */
  readonly inventoryDetails?: WireInventoryDetails;
  /** ISO 8601, UTC; empty where no quantity has ever changed. */
  readonly lastUpdatedTime?: string;
  /** Title of the product on that marketplace, in its language. */
  readonly productName?: string;
  /** All units: on the way to Amazon, sellable, reserved, unsellable and in research. */
  readonly totalQuantity?: number;
  /** Stores of the seller that the SKU is enrolled in; not generated. */
  readonly stores?: readonly string[];
}

/** The quantities of a row, in units. */
export interface WireInventoryDetails {
  /** Units that can be picked, packed and shipped. */
  readonly fulfillableQuantity?: number;
  /** In inbound shipments that Amazon was notified of. */
  readonly inboundWorkingQuantity?: number;
  /** In inbound shipments that have a tracking number. */
  readonly inboundShippedQuantity?: number;
  /** Not yet received, of inbound shipments of which some units were. */
  readonly inboundReceivingQuantity?: number;
  /** In Amazon's hands, and not to be sold at the moment. */
  readonly reservedQuantity?: {
    /** Sum of the three below. */
    readonly totalReservedQuantity?: number;
    /** For orders that are not shipped yet. */
    readonly pendingCustomerOrderQuantity?: number;
    /** On the way from one fulfilment centre to another. */
    readonly pendingTransshipmentQuantity?: number;
    /** Put aside at a fulfilment centre for further processing. */
    readonly fcProcessingQuantity?: number;
  };
  /** Misplaced or damaged in the warehouse, and being looked into. */
  readonly researchingQuantity?: {
    /** Sum of all such units; Amazon's breakdown by time is not generated. */
    readonly totalResearchingQuantity?: number;
  };
  /** In no state to be sold. */
  readonly unfulfillableQuantity?: {
    /** Sum of all such units; Amazon's breakdown by cause is not generated. */
    readonly totalUnfulfillableQuantity?: number;
  };
}

/** A row of the inventory of one marketplace. */
export interface WireInventory {
  /** Amazon's id of the marketplace. */
  readonly marketplaceId: string;
  /** The row, as Amazon sends it for that marketplace. */
  readonly summary: WireInventorySummary;
}
