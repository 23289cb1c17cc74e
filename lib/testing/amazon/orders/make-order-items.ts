import { chooseTaxTreatment } from './amounts.ts';
import type { Article } from './catalogue.ts';
import { makeItem, type ItemSetting, type MadeItem } from './items.ts';
import type { OrderSetting } from './order-setting.ts';
import type { SeededRandom } from './seeded-random.ts';
import { fulfilledQuantities } from './shipping.ts';

/** What the order has decided for all its items. */
export interface ItemsSetting extends OrderSetting, Pick<ItemSetting, 'amounts' | 'isBusiness'> {}

export function makeOrderItems(random: SeededRandom, setting: ItemsSetting): readonly MadeItem[] {
  const { profile, kind, peculiarities, ids, amounts, isBusiness } = setting;
  const articles = chooseArticles(random, setting);
  const oneCancelled = random.chance(peculiarities.cancelledItem) && articles.length > 1;
  const quantities = chooseQuantities(random, setting, articles.length, oneCancelled);
  const cancelled = quantities.map(
    (_, index) => kind.status === 'CANCELLED' || (oneCancelled && index === quantities.length - 1),
  );
  const fulfilled = fulfilledQuantities(
    kind.status,
    quantities.map((quantity, index) => (cancelled[index] ? 0 : quantity)),
  );
  const treatment = amounts === 'free' ? 'none' : chooseTaxTreatment(random, profile, peculiarities);

  return articles.map((article, index) =>
    makeItem(random, profile, peculiarities, {
      orderItemId: ids.itemId(random),
      article,
      quantity: quantities[index] ?? 1,
      quantityFulfilled: fulfilled[index] ?? 0,
      amounts,
      treatment,
      cancelled: cancelled[index] ?? false,
      isBusiness,
    }),
  );
}

// Different articles: an order in which one comes twice is rare enough to be written by hand.
function chooseArticles(
  random: SeededRandom,
  { catalogue, peculiarities }: ItemsSetting,
): readonly Article[] {
  const wanted = random.chance(peculiarities.severalItems) ? random.integer(2, 4) : 1;
  const count = Math.min(wanted, catalogue.length);
  const chosen = new Set<Article>();
  while (chosen.size < count) chosen.add(random.pick(catalogue));
  return [...chosen];
}

function chooseQuantities(
  random: SeededRandom,
  { kind, peculiarities }: ItemsSetting,
  count: number,
  oneCancelled: boolean,
): readonly number[] {
  const quantities = Array.from({ length: count }, () =>
    random.chance(peculiarities.severalUnits) ? random.integer(2, 5) : 1,
  );
  // Half an order can only be shipped where there are two units at least.
  const live = oneCancelled ? count - 1 : count;
  const needsSecondUnit = kind.status === 'PARTIALLY_SHIPPED' && live === 1;
  return needsSecondUnit ? quantities.map((quantity) => Math.max(2, quantity)) : quantities;
}
