import type { InventorySummary } from '../../amazon/index.ts';
import type { Registration } from '../../registrations/index.ts';
import type { Goods } from '../goods/goods.ts';

/** Quantities of which Amazon tells the sum apart. */
export type InventoryCount = 'fulfillable' | 'reserved' | 'inbound' | 'unfulfillable' | 'researching';

/** What Amazon lists for one marketplace of a registration. */
export interface InventoryListing {
  /** The registration that was asked for. */
  readonly registration: Registration;
  /** Amazon's id of the marketplace. */
  readonly marketplaceId: string;
  /** What Amazon listed, in its order. */
  readonly summaries: readonly InventorySummary[];
}

/** What the Amazon location holds of one product, as Odoo keeps it: one quant. */
export interface HeldStock {
  /** Id of the product in Odoo. */
  readonly productId: number;
  /** In the product's unit; may be negative. */
  readonly quantity: number;
  /** Whether it lies in the location itself, without lot, package or owner: the part that a count sets. */
  readonly isPlain: boolean;
}

/** A move that Odoo has still to make. */
export interface OpenMove {
  /** Id of the product in Odoo. */
  readonly productId: number;
  /** In the product's unit. */
  readonly quantity: number;
  /**
   * `out`: from the Amazon location to a customer. `in`: from another place of one's own to the Amazon location. `back`: from
   * a customer to the Amazon location, which Amazon has received already.
   */
  readonly direction: 'in' | 'out' | 'back';
}

/** What `planInventory` decides on. */
export interface InventoryFacts {
  /** All listings of all registrations that share the location. */
  readonly listings: readonly InventoryListing[];
  /** Products of the SKUs that Amazon lists, that the location holds, and of waiting units; archived ones too. */
  readonly goods: readonly Goods[];
  /** Quants of the Amazon location and of what is below it. */
  readonly stock: readonly HeldStock[];
  /** Moves that are not done yet, out of and into the location. */
  readonly openMoves: readonly OpenMove[];
  /** Units, by product, of orders that Amazon has shipped and Odoo has no move for yet: they count as gone. */
  readonly waitingUnits: ReadonlyMap<number, number>;
  /** Which quantities the location is to hold. */
  readonly counts: readonly InventoryCount[];
  /** What becomes of stock that Amazon does not list: `keep` leaves it, `zero` takes it out. */
  readonly missing: 'keep' | 'zero';
}
