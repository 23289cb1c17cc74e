/**
 * An order in Amazon's own JSON, as Orders API 2026-01-01 sends it: what the embedded Amazon keeps and answers.
 *
 * Written after Amazon's model of that API, and cut down to what {@link generateOrders} fills. Every amount of an
 * item is for its whole quantity, but for `product.price.unitPrice`. Times are UTC, ISO 8601.
 */
export interface WireOrder {
  readonly orderId: string;
  readonly createdTime: string;
  readonly lastUpdatedTime: string;
  readonly programs?: readonly string[] | undefined;
  readonly associatedOrders?:
    readonly { readonly orderId: string; readonly associationType: string }[] | undefined;
  readonly salesChannel: WireSalesChannel;
  readonly buyer?: WireBuyer | undefined;
  readonly recipient?: { readonly deliveryAddress?: WireAddress | undefined } | undefined;
  readonly proceeds?: WireOrderProceeds | undefined;
  readonly payment?: { readonly paymentExecutions: readonly WirePayment[] } | undefined;
  readonly tax?: { readonly taxRegistrations: readonly WireTaxRegistration[] } | undefined;
  readonly fulfillment?: WireOrderFulfillment | undefined;
  readonly orderItems: readonly WireOrderItem[];
  readonly packages?: readonly WirePackage[] | undefined;
  readonly fulfillmentOrders?: readonly { readonly fulfillmentOrderId: string }[] | undefined;
}

export interface WireMoney {
  /** Decimal number as text; without decimals in JPY. */
  readonly amount: string;
  readonly currencyCode: string;
}

export interface WireSalesChannel {
  readonly channelName: 'AMAZON' | 'NON_AMAZON';
  readonly marketplaceId?: string | undefined;
  readonly marketplaceName?: string | undefined;
}

export interface WireBuyer {
  readonly buyerName?: string | undefined;
  readonly buyerEmail?: string | undefined;
  readonly buyerCompanyName?: string | undefined;
  readonly buyerPurchaseOrderNumber?: string | undefined;
}

export interface WireAddress {
  readonly name?: string | undefined;
  readonly companyName?: string | undefined;
  readonly addressLine1?: string | undefined;
  readonly addressLine2?: string | undefined;
  readonly addressLine3?: string | undefined;
  readonly city?: string | undefined;
  readonly districtOrCounty?: string | undefined;
  readonly stateOrRegion?: string | undefined;
  readonly municipality?: string | undefined;
  readonly postalCode?: string | undefined;
  readonly countryCode?: string | undefined;
  readonly phone?: string | undefined;
  readonly addressType?: 'RESIDENTIAL' | 'COMMERCIAL' | 'PICKUP_POINT' | undefined;
  readonly extendedFields?:
    | {
        readonly streetName?: string | undefined;
        readonly streetNumber?: string | undefined;
        readonly complement?: string | undefined;
        readonly neighborhood?: string | undefined;
      }
    | undefined;
}

export interface WireTaxRegistration {
  readonly entityType: 'BUYER' | 'MARKETPLACE' | 'MERCHANT';
  readonly legalName?: string | undefined;
  readonly taxRegistrationType?: string | undefined;
  readonly taxRegistrationNumber?: string | undefined;
  readonly taxRegistrationAddress?: { readonly countryCode?: string | undefined } | undefined;
}

export interface WirePayment {
  readonly paymentMethod: string;
  readonly paymentAmount: WireMoney;
}

export interface WireOrderProceeds {
  readonly grandTotal?: WireMoney | undefined;
  readonly breakdowns?: readonly WireOrderBreakdown[] | undefined;
}

export interface WireOrderBreakdown {
  readonly type: ProceedsType | 'DELIVERY_TIP';
  /** Of a `DELIVERY_TIP` alone. */
  readonly status?: 'PENDING' | 'FINALIZED' | undefined;
  readonly subtotal: WireMoney;
}

export type ProceedsType = 'ITEM' | 'SHIPPING' | 'GIFT_WRAP' | 'COD_FEE' | 'OTHER' | 'TAX' | 'DISCOUNT';

