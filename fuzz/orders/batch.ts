import { generateOrders, noPeculiarities, type WireOrder } from '../../lib/testing/index.ts';
import type { SeededRandom } from '../../lib/testing/amazon/orders/seeded-random.ts';
import { mutate } from '../mutate/json-mutations.ts';
import { replacedAt } from '../mutate/json-paths.ts';
import { longOrder, ordersForOneLong, orderMutations } from './order-mutations.ts';

/** An order that was spoiled. */
export interface MutatedOrder {
  /** The order before. */
  readonly original: WireOrder;
  readonly json: unknown;
  /** What was done to it. */
  readonly mutations: readonly string[];
}

/** Orders of one run: spoiled ones, and good ones that must not suffer from them. */
export interface OrderBatch {
  readonly good: readonly WireOrder[];
  readonly mutated: readonly MutatedOrder[];
}

/** Mutated orders for one good order. */
const mutatedForOneGood = 4;

/** Makes `count` mutated orders of `random`, with good ones besides. */
export function makeBatch(count: number, random: SeededRandom): OrderBatch {
  const good = goodOrders(Math.max(2, Math.ceil(count / mutatedForOneGood)), random);
  const taken = new Set(good.map(({ orderId }) => orderId));
  const mutated = originalOrders(count, random, taken).map((original): MutatedOrder => {
    const isLong = random.chance(1 / ordersForOneLong);
    const { json, names } = mutate(original, isLong ? longOrder : orderMutations, random);
    return { original, json, mutations: names };
  });
  return { good, mutated: exchangeIds(mutated, random) };
}

/** Orders to spoil: most of them such as are imported, the rest in any state. */
function originalOrders(
  count: number,
  random: SeededRandom,
  taken: ReadonlySet<string>,
): readonly WireOrder[] {
  const marketplaces = ['ES', 'DE', 'GB', 'SE'];
  const most = { marketplaces, count: Math.ceil(count * 0.4) };
  const fbm = generateOrders({ ...most, seed: seedOf(random), channel: 'fbm', statuses: ['UNSHIPPED'] });
  const fba = generateOrders({ ...most, seed: seedOf(random), channel: 'fba', statuses: ['SHIPPED'] });
  const others = generateOrders({ marketplaces, count, seed: seedOf(random) });
  const unique = new Map([...fbm, ...fba, ...others].map((order) => [order.orderId, order]));
  return [...unique.values()].filter(({ orderId }) => !taken.has(orderId)).slice(0, count);
}

/** Orders whose totals and lines are known without the library: their items at their prices, and shipping. */
function goodOrders(count: number, random: SeededRandom): readonly WireOrder[] {
  const peculiarities = { ...noPeculiarities(), severalItems: 0.4, severalUnits: 0.4, shipping: 0.3 };
  const half = Math.ceil(count / 2);
  const common = { marketplaces: ['ES'], peculiarities };
  return [
    ...generateOrders({
      ...common,
      count: half,
      seed: seedOf(random),
      channel: 'fbm',
      statuses: ['UNSHIPPED'],
    }),
    ...generateOrders({
      ...common,
      count: count - half,
      seed: seedOf(random),
      channel: 'fba',
      statuses: ['SHIPPED'],
    }),
  ];
}

/** Gives one order in a hundred the id of the mutated order before it. */
function exchangeIds(mutated: readonly MutatedOrder[], random: SeededRandom): readonly MutatedOrder[] {
  return mutated.map((one, index) => {
    const other = mutated[index - 1];
    if (!other || !random.chance(0.01)) return one;
    return {
      ...one,
      json: replacedAt(one.json, ['orderId'], other.original.orderId),
      mutations: [...one.mutations, "another order's id"],
    };
  });
}

export const seedOf = (random: SeededRandom): number => random.integer(1, 2_000_000_000);
