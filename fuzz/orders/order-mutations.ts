import { elements, jsonMutations, type JsonMutation } from '../mutate/json-mutations.ts';
import { fieldOf, partsOf, replacedAt } from '../mutate/json-paths.ts';
import { strangeCurrencies, unknownWords } from '../mutate/strange-values.ts';

const itemsOf = (order: unknown): readonly unknown[] =>
  elements(partsOf(order).find(({ path }) => path.length === 1 && path[0] === 'orderItems')?.value);

const withItems = (order: unknown, items: readonly unknown[]): unknown =>
  replacedAt(order, ['orderItems'], items);

/** A copy of an item under another id, its amounts unchanged. */
const copyOf = (item: unknown, id: string): unknown => replacedAt(item, ['orderItemId'], id);

/** What can happen to an order besides. */
const ownMutations: readonly JsonMutation[] = [
  {
    name: 'item twice under its id',
    apply: (order) => withItems(order, [...itemsOf(order), ...itemsOf(order).slice(0, 1)]),
  },
  {
    name: 'item again under another id',
    apply: (order) => {
      const items = itemsOf(order);
      return withItems(order, [...items, ...items.slice(0, 1).map((item) => copyOf(item, '99999999999999'))]);
    },
  },
  { name: 'no items', apply: (order) => withItems(order, []) },
  {
    name: 'all amounts in another currency',
    apply: (order, random) => {
      const currency = random.pick(strangeCurrencies);
      return partsOf(order)
        .filter((part) => fieldOf(part) === 'currencyCode')
        .reduce((changed, { path }) => replacedAt(changed, path, currency), order);
    },
  },
  {
    name: 'unknown status',
    apply: (order, random) =>
      replacedAt(order, ['fulfillment', 'fulfillmentStatus'], random.pick(unknownWords)),
  },
];

/** Makes an order of 1,000 items: its run takes a second, so it stands beside the others and is rare. */
const thousandItems: JsonMutation = {
  name: 'a thousand items',
  apply: (order) => {
    const items = itemsOf(order);
    const [first] = items;
    if (first === undefined) return order;
    const copies = Array.from({ length: 1000 - items.length }, (_, index) =>
      copyOf(first, String(70_000_000_000_000 + index)),
    );
    return withItems(order, [...items, ...copies]);
  },
};

/** Every way in which an order goes wrong. */
export const orderMutations: readonly JsonMutation[] = [...jsonMutations, ...ownMutations];

/** Orders out of which one has a thousand items. */
export const ordersForOneLong = 500;

export const longOrder: readonly JsonMutation[] = [thousandItems];
