import type { Dialect } from '../odoo/index.ts';
import type { Registration } from '../registrations/index.ts';

/** What every order of a run is planned with. */
export interface RunFacts {
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
  /** Undefined: shared by all companies. */
  readonly companyId: number | undefined;
  /** Sales taxes of the registration's company. */
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
  /** By the key under which the connector stored them. */
  readonly partnersByKey: ReadonlyMap<string, PartnerFacts>;
  /** By e-mail address in lower case. */
  readonly partnersByEmail: ReadonlyMap<string, PartnerFacts>;
  readonly products: readonly ProductFacts[];
  /** By ISO 3166-1 alpha-2. */
  readonly countries: ReadonlyMap<string, CountryFacts>;
}

export interface KnownOrder {
  readonly id: number;
  readonly name: string;
  /** What Odoo computes, as a decimal string. */
  readonly total: string;
  /** Whether nobody, the connector included, has written it since it was made. */
  readonly untouched: boolean;
}

export interface PartnerFacts {
  readonly id: number;
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
