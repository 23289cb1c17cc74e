/** One package of an FBM order, as Amazon is told of it. */
export interface ShipmentConfirmation {
  /** Amazon's id of the order. */
  readonly orderId: string;
  /** Amazon's id of the marketplace that the order is from. */
  readonly marketplaceId: string;
  /** A positive number as text, unique within the order. The same one again changes the package, another one adds one. */
  readonly packageReferenceId: string;
  /** Amazon's code of the carrier, case and all; see `amazonCarrier`. */
  readonly carrierCode: string;
  /** Required with the code `Other`. */
  readonly carrierName?: string | undefined;
  /** The carrier's service, such as `Express`. */
  readonly shippingMethod?: string | undefined;
  /** The carrier's tracking number. */
  readonly trackingNumber: string;
  /** ISO 8601, UTC; neither in the future nor before the order. */
  readonly shipDate: string;
  /** What is in the package. */
  readonly items: readonly ShippedItem[];
}

/** Units of one order item in a package. */
export interface ShippedItem {
  /** Amazon's id of the order item. */
  readonly orderItemId: string;
  /** Units as Amazon sold them. */
  readonly quantity: number;
  /** One for each unit of an item in Amazon's Transparency program; else none. */
  readonly transparencyCodes: readonly string[];
}
