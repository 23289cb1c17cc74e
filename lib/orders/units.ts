import type { OrderItem } from '../amazon/index.ts';

/**
 * Units of an item that are sold: shipped, or still to be.
 *
 * Amazon has no field for cancelled units, and its model says of `quantityOrdered` only that the customer ordered so
 * many. Where an item was cancelled, what is neither shipped nor still to be shipped does not count, whether or not
 * Amazon has taken it out of `quantityOrdered` too.
 */
export function unitsOf(item: OrderItem): number {
  const { quantityOrdered, quantityFulfilled, quantityUnfulfilled, cancellationExecution } = item;
  const isTold = quantityFulfilled !== undefined || quantityUnfulfilled !== undefined;
  if (!cancellationExecution || !isTold) return quantityOrdered;
  return Math.min(quantityOrdered, (quantityFulfilled ?? 0) + (quantityUnfulfilled ?? 0));
}
