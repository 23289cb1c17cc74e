/** A sale order with what has left for it and what came back, as it now is in Odoo. */
export interface ReturnedOrder {
  readonly id: number;
  readonly name: string;
  /** Amazon's order id. */
  readonly orderId: string;
  readonly isFba: boolean;
  readonly deliveryAddressId: number | undefined;
  /** Those of goods, and of what was goods when it left. */
  readonly lines: readonly ReturnedLine[];
  /** SKUs that are services in Odoo. */
  readonly serviceSkus: readonly string[];
  /** Pickings by which units came back, or are to come back. */
  readonly pickings: readonly ReturnPicking[];
}

export interface ReturnedLine {
  readonly id: number;
  readonly sku: string;
  readonly productId: number;
  /** Of the line; quantities are in it. */
  readonly unitId: number;
  /** What is with the customer, less what open pickings bring back. */
  readonly returnable: number;
  readonly isAverageCost: boolean;
  /** What one unit of the line is made of: the product itself, or the components of a kit as they left. */
  readonly parts: readonly ReturnPart[];
  /** The lots that are with the customer. */
  readonly lots: readonly LotOut[];
}

export interface ReturnPart {
  readonly productId: number;
  readonly unitId: number;
  /** Of one unit of the line. */
  readonly quantity: number;
  readonly isTracked: boolean;
  /** Line of the bill of materials by which a component left. */
  readonly bomLineId: number | undefined;
  /** The move by which it left, and its picking. */
  readonly origin: { readonly moveId: number; readonly pickingId: number | undefined } | undefined;
}

/** A lot of which a customer has something; quantities are in the unit of the product. */
export interface LotOut {
  readonly productId: number;
  readonly lotId: number;
  readonly name: string;
  readonly quantity: number;
}

export interface ReturnPicking {
  readonly id: number;
  readonly name: string;
  /** Odoo's: `draft`, `waiting`, `confirmed`, `assigned`, `done` or `cancel`. */
  readonly state: string;
  /** Odoo's datetime, UTC. */
  readonly doneAt: string | undefined;
  /** Whether it has the date of its validation, and nobody has written into it since. */
  readonly isUndated: boolean;
  /** Moves that lots are to be given to: tracked goods, not done. */
  readonly lotless: readonly LotlessMove[];
}

/** A move of tracked goods that waits for its lots; quantities are in the unit of the product. */
export interface LotlessMove {
  readonly id: number;
  readonly pickingId: number;
  readonly lineId: number;
  readonly productId: number;
  readonly productName: string;
  readonly productUnitId: number;
  readonly tracking: 'lot' | 'serial';
  /** What of it has no lot yet. */
  readonly quantity: number;
  /** How many lines it has already. */
  readonly linesThere: number;
}
