import type { Decimal } from '../support/money.ts';
import type { OrderWarning } from './order-warning.ts';

/** A sale order as planned: plain data that can be printed, and that `apply` turns into records. */
export interface SaleOrderDraft {
  /** Amazon's order id. */
  readonly orderId: string;
  /** Who ships it: Amazon, or the seller. */
  readonly channel: Channel;
  /** Amazon's fulfillment status, such as `UNSHIPPED`; empty when Amazon states none. */
  readonly status: string;
  /** Amazon's id of the marketplace; for another sales channel, the registration's first marketplace. */
  readonly marketplaceId: string;
  /** The contact and the delivery address. */
  readonly customer: CustomerDraft;
  /** ISO 8601, UTC. */
  readonly orderedAt: string;
  /** When Amazon last changed the order: ISO 8601, UTC. */
  readonly lastUpdatedAt: string;
  /** When it has to be shipped at the latest: ISO 8601, UTC; undefined when Amazon does not say. */
  readonly shipBy: string | undefined;
  /** The end of Amazon's delivery promise. ISO 8601, UTC. */
  readonly deliverBy: string | undefined;
  /** ISO 4217 code; the marketplace's for an order without any amount. */
  readonly currency: string;
  /** Id of the currency in Odoo. */
  readonly currencyId: number;
  /** Id of the pricelist that gives the order its currency; undefined for the company's own currency. */
  readonly pricelistId: number | undefined;
  /** Undefined: Odoo chooses by customer. */
  readonly fiscalPositionId: number | undefined;
  /** Amazon's grand total, as a decimal string. */
  readonly total: string;
  /**
   * By how much the tax that Amazon states exceeds what Odoo's taxes come to: a decimal string. Undefined where Amazon
   * states none, or where Odoo's cannot be worked out beforehand.
   */
  readonly taxDifference: string | undefined;
  /** Amazon's programs of the order, such as `PRIME`. */
  readonly programs: readonly string[];
  /** The purchase order number that a business buyer gave at checkout. */
  readonly purchaseOrder: string | undefined;
  /** Tax number of the buyer, as Amazon gave it. */
  readonly vatNumber: string | undefined;
  /** Amazon's reporting schemes of its items, each once: `IOSS`, `UOSS`. */
  readonly taxSchemes: readonly string[];
  /** Import One-Stop Shop numbers of its items, each once. */
  readonly iossNumbers: readonly string[];
  /** The gift messages of all items, one below the other; undefined when there is none. */
  readonly giftMessage: string | undefined;
  /** The order that this one replaces, or is an exchange for; undefined for other orders. */
  readonly origin:
    | {
        /** Amazon's id of that order. */
        readonly orderId: string;
        /** Id of its sale order; undefined while it is not in Odoo. */
        readonly saleOrderId: number | undefined;
      }
    | undefined;
  /** One for each item and each thing charged beside it; together they come to `total`. */
  readonly lines: readonly LineDraft[];
  /** Notes among the lines: one for each gift message. */
  readonly notes: readonly NoteDraft[];
  /** SKUs that led to a product by its internal reference. */
  readonly offers: readonly OfferDraft[];
  /** What a person should look at, though the order is imported. */
  readonly warnings: readonly OrderWarning[];
}

/** `fba`: Fulfilled by Amazon; `fbm`: Fulfilled by Merchant. */
export type Channel = 'fba' | 'fbm';

/** What a line stands for. */
export type LineKind =
  | 'item'
  | 'shipping'
  | 'gift_wrap'
  | 'cod_fee'
  | 'other'
  | 'delivery_tip'
  | 'discount'
  | 'shipping_discount'
  | 'cod_fee_discount'
  | 'facilitator_tax'
  | 'rounding';

/** A line of a sale order, as planned. */
export interface LineDraft {
  /** External id. */
  readonly key: string;
  /** What the line stands for. */
  readonly component: LineKind;
  /** Amazon's order item id; undefined for what belongs to the whole order. */
  readonly orderItemId: string | undefined;
  /** The seller's SKU of the item; undefined where there is no item, or Amazon states none. */
  readonly sku: string | undefined;
  /** Id of the product variant in Odoo. */
  readonly productId: number;
  /** The description on the line, such as `[SKU-1] Blue mug` or `Shipping: [SKU-1] Blue mug`. */
  readonly name: string;
  /** Units; 1 for what is no item. */
  readonly quantity: number;
  /** What the buyer paid for the line, tax included: a decimal string, negative for discounts. */
  readonly gross: string;
  /** What of it is tax by Amazon's own words, as a decimal string; undefined where Amazon does not tell. */
  readonly amazonTax: string | undefined;
  /** The unit price that comes to `gross`, and on Odoo 19 the line's own amounts. */
  readonly price: LinePrice;
  /** Ids of the taxes in Odoo, on all lines of an order or on none; undefined: Odoo chooses, by fiscal position. */
  readonly taxIds: readonly number[] | undefined;
  /** Serial numbers that Amazon names for the item; empty on other lines. */
  readonly serialNumbers: readonly string[];
  /** Amazon's programs of the item, such as `TRANSPARENCY`. */
  readonly programs: readonly string[];
  /** Amazon Points that the buyer got with the item; undefined where Amazon grants none (Japan only). */
  readonly points: number | undefined;
}

