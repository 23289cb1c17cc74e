import type { Goods } from '../goods/goods.ts';
import type { ReconcileObstacle } from './report.ts';

/** What is known of a product that might be adjusted. */
export interface ObstacleFacts {
  readonly alarm: 'AMAZON_EMPTY' | undefined;
  /** Whether Amazon lists kits. */
  readonly listsKits: boolean;
  /** Why it cannot be told which product it is. */
  readonly isAmbiguous: string | undefined;
  readonly difference: number;
  /** What would be counted in the location itself. */
  readonly count: number;
}

/** Why a product is not adjusted by itself, with a sentence for a person. */
export function obstacleOf(
  product: Goods,
  { alarm, listsKits, isAmbiguous, difference, count }: ObstacleFacts,
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
  // What Amazon holds as a part of kits, it does not list as this product.
  if (listsKits && product.isKitComponent) {
    return {
      obstacle: 'KIT_COMPONENT',
      note: 'Kits are made of this product, and Amazon lists kits, of which Odoo counts the components: count it in Odoo.',
    };
  }
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

export const sentences = (notes: readonly string[]): string | undefined =>
  notes.length === 0 ? undefined : notes.join(' ');
