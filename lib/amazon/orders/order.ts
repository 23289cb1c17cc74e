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

/** An order that this one goes back to. */
export interface AssociatedOrder {
  /** Amazon's id of the other order. */
  readonly orderId: string;
  /** `REPLACEMENT_ORIGINAL_ID` or `EXCHANGE_ORIGINAL_ID`. */
  readonly associationType: string;
}

/** Where an order was placed. */
export interface SalesChannel {
  /** `AMAZON`, or `NON_AMAZON` for orders that Amazon only ships. */
  readonly channelName: string;
  /** Amazon's id, such as `A1PA6795UKMFR9`. */
  readonly marketplaceId?: string | undefined;
  /** Such as `Amazon.de`. */
  readonly marketplaceName?: string | undefined;
}

/** Who placed an order. */
export interface Buyer {
  /** Given only to applications with a role for it. */
  readonly buyerName?: string | undefined;
  /** Amazon's anonymised address of this buyer for this seller; FBM orders only. */
  readonly buyerEmail?: string | undefined;
  /** Of business buyers. */
  readonly buyerCompanyName?: string | undefined;
  /** The business buyer's own number of the order. */
  readonly buyerPurchaseOrderNumber?: string | undefined;
}

/** Where the goods go: personal data, given only to applications with a role for it. */
export interface DeliveryAddress {
  /** Of the recipient, or of a company. */
  readonly name?: string | undefined;
  /** Company at the address, where the buyer gave one. */
  readonly companyName?: string | undefined;
  /** First line as the buyer wrote it; it may be a company. */
  readonly addressLine1?: string | undefined;
  /** Second line. */
  readonly addressLine2?: string | undefined;
  /** Third line. */
  readonly addressLine3?: string | undefined;
  /** City or town. */
  readonly city?: string | undefined;
  /** District or county, where the country has them in addresses. */
  readonly districtOrCounty?: string | undefined;
  /** Free text: a code (`WA`), a name in any case, or nothing. */
  readonly stateOrRegion?: string | undefined;
  /** Municipality, where the country has them in addresses. */
  readonly municipality?: string | undefined;
  /** As the buyer wrote it. */
  readonly postalCode?: string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode?: string | undefined;
  /** As the buyer wrote it. */
  readonly phone?: string | undefined;
  /** `RESIDENTIAL`, `COMMERCIAL` or `PICKUP_POINT`. */
  readonly addressType?: string | undefined;
  /** Brazil only. */
  readonly extendedFields?:
    | {
        /** Name of the street. */
        readonly streetName?: string | undefined;
        /** Number of the house. */
        readonly streetNumber?: string | undefined;
        /** Flat, floor or the like. */
        readonly complement?: string | undefined;
        /** Neighbourhood. */
        readonly neighborhood?: string | undefined;
      }
    | undefined;
}

/** What an order brings the seller. */
export interface OrderProceeds {
  /** Total of the order, with taxes. */
  readonly grandTotal?: AmazonMoney | undefined;
  /** The total by type, over all items. */
  readonly breakdowns: readonly OrderProceedsBreakdown[];
}

/** One part of an order's total. */
export interface OrderProceedsBreakdown {
  /** Those of items, and `DELIVERY_TIP`, which belongs to no item. */
  readonly type: string;
  /** Of a tip: `PENDING` or `FINALIZED`. */
  readonly status?: string | undefined;
  /** Its amount over all items. */
  readonly subtotal: AmazonMoney;
}

/** How far an order is shipped, by whom, and until when. */
export interface OrderFulfillment {
  /** `PENDING_AVAILABILITY`, `PENDING`, `UNSHIPPED`, `PARTIALLY_SHIPPED`, `SHIPPED`, `CANCELLED`, `UNFULFILLABLE`, … */
  readonly fulfillmentStatus: string;
  /** `AMAZON` or `MERCHANT`. */
  readonly fulfilledBy?: string | undefined;
  /** Speed that the buyer chose, such as `STANDARD`. */
  readonly fulfillmentServiceLevel?: string | undefined;
  /** When it has to be shipped. */
  readonly shipByWindow?: DateTimeRange | undefined;
  /** When it has to arrive. */
  readonly deliverByWindow?: DateTimeRange | undefined;
}

/** Times in UTC, ISO 8601. */
export interface DateTimeRange {
  /** Start. */
  readonly earliestDateTime?: string | undefined;
  /** End. */
  readonly latestDateTime?: string | undefined;
}

/** A tax number of somebody who takes part in an order. */
export interface TaxRegistration {
  /** `BUYER`, `MARKETPLACE` or `MERCHANT`. */
  readonly entityType?: string | undefined;
  /** Kind of number, such as `VAT`. */
  readonly taxRegistrationType?: string | undefined;
  /** The number, as it was given to Amazon. */
  readonly taxRegistrationNumber?: string | undefined;
  /** Name under which it is registered. */
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
  /** Sum of the breakdowns. */
  readonly proceedsTotal?: AmazonMoney | undefined;
  /** The sum by type. */
  readonly breakdowns: readonly ItemProceedsBreakdown[];
}

/** One part of what an item brings. */
export interface ItemProceedsBreakdown {
  /** `ITEM`, `SHIPPING`, `GIFT_WRAP`, `COD_FEE`, `OTHER`, `TAX` or `DISCOUNT`. */
  readonly type: string;
  /** Its amount, for the whole quantity of the item. */
  readonly subtotal: AmazonMoney;
  /** What a `TAX` or `DISCOUNT` belongs to: the same words as `type`. */
  readonly detailedBreakdowns: readonly {
    /** What the part belongs to. */
    readonly subtype: string;
    /** Its amount. */
    readonly value: AmazonMoney;
  }[];
}

/** A package of an FBM order that Amazon already knows of. */
export interface OrderPackage {
  /** The seller's number of the package, unique within the order. */
  readonly packageReferenceId: string;
  /** As it was given to Amazon. */
  readonly carrier?: string | undefined;
  /** As it was given to Amazon. */
  readonly trackingNumber?: string | undefined;
  /** When it was shipped. */
  readonly shipTime?: string | undefined;
  /** `PENDING`, `IN_TRANSIT`, `SHIPPED`, `DELIVERED`, `CANCELLED`, `UNDELIVERABLE`. */
  readonly status?: string | undefined;
  /** What is in it. */
  readonly items: readonly {
    /** Amazon's id of the item. */
    readonly orderItemId: string;
    /** Units in this package. */
    readonly quantity: number;
  }[];
}
