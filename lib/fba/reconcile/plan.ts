import { poolOf } from '../../amazon/index.ts';
import { unique } from '../../support/unique.ts';
import { goodsOfSku, nameOfGoods, type Goods } from '../goods/goods.ts';
import { isEmptyAnswer } from './alarm.ts';
import type { InventoryCount, InventoryFacts, OpenMove } from './facts.ts';
import { indexFacts, type IndexedFacts } from './index-facts.ts';
import { obstacleOf, sentences, type KitTrouble } from './obstacles.ts';
import type {
  InventoryAmounts,
  MissingAtAmazon,
  ReconcileLine,
  ReconcileReport,
  StockLine,
  UnknownSku,
} from './report.ts';
import { stocksOf, sumAmounts, type AmazonStock } from './stocks.ts';
import { roundQuantity } from '../../support/round-quantity.ts';

/** What `planInventory` decides: the report before anything is adjusted, and the counts that would be set. */
export interface InventoryPlan extends Pick<
  ReconcileReport,
  'lines' | 'unknownSkus' | 'notAtAmazon' | 'alarm'
> {
  /** Differences only; none while there is an alarm. */
  readonly adjustments: readonly InventoryAdjustment[];
}

/** A count of what lies in the Amazon location itself, without lot, package or owner. */
export interface InventoryAdjustment {
  /** Id of the product in Odoo. */
  readonly productId: number;
  /** What was there when the count was planned. */
  readonly held: number;
  /** What is to be there. */
  readonly count: number;
}

/**
 * Compares Amazon's FBA inventory with the stock of the Amazon location.
 *
 * A stock that several marketplaces state counts once; the stocks of all SKUs of a product are added up. What open moves
 * take out to customers counts as gone: Amazon has shipped it. What is on the way in counts where `inbound` is counted.
 *
 * @example
 * const { lines, alarm } = planInventory(facts);
 */
export function planInventory(inventory: InventoryFacts): InventoryPlan {
  const facts = indexFacts(inventory);
  const stocks = stocksOf(facts.listings);
  const matches = stocks.map((stock) => ({ stock, products: productsOf(stock, facts) }));
  const listed = new Map<number, { product: Goods; stocks: AmazonStock[]; rivals: Goods[] }>();
  for (const { stock, products } of matches) {
    const [product, ...rivals] = products;
    if (!product) continue;
    const entry = listed.get(product.id) ?? { product, stocks: [], rivals: [] };
    entry.stocks.push(stock);
    entry.rivals.push(...rivals);
    listed.set(product.id, entry);
    // The stock of a rival cannot be told either.
    for (const rival of rivals) {
      const other = listed.get(rival.id) ?? { product: rival, stocks: [], rivals: [] };
      other.rivals.push(product);
      listed.set(rival.id, other);
    }
  }

  const alarm = isEmptyAnswer(facts, stocks) ? 'AMAZON_EMPTY' : undefined;
  const kits = kitTroubleOf([...listed.values()], facts);
  const lines = [...listed.values()].map((entry) => lineOf(entry, facts, { alarm, kits }));
  const notAtAmazon = missingOf(new Set(listed.keys()), facts, { alarm, kits });
  const adjustable: readonly StockLine[] = facts.missing === 'zero' ? [...lines, ...notAtAmazon] : lines;
  return {
    lines,
    unknownSkus: unknownOf(
      matches.flatMap(({ stock, products }) => (products.length === 0 ? [stock] : [])),
      facts.counts,
    ),
    notAtAmazon,
    alarm,
    adjustments: adjustable
      .filter(({ difference, obstacle }) => difference !== 0 && obstacle === undefined)
      .map(({ productId, difference }) => {
        const held = plainStock(productId, facts);
        return { productId, held, count: roundQuantity(held + difference) };
      }),
  };
}

function kitTroubleOf(
  listed: readonly { readonly product: Goods }[],
  { goods, waitingUnits }: InventoryFacts,
): KitTrouble | undefined {
  if (listed.some(({ product }) => product.isKit)) return 'listed';
  return goods.some(({ id, isKit }) => isKit && waitingUnits.has(id)) ? 'waiting' : undefined;
}

