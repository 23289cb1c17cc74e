/** What Amazon holds of one SKU for one marketplace, as it shows in its FBA inventory. All quantities are units. */
export interface InventorySummary {
  /** The seller's own SKU of the offer, as it stands in order items. */
  readonly sellerSku: string;
  /** Amazon's id of the goods: marketplaces that share a pool state the same one. */
  readonly fnSku: string | undefined;
  /** Amazon's number of the product page. */
  readonly asin: string | undefined;
  /** Such as `NewItem`. */
  readonly condition: string | undefined;
  /** Can be picked, packed and shipped. */
  readonly fulfillable: number;
  /** Being picked, packed or shipped, moved between warehouses, or sidelined. */
  readonly reserved: ReservedInventory;
  /** Not there yet. */
  readonly inbound: InboundInventory;
  /** Damaged, defective or expired, but there. */
  readonly unfulfillable: number;
  /** Misplaced or damaged, and being looked for. */
  readonly researching: number;
  /** All of it by Amazon's own sum, inbound included. */
  readonly total: number;
  /** When any quantity last changed: ISO 8601, UTC. */
  readonly lastUpdatedTime: string | undefined;
}

/** Goods at Amazon that are set aside, in units. */
export interface ReservedInventory {
  /** All of them by Amazon's own sum. */
  readonly total: number;
  /** Reserved for orders of customers that are not shipped yet. */
  readonly customerOrders: number;
  /** On the way from one fulfilment center to another. */
  readonly transshipment: number;
  /** Sidelined at the fulfilment center for additional processing. */
  readonly processing: number;
}

/** Goods that were sent, or are to be sent, to Amazon, in units. */
export interface InboundInventory {
  /** Amazon was notified of them. */
  readonly working: number;
  /** Notified, with a tracking number. */
  readonly shipped: number;
  /** Not received yet, of a shipment of which a part was. */
  readonly receiving: number;
}

/** Which inventory to read. */
export interface InventoryQuery {
  /** Amazon's id of the marketplace, such as `A1RKKUPIHCS9HS`. */
  readonly marketplaceId: string;
  /** Only these SKUs, any number; an empty list finds none. Default: all that Amazon lists for the marketplace. */
  readonly skus?: readonly string[];
}
