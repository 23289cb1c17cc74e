import type { Decimal } from '../support/money.ts';
import type { OrderWarning } from './order-warning.ts';

/** A sale order as planned: plain data that can be printed, and that `apply` turns into records. */
export interface SaleOrderDraft {
  readonly orderId: string;
  readonly channel: Channel;
  readonly status: string;
  readonly marketplaceId: string;
  readonly customer: CustomerDraft;
  /** ISO 8601, UTC. */
  readonly orderedAt: string;
  readonly lastUpdatedAt: string;
  readonly shipBy: string | undefined;
  /** The end of Amazon's delivery promise. ISO 8601, UTC. */
  readonly deliverBy: string | undefined;
  readonly currency: string;
  readonly currencyId: number;
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
  readonly programs: readonly string[];
  readonly purchaseOrder: string | undefined;
  /** Tax number of the buyer, as Amazon gave it. */
  readonly vatNumber: string | undefined;
  /** Amazon's reporting schemes of its items, each once: `IOSS`, `UOSS`. */
  readonly taxSchemes: readonly string[];
  /** Import One-Stop Shop numbers of its items, each once. */
  readonly iossNumbers: readonly string[];
  readonly giftMessage: string | undefined;
  readonly origin: { readonly orderId: string; readonly saleOrderId: number | undefined } | undefined;
  readonly lines: readonly LineDraft[];
  readonly notes: readonly NoteDraft[];
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

export interface LineDraft {
  /** External id. */
  readonly key: string;
  readonly component: LineKind;
  /** Amazon's order item id; undefined for what belongs to the whole order. */
  readonly orderItemId: string | undefined;
  readonly sku: string | undefined;
  readonly productId: number;
  readonly name: string;
  readonly quantity: number;
  /** What the buyer paid for the line, tax included: a decimal string, negative for discounts. */
  readonly gross: string;
  /** What of it is tax by Amazon's own words, as a decimal string; undefined where Amazon does not tell. */
  readonly amazonTax: string | undefined;
  readonly price: LinePrice;
  /** Ids of the taxes in Odoo, on all lines of an order or on none; undefined: Odoo chooses, by fiscal position. */
  readonly taxIds: readonly number[] | undefined;
  readonly serialNumbers: readonly string[];
  /** Amazon's programs of the item, such as `TRANSPARENCY`. */
  readonly programs: readonly string[];
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
  readonly base: string;
  readonly taxes: readonly { readonly taxId: number; readonly amount: string }[];
}

export interface NoteDraft {
  readonly key: string;
  readonly text: string;
}

/** A product that was found by its internal reference, to be remembered as an offer. */
export interface OfferDraft {
  readonly key: string;
  readonly sku: string;
  readonly asin: string | undefined;
  readonly marketplaceId: string;
  readonly channel: Channel;
  readonly productId: number;
}

/** A contact that is there, or one to be made. */
export interface CustomerDraft {
  readonly contact: PartnerReference;
  readonly deliveryAddress: PartnerReference;
}

export type PartnerReference =
  { readonly id: number; readonly create?: never } | { readonly id?: never; readonly create: PartnerDraft };

export interface PartnerDraft {
  /** Stored on the partner as `x_amazon_key`, and in its external id. */
  readonly key: string;
  readonly values: PartnerValues;
}

/** Values of `res.partner`; ids are Odoo's. */
export interface PartnerValues {
  readonly name: string;
  readonly type: 'contact' | 'delivery';
  readonly isCompany: boolean;
  readonly companyName: string | undefined;
  /** Of contacts; delivery addresses have their contact's. */
  readonly vat: string | undefined;
  /** Internal notes of the contact. */
  readonly remark?: string;
  readonly email: string | undefined;
  readonly phone: string | undefined;
  readonly street: string | undefined;
  readonly street2: string | undefined;
  readonly city: string | undefined;
  readonly zip: string | undefined;
  readonly stateId: number | undefined;
  readonly countryId: number | undefined;
}

/** `amount` with as many decimals as the currency has. */
export function amountText(amount: Decimal, digits: number): string {
  return amount.toFixed(digits);
}
