import type { Dialect } from '../odoo/index.ts';
import type { Registration } from '../registrations/index.ts';

/** What every order of a session is planned with. */
export interface SessionFacts {
  /** The registration that the orders come in by. */
  readonly registration: Registration;
  /** How this Odoo names things that have another name in other versions, and what it can do. */
  readonly dialect: Dialect;
  /** By ISO code: the currencies in which sale orders can be made. */
  readonly currencies: ReadonlyMap<string, CurrencyFacts>;
  /** The registration's products for what is no item of the order, and for unknown SKUs. */
  readonly products: DefaultProducts;
}

/** A currency in which sale orders can be made in Odoo (`res.currency`). */
export interface CurrencyFacts {
  /** Id of the currency in Odoo. */
  readonly id: number;
  /** Decimals of its amounts. */
  readonly digits: number;
  /** Odoo's rounding factor, where it is coarser than the decimals: a decimal string, such as `0.05` for cash. */
  readonly rounding?: string | undefined;
  /** The pricelist that gives a sale order this currency; undefined for the company's own. */
  readonly pricelistId: number | undefined;
}

/** The products of what Amazon states beside items, as the registration in Odoo names them. */
export interface DefaultProducts {
  /** For items without a SKU, or whose SKU leads to no product in Odoo. */
  readonly sales: ProductFacts;
  /** For what the buyer paid for shipping. */
  readonly shipping: ProductFacts;
  /** For what the buyer paid for gift wrap. */
  readonly giftWrap: ProductFacts;
  /** For the fee on cash on delivery. */
  readonly codFee: ProductFacts;
  /** For discounts: on items, on shipping and on cash on delivery. */
  readonly discount: ProductFacts;
  /** For the delivery tip, and for proceeds of any other kind. */
  readonly other: ProductFacts;
  /** For the small amount by which Odoo's total would differ from Amazon's. */
  readonly rounding: ProductFacts;
  /** For tax that Amazon collects and remits itself. */
  readonly facilitatorTax: ProductFacts;
}

/** A product variant in Odoo (`product.product`). */
export interface ProductFacts {
  /** Id of the variant in Odoo. */
  readonly id: number;
  /** Odoo's internal reference (`default_code`). */
  readonly internalReference: string | undefined;
  /** `false` when it is archived in Odoo. */
  readonly active: boolean;
  /** Odoo's product type: `consu` (goods), `service`, `combo`, and `product` (storable, Odoo 17). */
  readonly type: string;
  /** Whether it is for sale in Odoo. */
  readonly isSold: boolean;
  /** Undefined: shared by all companies. */
  readonly companyId: number | undefined;
  /** The sales taxes that Odoo gives its lines: those of the registration's company, else of the nearest above that has any. */
  readonly taxes: readonly TaxFacts[];
  /** The offers that name it; empty for the default products, whose offers are not read. */
  readonly offers: readonly OfferFacts[];
}

/** A link from a seller's SKU on one marketplace to a product, kept in Odoo (`x_amazon_offer`). */
export interface OfferFacts {
  /** Id of the offer in Odoo. */
  readonly id: number;
  /** The seller's SKU, exactly as on Amazon's order items. */
  readonly sku: string;
  /** Amazon's merchant token of the seller. */
  readonly sellerId: string;
  /** Amazon's id of the marketplace. */
  readonly marketplaceId: string;
}

/** A sales tax in Odoo (`account.tax`). */
export interface TaxFacts {
  /** Id of the tax in Odoo. */
  readonly id: number;
  /** Percent; other kinds of tax have `undefined` and are left to Odoo's own computation. */
  readonly percent: string | undefined;
  /** Whether unit prices contain the tax (`price_include`). */
  readonly includedInPrice: boolean;
}

/** What the orders of one page are planned with. */
export interface PageFacts {
  /** By Amazon order id. */
  readonly knownOrders: ReadonlyMap<string, KnownOrder>;
  /** By Amazon order id: of those that have changed at Amazon. */
  readonly details: ReadonlyMap<string, SaleOrderDetails>;
  /** By the key under which the connector stored them. */
  readonly partnersByKey: ReadonlyMap<string, PartnerFacts>;
  /** By e-mail address in lower case. */
  readonly partnersByEmail: ReadonlyMap<string, PartnerFacts>;
  /** Products that SKUs of the page may mean, by offer or internal reference; archived ones too. */
  readonly products: readonly ProductFacts[];
  /** By ISO 3166-1 alpha-2. */
  readonly countries: ReadonlyMap<string, CountryFacts>;
}

