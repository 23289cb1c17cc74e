/**
 * An order in Amazon's own JSON, as Orders API 2026-01-01 sends it: what the embedded Amazon keeps and answers.
 *
 * Written after Amazon's model of that API, and cut down; *not generated* is what {@link generateOrders} leaves out.
 * Every amount of an item is for its whole quantity, but for `product.price.unitPrice`. Times are UTC, ISO 8601.
 */
export interface WireOrder {
  /** Amazon's order id: 3-7-7 digits, or `S01-…` for an order from outside Amazon. */
  readonly orderId: string;
  /** When the buyer placed it. */
  readonly createdTime: string;
  /** When Amazon or the seller last changed anything of it. */
  readonly lastUpdatedTime: string;
  /** Generated: `PRIME`, `AMAZON_BUSINESS`, `PREORDER`. */
  readonly programs?: readonly string[] | undefined;
  /** Orders that it replaces or was exchanged for; undefined without any. */
  readonly associatedOrders?:
    | readonly {
        /** Amazon's id of the other order. */
        readonly orderId: string;
        /** `REPLACEMENT_ORIGINAL_ID` or `EXCHANGE_ORIGINAL_ID`; the latter is not generated. */
        readonly associationType: string;
      }[]
    | undefined;
  /** Where it was placed. */
  readonly salesChannel: WireSalesChannel;
  /** Undefined while pending, from outside Amazon, and for private FBA buyers in the US, Canada and Mexico. */
  readonly buyer?: WireBuyer | undefined;
  /** Undefined while the order is pending. */
  readonly recipient?:
    | {
        /** Without phone for FBA; there, in the US, Canada and Mexico, without name and street too. */
        readonly deliveryAddress?: WireAddress | undefined;
      }
    | undefined;
  /** What the seller receives; undefined where Amazon gives no amounts. */
  readonly proceeds?: WireOrderProceeds | undefined;
  /** Generated for Brazil, Japan and cash on delivery alone. */
  readonly payment?:
    | {
        /** One for each means of payment. */
        readonly paymentExecutions: readonly WirePayment[];
      }
    | undefined;
  /** Undefined while pending, from outside Amazon, and without a tax number. */
  readonly tax?:
    | {
        /** Tax numbers; those that are generated are the buyer's. */
        readonly taxRegistrations: readonly WireTaxRegistration[];
      }
    | undefined;
  /** Its status, who ships it, and by when. */
  readonly fulfillment?: WireOrderFulfillment | undefined;
  /** What was ordered, cancelled items included. */
  readonly orderItems: readonly WireOrderItem[];
  /** What has left; for FBM orders alone. */
  readonly packages?: readonly WirePackage[] | undefined;
  /** Amazon's own shipments of an Easy Ship order; not generated. */
  readonly fulfillmentOrders?:
    | readonly {
        /** Id that the External Fulfillment APIs call the shipment id. */
        readonly fulfillmentOrderId: string;
      }[]
    | undefined;
}

/** An amount of money. */
export interface WireMoney {
  /** Decimal number as text; without decimals in JPY. */
  readonly amount: string;
  /** ISO 4217. */
  readonly currencyCode: string;
}

/** Where an order was placed. */
export interface WireSalesChannel {
  /** `NON_AMAZON` for an order from elsewhere, which Amazon only ships. */
  readonly channelName: 'AMAZON' | 'NON_AMAZON';
  /** Amazon's id of the marketplace. */
  readonly marketplaceId?: string | undefined;
  /** Such as `Amazon.de`; generated as `Non-Amazon DE` for an order from elsewhere. */
  readonly marketplaceName?: string | undefined;
}

/** Who placed an order. */
export interface WireBuyer {
  /** Full name; undefined for FBA in the US, Canada and Mexico. */
  readonly buyerName?: string | undefined;
  /** Amazon's anonymised address of the buyer; for FBM orders alone. */
  readonly buyerEmail?: string | undefined;
  /** Of a business order. */
  readonly buyerCompanyName?: string | undefined;
  /** The buyer's own number of the order, as given at checkout. */
  readonly buyerPurchaseOrderNumber?: string | undefined;
}

