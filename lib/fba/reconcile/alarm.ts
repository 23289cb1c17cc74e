import { unique } from '../../support/unique.ts';
import type { InventoryFacts } from './facts.ts';
import type { AmazonStock } from './stocks.ts';

/**
 * Whether Amazon's answer is one that an outage gives too: nothing is counted of all that was listed, or of all that one
 * registration listed, while the location holds stock of it. A registration without FBA has no such stock.
 */
export function isEmptyAnswer(
  { listings, goods, stock, counts }: InventoryFacts,
  stocks: readonly AmazonStock[],
): boolean {
  const held = new Map<number, number>();
  for (const { productId, quantity } of stock) held.set(productId, (held.get(productId) ?? 0) + quantity);
  const isHeld = (productId: number): boolean => (held.get(productId) ?? 0) > 0;
  const isEmpty = (of: readonly AmazonStock[]): boolean =>
    of.every(({ amounts }) => counts.every((count) => amounts[count] === 0));

  if (isEmpty(stocks)) return [...held.keys()].some(isHeld);
  return unique(listings.map(({ registration }) => registration.sellerId)).some((sellerId) => {
    if (!isEmpty(stocks.filter(({ registration }) => registration.sellerId === sellerId))) return false;
    return goods.some(
      ({ id, offers }) =>
        isHeld(id) && offers.some((offer) => offer.sellerId === sellerId && offer.channel === 'fba'),
    );
  });
}
