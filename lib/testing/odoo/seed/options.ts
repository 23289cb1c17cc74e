/** What an embedded Odoo holds from the start. */
export interface SeedOptions {
  /** Default: *My Company*, in USD. Each gets a warehouse with its locations and operation types, and journals. */
  readonly companies?: readonly SeedCompany[];
  /** ISO codes of the active currencies; the others are there, archived. Default: those of Amazon's larger markets. */
  readonly currencies?: readonly string[];
  /** Products that are there from the start. Default: none. */
  readonly products?: readonly SeedProduct[];
  /** Modules that a new Odoo does not have: `base_vat` refuses VAT numbers that cannot be right. Default: none. */
  readonly modules?: readonly 'base_vat'[];
}

/** A company (`res.company`) that is there from the start. */
export interface SeedCompany {
  /** Name of the company; its partner and its warehouse have the same. */
  readonly name: string;
  /** ISO 4217; default `USD`. */
  readonly currency?: string;
  /** Two-letter code; default `US`. */
  readonly country?: string;
  /** Name of the company whose branch it is: one that comes earlier, with the same currency. Default: none. */
  readonly parent?: string;
}

/** A product (`product.product`) that is there from the start. */
export interface SeedProduct {
  /** The internal reference. */
  readonly default_code: string;
  /** Name of the product, in the one language that there is. */
  readonly name: string;
  /** In the currency of the company. */
  readonly list_price: number;
  /** `consu`: goods; `service`: nothing to deliver. */
  readonly type: 'consu' | 'service';
  /** *Track Inventory*: Odoo keeps stock of it. Default: `false`. */
  readonly is_storable?: boolean;
  /** Name of its company; default: shared by all. */
  readonly company?: string;
}