/** A sale order that the connector made, as it now is in Odoo. */
export interface KnownOrder {
  /** Id of the sale order in Odoo. */
  readonly id: number;
  /** Its number in Odoo, such as `S00042`. */
  readonly name: string;
  /** `draft`, `sent`, `sale` or `cancel`. */
  readonly state: string;
  /** Whether it is locked in Odoo. A change of its lines or a cancellation at Amazon unlocks it. */
  readonly locked: boolean;
  /** What Odoo computes, as a decimal string. */
  readonly total: string;
  /** Whether nobody has written it or its lines since it was made, but for the run that made it. */
  readonly untouched: boolean;
  /** The registration that it belongs to. */
  readonly registrationId: number | undefined;
  /** The sale order that it replaces; undefined too while it is not linked to it. */
  readonly originId: number | undefined;
  /** What Amazon had said of it when the connector last looked. */
  readonly seen: SeenOrder;
}

/** What Amazon said of an order when the connector last looked, as kept on the sale order. */
export interface SeenOrder {
  /** Amazon's fulfillment status, such as `UNSHIPPED`; empty when Amazon stated none. */
  readonly status: string;
  /** Amazon's `lastUpdatedTime` as Odoo's datetime, UTC. */
  readonly lastUpdate: string;
  /** Amazon's grand total, as a decimal string. */
  readonly total: string;
  /** What the buyer gave as the reason for wanting it cancelled; undefined when nobody asked. */
  readonly cancelRequest: string | undefined;
}

/** What else decides on a sale order that has changed at Amazon. */
export interface SaleOrderDetails {
  /** Those that stand for something at Amazon. */
  readonly lines: readonly KnownLine[];
  /** Its invoices and credit notes, drafts too. */
  readonly invoices: readonly KnownInvoice[];
  /** ISO code. */
  readonly currency: string;
  /** Leader of its sales team: whoever is to look at it. */
  readonly teamLeaderId: number | undefined;
}

/** A line of a sale order that stands for something at Amazon, as it now is in Odoo. */
export interface KnownLine {
  /** Amazon's order item id; undefined for what belongs to the whole order. */
  readonly orderItemId: string | undefined;
  /** What the line stands for: a `LineKind`, as it is stored in Odoo. */
  readonly component: string;
  /** Ordered units (`product_uom_qty`). */
  readonly quantity: number;
  /** Delivered units, by Odoo (`qty_delivered`). */
  readonly delivered: number;
  /** Invoiced units, drafts included, by Odoo (`qty_invoiced`). */
  readonly invoiced: number;
  /** Unit price before discount, as a decimal string. */
  readonly priceUnit: string;
  /** Percent. */
  readonly discount: number;
  /** The taxes of the line. */
  readonly taxes: readonly TaxFacts[];
  /** What its taxes come to, by Odoo. */
  readonly tax: string;
  /** What the line comes to with its tax, by Odoo. */
  readonly gross: string;
  /** What Amazon had said when the connector last looked. */
  readonly seen: {
    /** Units of the line. */
    readonly quantity: number;
    /** What the buyer paid for the line, tax included: a decimal string. */
    readonly gross: string;
  };
}

/** An invoice or a credit note of a sale order. */
export interface KnownInvoice {
  /** Its number in Odoo, such as `INV/2026/00012`; a draft may have none, and then it is empty. */
  readonly name: string;
  /** Posted, and not taken back whole by a credit note. */
  readonly counts: boolean;
}

/** A contact or a delivery address in Odoo (`res.partner`). */
export interface PartnerFacts {
  /** Id of the partner in Odoo. */
  readonly id: number;
  /** Archived in Odoo, or of a company that an order of ours cannot name. Default: `false`. */
  readonly isOutOfUse?: boolean;
  /** Without e-mail address, phone, street, city and postal code: emptied, unless it never had any. Default: `false`. */
  readonly isEmpty?: boolean;
}

/** A country in Odoo (`res.country`). */
export interface CountryFacts {
  /** Id of the country in Odoo. */
  readonly id: number;
  /** Its states, provinces or regions; empty where Odoo lists none. */
  readonly states: readonly StateFacts[];
}

/** A state, province or region of a country in Odoo (`res.country.state`). */
export interface StateFacts {
  /** Id of the state in Odoo. */
  readonly id: number;
  /** Odoo's code of it, such as `WA`. */
  readonly code: string;
  /** Its name in Odoo, such as `Washington`. */
  readonly name: string;
}
