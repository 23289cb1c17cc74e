import type { AmazonMoney, AmazonOrder, ItemProceedsBreakdown, OrderItem } from '../../amazon/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import { decimal, sum, zero, type Decimal } from '../../support/money.ts';
import type { LineKind } from '../draft.ts';
import { unitsOf } from '../units.ts';
import { shareOut, type Charge } from './charges.ts';
import { collectApart, isFacilitated } from './facilitator.ts';

/** The charges of one item, each with what the buyer paid for it, tax included. */
export interface ItemAmounts {
  /** The item, as Amazon gives it. */
  readonly item: OrderItem;
  /** What it brought in, by what it is for: at most one for each `component`. */
  readonly charges: readonly Charge[];
}

/** The amounts of an order in one currency; they add up to `total`, to the cent. */
export interface OrderAmounts {
  /** Undefined for an order without any amount. */
  readonly currency: string | undefined;
  /** Amazon's grand total; where Amazon states none, the sum of the items. */
  readonly total: Decimal;
  /** One for each item of the order, in Amazon's order. */
  readonly items: readonly ItemAmounts[];
  /** What belongs to no item: the delivery tip. */
  readonly orderCharges: readonly {
    /** What it is for: `delivery_tip`. */
    readonly component: LineKind;
    /** What the buyer paid, tax included. */
    readonly gross: Decimal;
  }[];
}

/**
 * How Amazon's rows are to be read. Neither is stated, and both differ between marketplaces:
 * whether TAX stands beside the other rows or inside them, and whether a DISCOUNT carries its minus.
 */
interface Reading {
  readonly tax: 'beside' | 'inside';
  readonly discount: 'subtracted' | 'as given';
}

const readings: readonly Reading[] = [
  { tax: 'beside', discount: 'subtracted' },
  { tax: 'beside', discount: 'as given' },
  { tax: 'inside', discount: 'subtracted' },
  { tax: 'inside', discount: 'as given' },
];

/**
 * What the buyer paid for each part of an order.
 *
 * The reading is the one whose sum gives Amazon's own total, never one guessed from the country. An order without
 * revenue (a replacement, or one that Amazon only ships) may come without amounts; it counts as zero. An exchange is a
 * sale like any other: the buyer pays for what comes, and is refunded for what goes back.
 *
 * @throws `AMOUNTS_MISSING` when Amazon gave no amounts, `AMOUNTS_INCONSISTENT` when they add up in no reading.
 */
export function orderAmounts(order: AmazonOrder): OrderAmounts {
  if (order.orderItems.length === 0) throw amountsMissing(order, 'items');
  const grandTotal = order.proceeds?.grandTotal;
  const currency = grandTotal?.currencyCode ?? firstCurrency(order);
  if (currency === undefined) {
    if (isWithoutRevenue(order)) return withoutRevenue(order);
    throw amountsMissing(order);
  }
  checkCurrency(order, currency);

  const attempts = readings.map((fallback) =>
    order.orderItems.map((item) => itemAmounts(order, item, fallback)),
  );
  if (grandTotal === undefined) return onlyPossible(order, currency, attempts);
  const expected = decimal(grandTotal.amount);
  for (const items of attempts) {
    // Identity of Amazon's model: the items' totals and the tip make the grand total; a tip still pending is not in it.
    const tip = tipCandidates(order).find((candidate) => total(items).plus(candidate).eq(expected));
    if (tip) {
      const orderCharges = tip.eq(0) ? [] : [{ component: 'delivery_tip' as const, gross: tip }];
      return { currency, total: expected, items, orderCharges };
    }
  }
  throw inconsistent(
    order,
    `the items do not add up to Amazon's grand total ${grandTotal.amount} ${currency}`,
  );
}

/**
 * Refuses amounts that a currency cannot have in Odoo, such as half a yen: a rounded one would not be what the buyer paid.
 * `step`: the smallest amount of the currency.
 *
 * @throws `AMOUNTS_INCONSISTENT`
 */
export function checkSteps(
  order: AmazonOrder,
  { items, orderCharges, total: grandTotal }: OrderAmounts,
  step: Decimal,
): void {
  const charges = [...items.flatMap((item) => item.charges), ...orderCharges];
  const odd = [grandTotal, ...charges.map(({ gross }) => gross)].find((amount) => !amount.mod(step).eq(0));
  if (!odd) return;
  throw inconsistent(
    order,
    `${odd.toFixed()} is no amount of its currency in Odoo, whose smallest is ${step.toFixed()}`,
  );
}

const total = (items: readonly ItemAmounts[]): Decimal =>
  sum(items.flatMap(({ charges }) => charges.map((charge) => charge.gross)));

