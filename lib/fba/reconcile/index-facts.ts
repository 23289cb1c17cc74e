import type { Goods } from '../goods/goods.ts';
import type { HeldStock, InventoryFacts, OpenMove } from './facts.ts';

/** The facts with look-ups: there may be ten thousand products. */
export interface IndexedFacts extends InventoryFacts {
  /** Products that have the SKU by an offer or as internal reference. */
  readonly candidates: (sku: string) => readonly Goods[];
  readonly stockOf: (productId: number) => readonly HeldStock[];
  readonly movesOf: (productId: number) => readonly OpenMove[];
}

export function indexFacts(facts: InventoryFacts): IndexedFacts {
  const bySku = new Map<string, Set<Goods>>();
  for (const goods of facts.goods) {
    const skus = [goods.internalReference ?? '', ...goods.offers.map(({ sku }) => sku)];
    for (const sku of skus) bySku.set(sku, (bySku.get(sku) ?? new Set()).add(goods));
  }
  const stock = byProduct(facts.stock);
  const moves = byProduct(facts.openMoves);
  return {
    ...facts,
    candidates: (sku) => [...(bySku.get(sku) ?? [])],
    stockOf: (productId) => stock.get(productId) ?? [],
    movesOf: (productId) => moves.get(productId) ?? [],
  };
}

function byProduct<Row extends { readonly productId: number }>(
  rows: readonly Row[],
): ReadonlyMap<number, readonly Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) {
    const group = groups.get(row.productId);
    if (group) group.push(row);
    else groups.set(row.productId, [row]);
  }
  return groups;
}
