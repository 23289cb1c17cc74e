import { inBatches } from '../../lib/support/batches.ts';
import type { EmbeddedAmazon, WireOrder } from '../../lib/testing/index.ts';
import type { SeededRandom } from '../../lib/testing/amazon/orders/seeded-random.ts';
import { jsonText } from '../mutate/json-text.ts';

const pageSize = 100;

/** Good and mutated orders in any order; one good order in fifty stands there twice. */
export function shuffled(
  good: readonly WireOrder[],
  mutated: readonly unknown[],
  random: SeededRandom,
): readonly unknown[] {
  const twice = good.filter(() => random.chance(0.02));
  return [...good, ...twice, ...mutated]
    .map((order) => ({ order, place: random.next() }))
    .toSorted((one, other) => one.place - other.place)
    .map(({ order }) => order);
}

/** Lets Amazon answer the next search by these orders, page by page. */
export function answerSearch(amazon: EmbeddedAmazon, orders: readonly unknown[]): void {
  const pages = [...inBatches(orders, pageSize)];
  for (const [index, page] of pages.entries()) {
    const isLast = index === pages.length - 1;
    const pagination = isLast ? {} : { pagination: { nextToken: `page-${index + 2}` } };
    answerPage(amazon, { orders: page, ...pagination });
  }
}

/** Lets Amazon answer the next request of a search by this. */
export function answerPage(amazon: EmbeddedAmazon, body: unknown): void {
  const headers = { 'content-type': 'application/json' };
  amazon.failNext('searchOrders', { status: 200, headers, body: jsonText(body) });
}