/** Where an order goes. Buyers type it, so that parts may be missing or stand in another line. */
export interface WireAddress {
  /** Who receives it. */
  readonly name?: string | undefined;
  /** Company at the address. */
  readonly companyName?: string | undefined;
  /** Street and number, as a rule. */
  readonly addressLine1?: string | undefined;
  /** Further part of the address. */
  readonly addressLine2?: string | undefined;
  /** Further part of the address. */
  readonly addressLine3?: string | undefined;
  /** City or town. */
  readonly city?: string | undefined;
  /** District or county; not generated. */
  readonly districtOrCounty?: string | undefined;
  /** Free text: a code (`WA`), a name in any case, or nothing. */
  readonly stateOrRegion?: string | undefined;
  /** Municipality; not generated. */
  readonly municipality?: string | undefined;
  /** Postal code, where the country has them. */
  readonly postalCode?: string | undefined;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode?: string | undefined;
  /** Undefined for FBA orders. */
  readonly phone?: string | undefined;
  /** Kind of place. */
  readonly addressType?: 'RESIDENTIAL' | 'COMMERCIAL' | 'PICKUP_POINT' | undefined;
  /** The address in parts, in Brazil alone. */
  readonly extendedFields?:
    | {
        /** Street without number. */
        readonly streetName?: string | undefined;
        /** Number of the house. */
        readonly streetNumber?: string | undefined;
        /** Floor or flat. */
        readonly complement?: string | undefined;
        /** Part of the city. */
        readonly neighborhood?: string | undefined;
      }
    | undefined;
}

/** A tax number that an order states. */
export interface WireTaxRegistration {
  /** Whose it is. */
  readonly entityType: 'BUYER' | 'MARKETPLACE' | 'MERCHANT';
  /** Name that the number is registered for; undefined for a private buyer. */
  readonly legalName?: string | undefined;
  /** `BUSINESS`, `VAT`, `CPF`, `CNPJ` or `CST`; the last is not generated. */
  readonly taxRegistrationType?: string | undefined;
  /** The number, such as `DE012345678`. */
  readonly taxRegistrationNumber?: string | undefined;
  /** Registered address; not generated. */
  readonly taxRegistrationAddress?:
    | {
        /** ISO 3166-1 alpha-2. */
        readonly countryCode?: string | undefined;
      }
    | undefined;
}

/** A payment of the buyer. */
export interface WirePayment {
  /** Such as `CashOnDelivery` or `CreditCard`. */
  readonly paymentMethod: string;
  /** What was paid so. */
  readonly paymentAmount: WireMoney;
}

/** What the seller receives for an order. */
export interface WireOrderProceeds {
  /** Sum of the items, and of a tip that is final. */
  readonly grandTotal?: WireMoney | undefined;
  /** Sums by kind over all items; may be left out. */
  readonly breakdowns?: readonly WireOrderBreakdown[] | undefined;
}

/** One kind of proceeds, summed up over the items of an order. */
export interface WireOrderBreakdown {
  /** A `DELIVERY_TIP` belongs to no item. */
  readonly type: ProceedsType | 'DELIVERY_TIP';
  /** Of a `DELIVERY_TIP` alone. */
  readonly status?: 'PENDING' | 'FINALIZED' | undefined;
  /** Generated as negative for a discount; Amazon does not state the sign. */
  readonly subtotal: WireMoney;
}

/** Kinds of proceeds. */
export type ProceedsType = 'ITEM' | 'SHIPPING' | 'GIFT_WRAP' | 'COD_FEE' | 'OTHER' | 'TAX' | 'DISCOUNT';

/** How far an order is. `UNFULFILLABLE` is for FBA orders from outside Amazon alone. */
export type FulfillmentStatus =
  | 'PENDING_AVAILABILITY'
  | 'PENDING'
  | 'UNSHIPPED'
  | 'PARTIALLY_SHIPPED'
  | 'SHIPPED'
  | 'CANCELLED'
  | 'UNFULFILLABLE';

