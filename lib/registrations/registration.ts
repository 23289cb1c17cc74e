import type { AmazonRegion, CancelReason, Marketplace } from '../amazon/index.ts';

/** One Amazon seller account as registered in Odoo. All of it lives in Odoo, and may be edited there. */
export interface Registration {
  /** Id of the record in Odoo (model `x_amazon_registration`). */
  readonly id: number;
  /** As it shows in Odoo, such as `Amazon ES`. */
  readonly name: string;
  /** Amazon's merchant token, such as `A1B2C3D4E5F6G7`. */
  readonly sellerId: string;
  /** The region that its marketplaces are in. */
  readonly region: AmazonRegion;
  /** The marketplaces whose orders it takes; at least one. */
  readonly marketplaces: readonly RegisteredMarketplace[];
  /** Id of the company in Odoo that its orders are made in. */
  readonly companyId: number;
  /** The company, and where it is a branch those above it, nearest first: their products, taxes and fiscal positions count too. */
  readonly companyIds: readonly number[];
  /** Currency of the company. */
  readonly companyCurrency: {
    /** Id of the currency in Odoo. */
    readonly id: number;
    /** ISO 4217. */
    readonly code: string;
  };
  /** Id of the warehouse of its orders; undefined: the field was emptied in Odoo. */
  readonly warehouseId: number | undefined;
  /** The stock location that stands for Amazon's warehouses. */
  readonly locationId: number | undefined;
  /** Operation type of the FBA stock moves. */
  readonly pickingTypeId: number | undefined;
  /** Id of the sales team of its orders (model `crm.team`); undefined: the field was emptied in Odoo. */
  readonly salesTeamId: number | undefined;
  /** Sale order tags that new orders get (model `crm.tag`). */
  readonly tagIds: readonly number[];
  /** What stands before Amazon's order id in the numbers of new orders; undefined: Odoo's sequence gives the number. */
  readonly orderPrefix: string | undefined;
  /** By what an amount is for, the product that it is booked on in new orders. */
  readonly products: Readonly<Record<ProductPurpose, number | undefined>>;
  /** Id of the bank journal of Amazon's payouts; undefined: none is set up. */
  readonly paymentJournalId: number | undefined;
  /** Used for all orders when set; else Odoo chooses by customer. */
  readonly fiscalPositionId: number | undefined;
  /** What differs for single marketplaces. */
  readonly taxRules: readonly TaxRule[];
  /** What counts where Amazon's tax differs from Odoo's. */
  readonly taxPolicy: TaxPolicy;
  /** Also import orders of other sales channels that Amazon only ships. */
  readonly nonAmazonOrders: boolean;
  /** Told to Amazon when a sale order is cancelled in Odoo, such as `NoInventory`; undefined: Amazon is not told. */
  readonly cancelReason: CancelReason | undefined;
  /** What counts where a tracking reference looks wrong. */
  readonly trackingPolicy: TrackingPolicy;
  /** Whether open pickings are validated when Amazon says that all of their order was shipped. */
  readonly validateShipped: boolean;
  /** Which date the stock moves of FBA orders get. */
  readonly moveDate: MoveDate;
  /** Which lots leave the Amazon location where Amazon names none. */
  readonly lotPolicy: LotPolicy;
  /** Name of the lot under `lotPolicy` `named`. */
  readonly lotName: string | undefined;
  /** Which orders get invoices in Odoo. */
  readonly invoicing: InvoicingPolicy;
  /** Where FBA returns come back to; undefined: the Amazon location. */
  readonly returnLocationId: number | undefined;
  /** Up to when Amazon has been asked for changed orders: ISO 8601, UTC. */
  readonly lastOrderSync: string | undefined;
  /** Whether it was archived: it takes no orders, and its marketplaces are free for other registrations. */
  readonly archived: boolean;
}

/** What the orders of one marketplace are taxed with. */
export interface TaxRule {
  /** Id of the record in Odoo (model `x_amazon_tax_rule`). */
  readonly recordId: number;
  /** Amazon's id of the marketplace. */
  readonly marketplaceId: string;
  /** Id of the fiscal position of its orders; undefined: the registration's, if any. */
  readonly fiscalPositionId: number | undefined;
  /** Set on all lines that are taxed at all, instead of the products' own. */
  readonly tax: MappedTax | undefined;
}

/** The tax of a tax rule, as it is in Odoo (`account.tax`). */
export interface MappedTax {
  /** Id of the tax in Odoo. */
  readonly id: number;
  /** Percent; other kinds of tax have `undefined`. */
  readonly percent: string | undefined;
  /** Whether unit prices contain the tax (`price_include`). */
  readonly includedInPrice: boolean;
}

/**
 * What a registration's products are for. `sales` stands in for SKUs that Odoo does not know; `shipping`, `giftWrap`,
 * `codFee`, `discount` and `other` are further parts of what Amazon charges; `rounding` is the cent by which Odoo's total
 * would differ; `facilitatorTax` is tax that Amazon collects and remits itself.
 */
export type ProductPurpose = (typeof productPurposes)[number];
export const productPurposes = [
  'sales',
  'shipping',
  'giftWrap',
  'codFee',
  'discount',
  'other',
  'rounding',
  'facilitatorTax',
] as const;

/**
 * What counts where Amazon states tax amounts. `odoo`: what Odoo's taxes come to; the difference is on the draft.
 * `amazon`: lines take Amazon's amounts over (Odoo 19). `park`: an order that differs by more than a cent for each line
 * is parked.
 */
export type TaxPolicy = (typeof taxPolicies)[number];
export const taxPolicies = ['odoo', 'amazon', 'park'] as const;