export type FulfillmentStatus =
  | 'PENDING_AVAILABILITY'
  | 'PENDING'
  | 'UNSHIPPED'
  | 'PARTIALLY_SHIPPED'
  | 'SHIPPED'
  | 'CANCELLED'
  | 'UNFULFILLABLE';

export interface WireOrderFulfillment {
  readonly fulfillmentStatus: FulfillmentStatus;
  readonly fulfilledBy: 'AMAZON' | 'MERCHANT';
  readonly fulfillmentServiceLevel?: string | undefined;
  readonly shipByWindow?: WireTimeRange | undefined;
  readonly deliverByWindow?: WireTimeRange | undefined;
}

export interface WireTimeRange {
  readonly earliestDateTime: string;
  readonly latestDateTime: string;
}

export interface WireOrderItem {
  readonly orderItemId: string;
  readonly quantityOrdered: number;
  readonly programs?: readonly string[] | undefined;
  readonly product: {
    readonly asin?: string | undefined;
    readonly title?: string | undefined;
    readonly sellerSku?: string | undefined;
    readonly condition?: { readonly conditionType: string; readonly conditionSubtype: string } | undefined;
    readonly price?:
      | { readonly unitPrice?: WireMoney | undefined; readonly priceDesignation?: string | undefined }
      | undefined;
    readonly serialNumbers?: readonly string[] | undefined;
  };
  readonly proceeds?: WireItemProceeds | undefined;
  readonly expense?:
    | {
        readonly pointsCost: {
          readonly pointsGranted: { readonly pointsNumber: number; readonly pointsMonetaryValue: WireMoney };
        };
      }
    | undefined;
  readonly promotion?: { readonly breakdowns: readonly { readonly promotionId: string }[] } | undefined;
  readonly cancellation?: WireItemCancellation | undefined;
  readonly fulfillment?: WireItemFulfillment | undefined;
  readonly tax?: WireItemTax | undefined;
}

export interface WireItemProceeds {
  readonly proceedsTotal?: WireMoney | undefined;
  readonly breakdowns?: readonly WireItemBreakdown[] | undefined;
}

export interface WireItemBreakdown {
  readonly type: ProceedsType;
  readonly subtotal: WireMoney;
  /** Of `TAX` and `DISCOUNT` alone. */
  readonly detailedBreakdowns?:
    readonly { readonly subtype: ProceedsType; readonly value: WireMoney }[] | undefined;
}

export interface WireItemCancellation {
  readonly cancellationRequest?: { readonly requester: string; readonly cancelReason: string } | undefined;
  readonly cancellationExecution?:
    { readonly cancelledBy: string; readonly cancelReason: string } | undefined;
}

export interface WireItemFulfillment {
  readonly quantityFulfilled: number;
  readonly quantityUnfulfilled: number;
  readonly shipping?:
    { readonly internationalShipping?: { readonly iossNumber?: string | undefined } | undefined } | undefined;
  readonly packing?:
    | {
        readonly giftOption: {
          readonly giftMessage?: string | undefined;
          readonly giftWrapLevel?: string | undefined;
        };
      }
    | undefined;
}

export interface WireItemTax {
  readonly taxCalculationBreakdowns?: readonly { readonly reportingScheme: string }[] | undefined;
  readonly taxCollections?:
    readonly { readonly model: string; readonly responsibleParty: string }[] | undefined;
}

export interface WirePackage {
  readonly packageReferenceId: string;
  readonly createdTime?: string | undefined;
  readonly packageStatus?:
    { readonly status: string; readonly detailedStatus?: string | undefined } | undefined;
  readonly carrier?: string | undefined;
  readonly shipTime?: string | undefined;
  readonly shippingService?: string | undefined;
  readonly trackingNumber?: string | undefined;
  readonly packageItems?:
    | readonly {
        readonly orderItemId: string;
        readonly quantity: number;
        readonly transparencyCodes?: readonly string[];
      }[]
    | undefined;
}