/** How an order is shipped. */
export interface WireOrderFulfillment {
  /** How far it is. */
  readonly fulfillmentStatus: FulfillmentStatus;
  /** `AMAZON` for FBA, `MERCHANT` for FBM. */
  readonly fulfilledBy: 'AMAZON' | 'MERCHANT';
  /** Speed that the buyer chose; generated: `STANDARD` or `EXPEDITED`. */
  readonly fulfillmentServiceLevel?: string | undefined;
  /** When it has to leave. */
  readonly shipByWindow?: WireTimeRange | undefined;
  /** When it has to arrive. */
  readonly deliverByWindow?: WireTimeRange | undefined;
}

/** A span of time: ISO 8601, UTC. */
export interface WireTimeRange {
  /** Start of the span. */
  readonly earliestDateTime: string;
  /** End of the span. */
  readonly latestDateTime: string;
}

/** An item of an order. */
export interface WireOrderItem {
  /** Amazon's id of the item, unique within the order; generated with 14 digits. */
  readonly orderItemId: string;
  /** Units; 0 once the item is cancelled. */
  readonly quantityOrdered: number;
  /** Such as `TRANSPARENCY` or `SUBSCRIBE_AND_SAVE`; not generated. */
  readonly programs?: readonly string[] | undefined;
  /** What was ordered, as Amazon lists it. */
  readonly product: {
    /** Amazon's id of the product in its catalogue. */
    readonly asin?: string | undefined;
    /** Name of the product on the marketplace. */
    readonly title?: string | undefined;
    /** The seller's SKU. */
    readonly sellerSku?: string | undefined;
    /** As the seller listed it. */
    readonly condition?:
      | {
          /** Such as `NEW`, `USED` or `REFURBISHED`; generated: `NEW`. */
          readonly conditionType: string;
          /** Grade within the type, such as `NEW`, `MINT` or `GOOD`; generated: `NEW`. */
          readonly conditionSubtype: string;
        }
      | undefined;
    /** Undefined where Amazon gives no amounts, and when generated as cancelled. */
    readonly price?:
      | {
          /** For one unit, before discounts; rounded where the total is no multiple of it. */
          readonly unitPrice?: WireMoney | undefined;
          /** `BUSINESS_PRICE` for a price of Amazon Business; otherwise undefined. */
          readonly priceDesignation?: string | undefined;
        }
      | undefined;
    /** Of single units; not generated. */
    readonly serialNumbers?: readonly string[] | undefined;
  };
  /** What the seller receives; undefined where Amazon gives no amounts, and when generated as cancelled. */
  readonly proceeds?: WireItemProceeds | undefined;
  /** Costs of the seller, which lower no other amount; undefined without any. */
  readonly expense?:
    | {
        /** Amazon Points, in Japan. */
        readonly pointsCost: {
          /** What the buyer got for the whole quantity. */
          readonly pointsGranted: {
            /** Number of points. */
            readonly pointsNumber: number;
            /** What they are worth; generated: one yen each. */
            readonly pointsMonetaryValue: WireMoney;
          };
        };
      }
    | undefined;
  /** Promotions behind its discounts; undefined without any. */
  readonly promotion?:
    | {
        /** One for each promotion. */
        readonly breakdowns: readonly {
          /** Generated as `PROMO-` and six digits. */
          readonly promotionId: string;
        }[];
      }
    | undefined;
  /** A request to cancel, its execution, or both; undefined without either. */
  readonly cancellation?: WireItemCancellation | undefined;
  /** Units that have left and that are left, and gift options. */
  readonly fulfillment?: WireItemFulfillment | undefined;
  /** Who reports and collects its tax in the seller's place; undefined where the seller does. */
  readonly tax?: WireItemTax | undefined;
}

/** What the seller receives for an item, for its whole quantity. */
export interface WireItemProceeds {
  /** Sum of the rows, without a tax that the price holds already. */
  readonly proceedsTotal?: WireMoney | undefined;
  /** Rows by kind; undefined where Amazon gives the total alone. */
  readonly breakdowns?: readonly WireItemBreakdown[] | undefined;
}

