import type { Dialect } from '../odoo/index.ts';
import type { Registration } from '../registrations/index.ts';

/** What every order of a session is planned with. */
export interface SessionFacts {
  readonly registration: Registration;
  readonly dialect: Dialect;
  /** By ISO code: the currencies in which sale orders can be made. */
  readonly currencies: ReadonlyMap<string, CurrencyFacts>;
  readonly products: DefaultProducts;
}

export interface CurrencyFacts {
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
  readonly sales: ProductFacts;
  readonly shipping: ProductFacts;
  readonly giftWrap: ProductFacts;
  readonly codFee: ProductFacts;
  readonly discount: ProductFacts;
  readonly other: ProductFacts;
  readonly rounding: ProductFacts;
  readonly facilitatorTax: ProductFacts;
}

export interface ProductFacts {
  readonly id: number;
  readonly internalReference: string | undefined;
  readonly active: boolean;
  /** Odoo's product type: `consu` (goods), `service`, `combo`, and `product` (storable, Odoo 17). */
  readonly type: string;
  /** Whether it is for sale in Odoo. */
  readonly isSold: boolean;
  /** Undefined: shared by all companies. */
  readonly companyId: number | undefined;
  /** The sales taxes that Odoo gives its lines: those of the registration's company, else of the nearest above that has any. */
  readonly taxes: readonly TaxFacts[];
  readonly offers: readonly OfferFacts[];
}

export interface OfferFacts {
  readonly id: number;
  readonly sku: string;
  readonly sellerId: string;
  readonly marketplaceId: string;
}

export interface TaxFacts {
  readonly id: number;
  /** Percent; other kinds of tax have `undefined` and are left to Odoo's own computation. */
  readonly percent: string | undefined;
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
  readonly products: readonly ProductFacts[];
  /** By ISO 3166-1 alpha-2. */
  readonly countries: ReadonlyMap<string, CountryFacts>;
}

/** A sale order that the connector made, as it now is in Odoo. */
export interface KnownOrder {
  readonly id: number;
  readonly name: string;
  /** `draft`, `sent`, `sale` or `cancel`. */
  readonly state: string;
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

export interface SeenOrder {
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
  readonly invoices: readonly KnownInvoice[];
  /** ISO code. */
  readonly currency: string;
  /** Leader of its sales team: whoever is to look at it. */
  readonly teamLeaderId: number | undefined;
}

export interface KnownLine {
  readonly orderItemId: string | undefined;
  readonly component: string;
  readonly quantity: number;
  readonly delivered: number;
  readonly invoiced: number;
  readonly priceUnit: string;
  /** Percent. */
  readonly discount: number;
  readonly taxes: readonly TaxFacts[];
  /** What its taxes come to, by Odoo. */
  readonly tax: string;
  /** What the line comes to with its tax, by Odoo. */
  readonly gross: string;
  /** What Amazon had said when the connector last looked. */
  readonly seen: { readonly quantity: number; readonly gross: string };
}

export interface KnownInvoice {
  readonly name: string;
  /** Posted, and not taken back whole by a credit note. */
  readonly counts: boolean;
}

export interface PartnerFacts {
  readonly id: number;
  /** Archived in Odoo, or of a company that an order of ours cannot name. Default: `false`. */
  readonly isOutOfUse?: boolean;
  /** Without e-mail address, phone, street, city and postal code: emptied, unless it never had any. Default: `false`. */
  readonly isEmpty?: boolean;
}

export interface CountryFacts {
  readonly id: number;
  readonly states: readonly StateFacts[];
}

export interface StateFacts {
  readonly id: number;
  readonly code: string;
  readonly name: string;
}