/**
 * A tracking reference whose shape or check digit is not its carrier's: `warn` sends it all the same, `refuse` flags the
 * picking and waits for another one.
 */
export type TrackingPolicy = (typeof trackingPolicies)[number];
export const trackingPolicies = ['warn', 'refuse'] as const;

/**
 * Date of the stock moves of FBA orders. `amazon`: when Amazon shipped, as far as it says. `today`: when they were made.
 * `unless_average`: Amazon's, but today's for orders with goods under average cost, since a sale that is dated before a
 * receipt changes what Odoo says the rest is worth. Today's counts too where Amazon's lies in a locked period.
 */
export type MoveDate = (typeof moveDates)[number];
export const moveDates = ['unless_average', 'amazon', 'today'] as const;

/**
 * Lots and serial numbers of what Amazon shipped, where Amazon names none. `oldest`: those that are longest in the Amazon
 * location. `named`: one lot, by its name (not for serial numbers). `park`: the order waits for a person.
 */
export type LotPolicy = (typeof lotPolicies)[number];
export const lotPolicies = ['oldest', 'named', 'park'] as const;

/**
 * Which orders `invoices.create()` invoices. `unless_amazon`: all but those that Amazon invoices itself by its program
 * `INVOICE_BY_AMAZON`. `all`: those too. `none`: no order, for sellers whose customers get all their invoices from Amazon.
 */
export type InvoicingPolicy = (typeof invoicingPolicies)[number];
export const invoicingPolicies = ['unless_amazon', 'all', 'none'] as const;

/** Taxes of one marketplace, by ids in Odoo; either or both. */
export interface TaxMapping {
  /** A fiscal position of the company, or of one above it. */
  readonly fiscalPositionId?: number;
  /** A sales tax of the company, or of one above it. */
  readonly taxId?: number;
}

export interface RegisteredMarketplace extends Marketplace {
  /** Id of the record in Odoo (model `x_amazon_marketplace`). */
  readonly recordId: number;
}

/** What a registration is made with. */
export interface RegistrationInput {
  /** As it shows in Odoo, such as `Amazon ES`. */
  readonly name: string;
  /** Amazon's merchant token. */
  readonly sellerId: string;
  /** Country codes or marketplace ids, all of one region: `['ES', 'DE']`. */
  readonly marketplaces: readonly string[];
  /** Odoo's company; default: the one company of the database. */
  readonly companyId?: number;
  /** Default: the company's first warehouse. */
  readonly warehouseId?: number;
  /** Default: the company's *Amazon* location that install() made. */
  readonly locationId?: number;
  /** Default: the sales team *Amazon* that install() made. */
  readonly salesTeamId?: number;
  /**
   * Sale order tags that new orders get (ids of `crm.tag`). Default: none. In a change it replaces all that was there: `[]`
   * clears it.
   */
  readonly tagIds?: readonly number[];
  /**
   * Numbers new orders by Amazon's order id with this before it: with `'AMZ-DE-'`, `AMZ-DE-902-1845936-5435065`. At most 32
   * characters; blanks at both ends do not count. Default: `null`, Odoo's own sequence; in a change, `null` clears it.
   */
  readonly orderPrefix?: string | null;
  /**
   * Ids of products that amounts of new orders are booked on, such as `{ shipping: 12 }`: saleable ones, of the company, of
   * one above it or shared; those for `rounding` and `facilitatorTax` without sales taxes. Default: those that install()
   * made. In a change, what is left out stays.
   */
  readonly products?: Readonly<Partial<Record<ProductPurpose, number>>>;
  /** Bank journal of Amazon's payouts, of the company or of one above it; default: none. */
  readonly paymentJournalId?: number;
  /** Of the company, or of one above it. Default: none; Odoo chooses by customer. */
  readonly fiscalPositionId?: number;
  /**
   * By country code or marketplace id: `{ DE: { fiscalPositionId: 4 }, FR: { taxId: 12 } }`. Default: none. In a change it
   * replaces all that was there.
   */
  readonly taxes?: Readonly<Record<string, TaxMapping>>;
  /** Default: `'odoo'`. */
  readonly taxPolicy?: TaxPolicy;
  /** Default: `false`. */
  readonly nonAmazonOrders?: boolean;
  /**
   * Cancels orders at Amazon that were cancelled in Odoo, with this reason, such as `NoInventory`. Default: none; they
   * are only reported.
   */
  readonly cancelReason?: CancelReason | undefined;
  /** Default: `'warn'`. */
  readonly trackingPolicy?: TrackingPolicy;
  /** Validates open pickings in Odoo when the seller has confirmed all of their order in Seller Central. Default: `false`. */
  readonly validateShipped?: boolean;
  /** Default: `'unless_average'`. */
  readonly moveDate?: MoveDate;
  /** Default: `'oldest'`. */
  readonly lotPolicy?: LotPolicy;
  /** Name of the lot under `lotPolicy: 'named'`; made for a product that has none of that name. Default: none. */
  readonly lotName?: string | undefined;
  /** Which orders `invoices.create()` invoices. Default: `'unless_amazon'`. */
  readonly invoicing?: InvoicingPolicy;
  /** Where FBA returns come back to: an internal location of the company. Default: the Amazon location. */
  readonly returnLocationId?: number;
  /** Orders changed at or after this time are imported: ISO 8601, UTC. Default: now. */
  readonly ordersSince?: string;
}

/** What verbs need to know of a registration: everything else is read afresh in Odoo. */
export type RegistrationRef = Pick<Registration, 'id' | 'companyId'>;