/** One kind of proceeds of an item. */
export interface WireItemBreakdown {
  /** Kind of proceeds. */
  readonly type: ProceedsType;
  /** Generated as negative for a discount; Amazon does not state the sign. */
  readonly subtotal: WireMoney;
  /** Of `TAX` and `DISCOUNT` alone. */
  readonly detailedBreakdowns?:
    | readonly {
        /** What it belongs to, such as `SHIPPING` for the tax on shipping. */
        readonly subtype: ProceedsType;
        /** Its part of `subtotal`, with the same sign. */
        readonly value: WireMoney;
      }[]
    | undefined;
}

/** How an item was or is to be cancelled. */
export interface WireItemCancellation {
  /** Cancels nothing by itself. */
  readonly cancellationRequest?:
    | {
        /** `BUYER`. */
        readonly requester: string;
        /** Free text. */
        readonly cancelReason: string;
      }
    | undefined;
  /** Set once the item is cancelled. */
  readonly cancellationExecution?:
    | {
        /** `BUYER`, `MERCHANT` or `AMAZON`. */
        readonly cancelledBy: string;
        /** Free text. */
        readonly cancelReason: string;
      }
    | undefined;
}

/** How an item is shipped. */
export interface WireItemFulfillment {
  /** Units that have left. */
  readonly quantityFulfilled: number;
  /** Units still to be shipped. */
  readonly quantityUnfulfilled: number;
  /** Not generated. */
  readonly shipping?:
    | {
        /** Of a delivery over a border. */
        readonly internationalShipping?:
          | {
              /** Import One-Stop Shop number for the carrier, where Amazon collected an import's VAT. */
              readonly iossNumber?: string | undefined;
            }
          | undefined;
      }
    | undefined;
  /** Undefined for an item that is no gift. */
  readonly packing?:
    | {
        /** What the buyer chose for a gift. */
        readonly giftOption: {
          /** Any text of the buyer's, with line breaks. */
          readonly giftMessage?: string | undefined;
          /** Kind of wrapping; generated: `STANDARD` or `PREMIUM`. */
          readonly giftWrapLevel?: string | undefined;
        };
      }
    | undefined;
}

/** What Amazon does about the tax of an item. */
export interface WireItemTax {
  /** Schemes that the tax is reported under; generated for the EU alone. */
  readonly taxCalculationBreakdowns?:
    | readonly {
        /** `IOSS` or `UOSS`; the latter is not generated. */
        readonly reportingScheme: string;
      }[]
    | undefined;
  /** Who collects and remits the tax in the seller's place. */
  readonly taxCollections?:
    | readonly {
        /** `MARKETPLACE_FACILITATOR`. */
        readonly model: string;
        /** Generated as the name of the marketplace, such as `Amazon.com`. */
        readonly responsibleParty: string;
      }[]
    | undefined;
}

/** A package of an FBM order. */
export interface WirePackage {
  /** Id of the package, unique within the order; a number as text. */
  readonly packageReferenceId: string;
  /** When it was entered at Amazon. */
  readonly createdTime?: string | undefined;
  /** Where it is on its way. */
  readonly packageStatus?:
    | {
        /** `PENDING`, `IN_TRANSIT`, `SHIPPED`, `DELIVERED`, `CANCELLED` or `UNDELIVERABLE`. */
        readonly status: string;
        /** Such as `PICKED_UP`. */
        readonly detailedStatus?: string | undefined;
      }
    | undefined;
  /** Name or code of the carrier. */
  readonly carrier?: string | undefined;
  /** When the carrier got it. */
  readonly shipTime?: string | undefined;
  /** Such as `DHL Standard`. */
  readonly shippingService?: string | undefined;
  /** Tracking number of the carrier. */
  readonly trackingNumber?: string | undefined;
  /** What is in it. */
  readonly packageItems?:
    | readonly {
        /** Amazon's id of the item. */
        readonly orderItemId: string;
        /** Units of it in this package. */
        readonly quantity: number;
        /** Codes of the Transparency program, one for each unit. */
        readonly transparencyCodes?: readonly string[];
      }[]
    | undefined;
}
