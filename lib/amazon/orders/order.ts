import type { AmazonMoney } from './money.ts';

/**
 * An order as Orders API 2026-01-01 gives it, in Amazon's own names and nesting, cut down to what this library reads.
 *
 * What Amazon marks as optional is optional here: absent means *not told*, never zero. Enumerations are plain text,
 * since Amazon adds values without notice. Times are ISO 8601 in UTC.
 */
export interface AmazonOrder {
  /** Amazon's order id, such as `902-1845936-5435065`. */
  readonly orderId: string;
  /** When the buyer placed the order. */
  readonly createdTime: string;
  /** When Amazon or the seller last changed anything about the order. */
  readonly lastUpdatedTime: string;
  /** Such as `PRIME`, `AMAZON_BUSINESS`, `INVOICE_BY_AMAZON`. */
  readonly programs: readonly string[];
  /** Orders that this one replaces, or is an exchange for. */
  readonly associatedOrders: readonly AssociatedOrder[];
  /** Where the order was placed. */
  readonly salesChannel: SalesChannel;
  /** Who placed the order; absent where Amazon gives nothing about the buyer. */
  readonly buyer?: Buyer | undefined;
  /** Where the goods go; absent where Amazon gives no address. */
  readonly deliveryAddress?: DeliveryAddress | undefined;
  /** What the order brings the seller; absent where Amazon states no amounts. */
  readonly proceeds?: OrderProceeds | undefined;
  /** The status, who ships, and the times that Amazon promised. */
  readonly fulfillment?: OrderFulfillment | undefined;
  /** Tax numbers of the buyer, of the seller and of Amazon for this order. */
  readonly taxRegistrations: readonly TaxRegistration[];
  /** What was ordered; each `orderItemId` occurs once. */
  readonly orderItems: readonly OrderItem[];
  /** Packages that Amazon knows of; empty for FBA orders. */
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

/** One product of an order, with its quantity and amounts. */
export interface OrderItem {
  /** Amazon's id of the item, unique within the order. */
  readonly orderItemId: string;
  /** Units that the buyer ordered. Amazon does not say whether cancelled ones are taken out of it. */
  readonly quantityOrdered: number;
  /** Such as `TRANSPARENCY` or `SUBSCRIBE_AND_SAVE`. */
  readonly programs: readonly string[];
  /** The product, as the seller offered it. */
  readonly product: {
    /** Amazon's number of the product page. */
    readonly asin?: string | undefined;
    /** Title of the product page, as buyers see it. */
    readonly title?: string | undefined;
    /** The seller's SKU of the offer. */
    readonly sellerSku?: string | undefined;
    /** Per unit; all other amounts of an item are for its whole quantity. */
    readonly unitPrice?: AmazonMoney | undefined;
    /** Serial numbers of shipped units, mostly of FBA orders. */
    readonly serialNumbers: readonly string[];
  };
  /** What the item brings the seller; absent where Amazon states no amounts. */
  readonly proceeds?: ItemProceeds | undefined;
  /** Amazon Points that the buyer got: a cost of the seller, not a discount. Japan only. */
  readonly pointsGranted?:
    | {
        /** How many points, for the whole quantity. */
        readonly pointsNumber?: number | undefined;
        /** What they are worth in money. */
        readonly pointsMonetaryValue?: AmazonMoney | undefined;
      }
    | undefined;
  /** Ids of the promotions that apply to the item. */
  readonly promotionIds: readonly string[];
  /** Present when the buyer asked for a cancellation; nothing is cancelled by it. */
  readonly cancellationRequest?:
    | {
        /** Who asked: `BUYER`. */
        readonly requester?: string | undefined;
        /** The reason that was given, as text. */
        readonly cancelReason?: string | undefined;
      }
    | undefined;
  /** Present when the item was cancelled, whole or in part. */
  readonly cancellationExecution?:
    | {
        /** `BUYER`, `MERCHANT` or `AMAZON`. */
        readonly cancelledBy?: string | undefined;
        /** The reason, as text. */
        readonly cancelReason?: string | undefined;
      }
    | undefined;
  /** Units that were shipped. */
  readonly quantityFulfilled?: number | undefined;
  /** Units that are still to be shipped. */
  readonly quantityUnfulfilled?: number | undefined;
  /** The buyer's message for the gift; it may have several lines. */
  readonly giftMessage?: string | undefined;
  /** Kind of gift wrap that the buyer chose. */
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