/** How a line is written so that Odoo comes to its gross amount. */
export interface LinePrice {
  /** Per unit, in the precision that Odoo stores. */
  readonly priceUnit: string;
  /** The line's own base and tax amounts (Odoo 19 and later), when the line has taxes that can carry them. */
  readonly exact: ExactTotals | undefined;
  /** What Odoo's taxes come to by their rates, up to Odoo 18 at that unit price; undefined for taxes that are no percentage. */
  readonly tax: string | undefined;
  /** What a line without amounts of its own misses at that unit price, such as `0.01` for 3 at 3.33 that cost 10.00. */
  readonly remainder: string;
}

/** The amounts that Odoo 19 takes over as they are, in the order's currency. */
export interface ExactTotals {
  /** Amount without tax, as a decimal string. */
  readonly base: string;
  /** One for each tax of the line; with `base` they add up to its gross amount. */
  readonly taxes: readonly {
    /** Id of the tax in Odoo. */
    readonly taxId: number;
    /** Decimal string. */
    readonly amount: string;
  }[];
}

/** A note among the lines of a sale order (`line_note`). */
export interface NoteDraft {
  /** External id. */
  readonly key: string;
  /** The text on the order, such as the buyer's gift message. */
  readonly text: string;
}

/** A product that was found by its internal reference, to be remembered as an offer. */
export interface OfferDraft {
  /** External id. */
  readonly key: string;
  /** The seller's SKU, as on Amazon's order item. */
  readonly sku: string;
  /** Amazon's number of the product page; undefined when Amazon states none. */
  readonly asin: string | undefined;
  /** Amazon's id of the marketplace. */
  readonly marketplaceId: string;
  /** Who shipped the order that it was found with: Amazon, or the seller. */
  readonly channel: Channel;
  /** Id of the product variant in Odoo. */
  readonly productId: number;
}

/** A contact that is there, or one to be made. */
export interface CustomerDraft {
  /** Whom the order is sold and invoiced to. */
  readonly contact: PartnerReference;
  /** Where the goods go; the contact itself where Amazon gives no address. */
  readonly deliveryAddress: PartnerReference;
}

/** A partner that is in Odoo, by its `id`, or one that is yet to be made (`create`). */
export type PartnerReference =
  | {
      /** Id of the partner in Odoo. */
      readonly id: number;
      /** Absent: the partner is there. */
      readonly create?: never;
    }
  | {
      /** Absent: the partner is not in Odoo yet. */
      readonly id?: never;
      /** The partner to make. */
      readonly create: PartnerDraft;
    };

/** A contact or a delivery address to be made in Odoo (`res.partner`). */
export interface PartnerDraft {
  /** Stored on the partner as `x_amazon_key`, and in its external id. */
  readonly key: string;
  /** What it is made with. */
  readonly values: PartnerValues;
}

/** Values of `res.partner`; ids are Odoo's. */
export interface PartnerValues {
  /** A contact's: its company, else the buyer, else `Amazon.de Customer`. An address's: the recipient. */
  readonly name: string;
  /** Odoo's address type: the customer (`contact`), or an address below it (`delivery`). */
  readonly type: 'contact' | 'delivery';
  /** Whether it is a company, by the buyer's company name or tax registration; `false` for addresses. */
  readonly isCompany: boolean;
  /** The company at the address (`company_name`); undefined for contacts that are companies themselves. */
  readonly companyName: string | undefined;
  /** Of contacts; delivery addresses have their contact's. */
  readonly vat: string | undefined;
  /** Internal notes of the contact. */
  readonly remark?: string;
  /** Amazon's anonymised address, in lower case: contacts of FBM orders only. */
  readonly email: string | undefined;
  /** As Amazon gives it; undefined where it gives none. */
  readonly phone: string | undefined;
  /** The first line of the address that is not the company. */
  readonly street: string | undefined;
  /** All further parts of the address, separated by commas. */
  readonly street2: string | undefined;
  /** The city, else the municipality, else the district or county. */
  readonly city: string | undefined;
  /** Postal code. */
  readonly zip: string | undefined;
  /** Id of the state in Odoo; undefined where Odoo has none of that code or name. */
  readonly stateId: number | undefined;
  /** Id of the country in Odoo; undefined where Odoo does not have it. */
  readonly countryId: number | undefined;
}

/** `amount` with as many decimals as the currency has. */
export function amountText(amount: Decimal, digits: number): string {
  return amount.toFixed(digits);
}
