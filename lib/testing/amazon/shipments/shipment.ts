/** A package as the seller tells of it, by request or by feed. */
export interface ToldPackage {
  readonly orderId: string;
  /** Undefined: of a feed that gives none. */
  readonly packageReferenceId: string | undefined;
  readonly carrierCode: string;
  readonly carrierName: string | undefined;
  readonly shippingMethod: string | undefined;
  readonly trackingNumber: string;
  readonly shipDate: string;
  readonly items: readonly {
    readonly orderItemId: string;
    readonly quantity: number;
    readonly transparencyCodes: readonly string[];
  }[];
}

/** Why Amazon does not take a package. */
export interface Refusal {
  readonly status: 400 | 404;
  readonly message: string;
}
