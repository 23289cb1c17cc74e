import type { Goods } from '../goods/goods.ts';
import type { ReconcileObstacle } from './report.ts';

/** `listed`: Amazon lists kits. `waiting`: kits that Amazon has shipped have not left Odoo's location yet. */
export type KitTrouble = 'listed' | 'waiting';

/** What is known of a product that might be adjusted. */
export interface ObstacleFacts {
  readonly alarm: 'AMAZON_EMPTY' | undefined;
  /** Why the components of kits cannot be compared, where they cannot. */
  readonly kits: KitTrouble | undefined;
  /** Why it cannot be told which product it is. */
  readonly isAmbiguous: string | undefined;
  readonly difference: number;
  /** What would be counted in the location itself. */
  readonly count: number;
}

/** Why a product is not adjusted by itself, with a sentence for a person. */
export function obstacleOf(
  product: Goods,
  { alarm, kits, isAmbiguous, difference, count }: ObstacleFacts,
): { readonly obstacle: ReconcileObstacle; readonly note: string } | undefined {
  if (product.isKit) {
    return { obstacle: 'KIT', note: 'The product is a kit: Odoo counts its components only.' };
  }
  if (!product.isStorable) {
    return {
      obstacle: 'NOT_STORABLE',
      note: 'Odoo does not count stock of this product: track its inventory first.',
    };
  }
  if (!product.active) {
    return { obstacle: 'ARCHIVED', note: 'The product is archived in Odoo.' };
  }
  if (isAmbiguous !== undefined) return { obstacle: 'SKU_AMBIGUOUS', note: isAmbiguous };
  if (difference === 0) return undefined;
  if (kits && product.isKitComponent) return { obstacle: 'KIT_COMPONENT', note: kitNotes[kits] };
  if (product.isTracked) {
    return {
      obstacle: 'TRACKED',
      note: 'Stock of this product has lots or serial numbers, of which Amazon says nothing: count them in Odoo.',
    };
  }
  if (count < 0) {
    return {
      obstacle: 'STOCK_ELSEWHERE',
      note: 'What is too much lies in packages or sublocations, or belongs to somebody else: count it in Odoo.',
    };
  }
  return alarm && { obstacle: alarm, note: 'Amazon lists nothing: it is not taken for a count.' };
}

const kitNotes: Readonly<Record<KitTrouble, string>> = {
  // What Amazon holds as a part of kits, it does not list as this product.
  listed:
    'Kits are made of this product, and Amazon lists kits, of which Odoo counts the components: count it in Odoo.',
  // How many of it will leave depends on bills of materials, which may lie within one another.
  waiting:
    'Kits are made of this product, and kits that Amazon has shipped have not left Odoo yet: run fba.sync, then compare again.',
};

export const sentences = (notes: readonly string[]): string | undefined =>
  notes.length === 0 ? undefined : notes.join(' ');