// Without a grand total nothing tells the readings apart, unless they all come to the same.
function onlyPossible(
  order: AmazonOrder,
  currency: string,
  attempts: readonly (readonly ItemAmounts[])[],
): OrderAmounts {
  const [first, ...rest] = attempts;
  if (!first || rest.some((items) => !total(items).eq(total(first)))) throw amountsMissing(order);
  return { currency, total: total(first), items: first, orderCharges: [] };
}

function itemAmounts(order: AmazonOrder, item: OrderItem, fallback: Reading): ItemAmounts {
  const rows = item.proceeds?.breakdowns ?? [];
  const stated = item.proceeds?.proceedsTotal;
  if (rows.length === 0)
    return {
      item,
      charges: [{ component: 'item', gross: unbrokenTotal(order, item, stated), tax: undefined }],
    };

  const reading =
    stated === undefined
      ? fallback
      : readings.find((candidate) => readTotal(rows, candidate).eq(decimal(stated.amount)));
  if (reading === undefined) {
    throw inconsistent(
      order,
      `item ${item.orderItemId} does not add up to its total ${stated?.amount ?? ''}`,
    );
  }
  const charges = shareOut(rows, reading.tax === 'beside', reading.discount === 'subtracted');
  return { item, charges: isFacilitated(item) ? collectApart(charges) : charges };
}

function readTotal(rows: readonly ItemProceedsBreakdown[], reading: Reading): Decimal {
  return sum(
    rows.map((row) => {
      const amount = decimal(row.subtotal.amount);
      if (row.type === 'TAX') return reading.tax === 'beside' ? amount : zero;
      return row.type === 'DISCOUNT' && reading.discount === 'subtracted' ? amount.abs().neg() : amount;
    }),
  );
}

function unbrokenTotal(order: AmazonOrder, item: OrderItem, stated: AmazonMoney | undefined): Decimal {
  if (stated) return decimal(stated.amount);
  const { unitPrice } = item.product;
  if (unitPrice) return decimal(unitPrice.amount).times(unitsOf(item));
  if (unitsOf(item) === 0 || isWithoutRevenue(order)) return zero;
  throw amountsMissing(order);
}

function tipCandidates(order: AmazonOrder): readonly Decimal[] {
  const tips = (order.proceeds?.breakdowns ?? []).filter((row) => row.type === 'DELIVERY_TIP');
  return tips.length === 0 ? [zero] : [sum(tips.map((row) => decimal(row.subtotal.amount))), zero];
}

const isWithoutRevenue = ({ associatedOrders, salesChannel }: AmazonOrder): boolean =>
  associatedOrders.some(({ associationType }) => associationType === 'REPLACEMENT_ORIGINAL_ID') ||
  salesChannel.channelName !== 'AMAZON';

function withoutRevenue(order: AmazonOrder): OrderAmounts {
  return {
    currency: undefined,
    total: zero,
    items: order.orderItems.map((item) => ({
      item,
      charges: [{ component: 'item', gross: zero, tax: undefined }],
    })),
    orderCharges: [],
  };
}

function moneyOf(order: AmazonOrder): readonly AmazonMoney[] {
  return order.orderItems.flatMap((item) => [
    ...(item.proceeds?.proceedsTotal ? [item.proceeds.proceedsTotal] : []),
    ...(item.proceeds?.breakdowns ?? []).map((row) => row.subtotal),
    ...(item.product.unitPrice ? [item.product.unitPrice] : []),
  ]);
}

const firstCurrency = (order: AmazonOrder): string | undefined => moneyOf(order)[0]?.currencyCode;

function checkCurrency(order: AmazonOrder, currency: string): void {
  const foreign = moneyOf(order).find((money) => money.currencyCode !== currency);
  if (foreign)
    throw inconsistent(order, `amounts in ${foreign.currencyCode} stand beside amounts in ${currency}`);
}

function amountsMissing(order: AmazonOrder, what = 'amounts'): ConnectorError {
  return new ConnectorError(
    'AMOUNTS_MISSING',
    `Amazon gave no ${what} for order ${order.orderId}. It is not imported at zero; it is tried again.`,
    { context: { orderId: order.orderId }, retryable: true },
  );
}

function inconsistent(order: AmazonOrder, detail: string): ConnectorError {
  return new ConnectorError(
    'AMOUNTS_INCONSISTENT',
    `The amounts of order ${order.orderId} contradict each other: ${detail}. Compare it in Seller Central and enter it by hand if need be.`,
    { context: { orderId: order.orderId } },
  );
}