/** Offers of every marketplace of the pool name products: a SKU may have its offer in one of them only. */
function productsOf(stock: AmazonStock, { listings, candidates }: IndexedFacts): readonly Goods[] {
  const marketplaceIds = listings
    .filter(({ registration }) => registration.sellerId === stock.registration.sellerId)
    .map(({ marketplaceId }) => marketplaceId)
    .filter((id) => poolOf(id) === stock.pool);
  const { registration } = stock;
  return unique(
    stock.skus.flatMap((sku) => goodsOfSku(sku, { registration, marketplaceIds }, candidates(sku))),
  );
}

function lineOf(
  { product, stocks, rivals }: { product: Goods; stocks: readonly AmazonStock[]; rivals: readonly Goods[] },
  facts: IndexedFacts,
  answer: Answer,
): ReconcileLine {
  const amazon = sumAmounts(stocks.map(({ amounts }) => amounts));
  const expected = expectedOf(amazon, facts.counts);
  const skus = unique(stocks.flatMap((stock) => stock.skus));
  const notes = stocks.flatMap(({ note }) => note ?? []);
  const [first = product.internalReference ?? ''] = skus;
  const isAmbiguous =
    rivals.length > 0
      ? `Its SKUs name other products too: ${unique(rivals.map(nameOfGoods)).join(', ')}.`
      : undefined;
  return {
    sku: first,
    skus,
    fnSkus: unique(stocks.flatMap(({ fnSku }) => fnSku ?? [])),
    amazon,
    expected,
    ...compare(product, expected, facts, { ...answer, isAmbiguous, notes }),
  };
}

function missingOf(
  listed: ReadonlySet<number>,
  facts: IndexedFacts,
  answer: Answer,
): readonly MissingAtAmazon[] {
  return facts.goods
    .filter(({ id }) => !listed.has(id) && facts.stockOf(id).length > 0)
    .map((product) => ({
      sku: product.internalReference,
      ...compare(product, 0, facts, {
        ...answer,
        isAmbiguous: undefined,
        notes: [],
      }),
    }))
    .filter(({ odoo }) => odoo !== 0);
}

/** What Amazon's answer as a whole says about each product. */
interface Answer {
  readonly alarm: InventoryPlan['alarm'];
  readonly kits: KitTrouble | undefined;
}

interface Circumstances extends Answer {
  /** Why it cannot be told which product it is. */
  readonly isAmbiguous: string | undefined;
  readonly notes: readonly string[];
}

function compare(
  product: Goods,
  expected: number,
  facts: IndexedFacts,
  { notes, ...circumstances }: Circumstances,
): StockLine {
  const odoo = total(facts.stockOf(product.id));
  const openMoves = openMovesOf(product.id, facts);
  const waiting = facts.waitingUnits.get(product.id) ?? 0;
  const difference = roundQuantity(expected + waiting - odoo - openMoves);
  const count = roundQuantity(plainStock(product.id, facts) + difference);
  const found = obstacleOf(product, { ...circumstances, difference, count });
  return {
    productId: product.id,
    odoo,
    openMoves,
    waiting,
    difference,
    adjusted: false,
    obstacle: found?.obstacle,
    note: sentences([...(found ? [found.note] : []), ...notes]),
  };
}

function openMovesOf(productId: number, { movesOf, counts }: IndexedFacts): number {
  const moving = (wanted: OpenMove['direction']): number =>
    total(movesOf(productId).filter(({ direction }) => direction === wanted));
  return roundQuantity((counts.includes('inbound') ? moving('in') : 0) + moving('back') - moving('out'));
}

function unknownOf(stocks: readonly AmazonStock[], counts: readonly InventoryCount[]): readonly UnknownSku[] {
  const found = new Map<string, UnknownSku>();
  for (const { registration, skus, amounts } of stocks) {
    const { sellerId } = registration;
    const [sku = ''] = skus;
    const key = JSON.stringify([sellerId, sku]);
    const expected = (found.get(key)?.expected ?? 0) + expectedOf(amounts, counts);
    found.set(key, { sku, sellerId, expected });
  }
  return [...found.values()];
}

const expectedOf = (amounts: InventoryAmounts, counts: readonly InventoryCount[]): number =>
  unique(counts).reduce((sum, count) => sum + amounts[count], 0);

const plainStock = (productId: number, { stockOf }: IndexedFacts): number =>
  total(stockOf(productId).filter(({ isPlain }) => isPlain));

const total = (rows: readonly { readonly quantity: number }[]): number =>
  roundQuantity(rows.reduce((sum, { quantity }) => sum + quantity, 0));
