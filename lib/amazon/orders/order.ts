import type { AmazonMoney } from './money.ts';

/**
 * An order as Orders API 2026-01-01 gives it, in Amazon's own names and nesting, cut down to what this library reads.
 *
 * What Amazon marks as optional is optional here: absent means *not told*, never zero. Enumerations are plain text,
 * since Amazon adds values without notice. Times are ISO 8601 in UTC.
 */
export interface AmazonOrder {
  readonly orderId: string;
  readonly createdTime: string;
  readonly lastUpdatedTime: string;
  /** Such as `PRIME`, `AMAZON_BUSINESS`, `INVOICE_BY_AMAZON`. */
  readonly programs: readonly string[];
  readonly associatedOrders: readonly AssociatedOrder[];
  readonly salesChannel: SalesChannel;
  readonly buyer?: Buyer | undefined;
  readonly deliveryAddress?: DeliveryAddress | undefined;
  readonly proceeds?: OrderProceeds | undefined;
  readonly fulfillment?: OrderFulfillment | undefined;
  readonly taxRegistrations: readonly TaxRegistration[];
  readonly orderItems: readonly OrderItem[];
  readonly packages: readonly OrderPackage[];
}

/** `associationType` is `REPLACEMENT_ORIGINAL_ID` or `EXCHANGE_ORIGINAL_ID`. */
export interface AssociatedOrder {
  readonly orderId: string;
  readonly associationType: string;
}

export interface SalesChannel {
  /** `AMAZON`, or `NON_AMAZON` for orders that Amazon only ships. */
  readonly channelName: string;
  readonly marketplaceId?: string | undefined;
  /** Such as `Amazon.de`. */
  readonly marketplaceName?: string | undefined;
}

export interface Buyer {
  readonly buyerName?: string | undefined;
  /** Amazon's anonymised address of this buyer for this seller; FBM orders only. */
  readonly buyerEmail?: string | undefined;
  readonly buyerCompanyName?: string | undefined;
  readonly buyerPurchaseOrderNumber?: string | undefined;
}

export interface DeliveryAddress {
  readonly name?: string | undefined;
  readonly companyName?: string | undefined;
  readonly addressLine1?: string | undefined;
  readonly addressLine2?: string | undefined;
  readonly addressLine3?: string | undefined;
  readonly city?: string | undefined;
  readonly districtOrCounty?: string | undefined;
  /** Free text: a code (`WA`), a name in any case, or nothing. */
  readonly stateOrRegion?: string | undefined;
  readonly municipality?: string | undefined;
  readonly postalCode?: string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode?: string | undefined;
  readonly phone?: string | undefined;
  /** `RESIDENTIAL`, `COMMERCIAL` or `PICKUP_POINT`. */
  readonly addressType?: string | undefined;
  /** Brazil only. */
  readonly extendedFields?:
    | {
        readonly streetName?: string | undefined;
        readonly streetNumber?: string | undefined;
        readonly complement?: string | undefined;
        readonly neighborhood?: string | undefined;
      }
    | undefined;
}

export interface OrderProceeds {
  readonly grandTotal?: AmazonMoney | undefined;
  readonly breakdowns: readonly OrderProceedsBreakdown[];
}

/** `type` also knows `DELIVERY_TIP`, which belongs to no item; its `status` is `PENDING` or `FINALIZED`. */
export interface OrderProceedsBreakdown {
  readonly type: string;
  readonly status?: string | undefined;
  readonly subtotal: AmazonMoney;
}

export interface OrderFulfillment {
  /** `PENDING_AVAILABILITY`, `PENDING`, `UNSHIPPED`, `PARTIALLY_SHIPPED`, `SHIPPED`, `CANCELLED`, `UNFULFILLABLE`, … */
  readonly fulfillmentStatus: string;
  /** `AMAZON` or `MERCHANT`. */
  readonly fulfilledBy?: string | undefined;
  readonly fulfillmentServiceLevel?: string | undefined;
  readonly shipByWindow?: DateTimeRange | undefined;
  readonly deliverByWindow?: DateTimeRange | undefined;
}

/** Times in UTC, ISO 8601. */
export interface DateTimeRange {
  readonly earliestDateTime?: string | undefined;
  readonly latestDateTime?: string | undefined;
}

export interface TaxRegistration {
  /** `BUYER`, `MARKETPLACE` or `MERCHANT`. */
  readonly entityType?: string | undefined;
  readonly taxRegistrationType?: string | undefined;
  readonly taxRegistrationNumber?: string | undefined;
  readonly legalName?: string | undefined;
  /** Of the registered address: ISO 3166-1 alpha-2. */
  readonly countryCode?: string | undefined;
}

export interface OrderItem {
  readonly orderItemId: string;
  readonly quantityOrdered: number;
  readonly programs: readonly string[];
  readonly product: {
    readonly asin?: string | undefined;
    readonly title?: string | undefined;
    readonly sellerSku?: string | undefined;
    /** Per unit; all other amounts of an item are for its whole quantity. */
    readonly unitPrice?: AmazonMoney | undefined;
    readonly serialNumbers: readonly string[];
  };
  readonly proceeds?: ItemProceeds | undefined;
  /** Amazon Points that the buyer got: a cost of the seller, not a discount. Japan only. */
  readonly pointsGranted?:
    | { readonly pointsNumber?: number | undefined; readonly pointsMonetaryValue?: AmazonMoney | undefined }
    | undefined;
  readonly promotionIds: readonly string[];
  /** Present when the buyer asked for a cancellation; nothing is cancelled by it. */
  readonly cancellationRequest?:
    { readonly requester?: string | undefined; readonly cancelReason?: string | undefined } | undefined;
  readonly cancellationExecution?:
    { readonly cancelledBy?: string | undefined; readonly cancelReason?: string | undefined } | undefined;
  readonly quantityFulfilled?: number | undefined;
  readonly quantityUnfulfilled?: number | undefined;
  readonly giftMessage?: string | undefined;
  readonly giftWrapLevel?: string | undefined;
  /** Such as `IOSS`, `UOSS`. */
  readonly taxReportingSchemes: readonly string[];
  /** Import One-Stop Shop number to give to the carrier, where Amazon has collected the VAT of an import. */
  readonly iossNumber?: string | undefined;
  /** Such as `MARKETPLACE_FACILITATOR`: Amazon collects and remits this item's tax. */
  readonly taxCollectionModels: readonly string[];
}

/** What the seller receives for an item, for its whole quantity. */
export interface ItemProceeds {
  readonly proceedsTotal?: AmazonMoney | undefined;
  readonly breakdowns: readonly ItemProceedsBreakdown[];
}

/** `type`: `ITEM`, `SHIPPING`, `GIFT_WRAP`, `COD_FEE`, `OTHER`, `TAX`, `DISCOUNT`. */
export interface ItemProceedsBreakdown {
  readonly type: string;
  readonly subtotal: AmazonMoney;
  /** What a `TAX` or `DISCOUNT` belongs to: the same words as `type`. */
  readonly detailedBreakdowns: readonly { readonly subtype: string; readonly value: AmazonMoney }[];
}

/** A package of an FBM order that Amazon already knows of. */
export interface OrderPackage {
  readonly packageReferenceId: string;
  readonly carrier?: string | undefined;
  readonly trackingNumber?: string | undefined;
  readonly shipTime?: string | undefined;
  /** `PENDING`, `IN_TRANSIT`, `SHIPPED`, `DELIVERED`, `CANCELLED`, `UNDELIVERABLE`. */
  readonly status?: string | undefined;
  readonly items: readonly { readonly orderItemId: string; readonly quantity: number }[];
}
