/** One package of an FBM order, as Amazon is told of it. */
export interface ShipmentConfirmation {
  readonly orderId: string;
  readonly marketplaceId: string;
  /** A positive number as text, unique within the order. The same one again changes the package, another one adds one. */
  readonly packageReferenceId: string;
  /** Amazon's code of the carrier, case and all; see `amazonCarrier`. */
  readonly carrierCode: string;
  /** Required with the code `Other`. */
  readonly carrierName?: string | undefined;
  /** The carrier's service, such as `Express`. */
  readonly shippingMethod?: string | undefined;
  readonly trackingNumber: string;
  /** ISO 8601, UTC; neither in the future nor before the order. */
  readonly shipDate: string;
  readonly items: readonly ShippedItem[];
}

export interface ShippedItem {
  readonly orderItemId: string;
  /** Units as Amazon sold them. */
  readonly quantity: number;
  /** One for each unit of an item in Amazon's Transparency program; else none. */
  readonly transparencyCodes: readonly string[];
}
