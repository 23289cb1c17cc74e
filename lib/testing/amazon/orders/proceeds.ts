import type {
  ProceedsType,
  WireItemBreakdown,
  WireItemProceeds,
  WireMoney,
  WireOrderBreakdown,
} from '../wire-order.ts';
import type { MarketplaceProfile } from './marketplace-profiles.ts';

/**
 * What an item brings, for its whole quantity. All numbers are whole numbers of the currency's smallest unit, so
 * that adding them is exact; discounts are positive here.
 */
export interface ItemAmounts {
  readonly item: number;
  readonly shipping: number;
  readonly giftWrap: number;
  readonly codFee: number;
  readonly itemDiscount: number;
  readonly shippingDiscount: number;
  readonly tax: ItemTaxAmounts | undefined;
}

export interface ItemTaxAmounts {
  /** Beside: comes on top of the other rows. Inside: is stated only, the other rows hold it. */
  readonly placement: 'beside' | 'inside';
  readonly item: number;
  readonly shipping: number;
  readonly giftWrap: number;
  readonly codFee: number;
  /** The tax that the discounts take away; positive. */
  readonly discount: number;
}

/** `amount` of the currency's smallest unit as Amazon writes it. */
export function toMoney(amount: number, { decimals, marketplace }: MarketplaceProfile): WireMoney {
  const sign = amount < 0 ? '-' : '';
  const digits = String(Math.abs(amount)).padStart(decimals + 1, '0');
  const point = digits.length - decimals;
  const text = decimals === 0 ? digits : `${digits.slice(0, point)}.${digits.slice(point)}`;
  return { amount: sign + text, currencyCode: marketplace.currency };
}

export function totalOf(amounts: ItemAmounts): number {
  const { item, shipping, giftWrap, codFee, itemDiscount, shippingDiscount, tax } = amounts;
  const net = item + shipping + giftWrap + codFee - itemDiscount - shippingDiscount;
  return tax?.placement === 'beside' ? net + taxOf(tax) : net;
}

function taxOf({ item, shipping, giftWrap, codFee, discount }: ItemTaxAmounts): number {
  return item + shipping + giftWrap + codFee - discount;
}

/** One row of an item: its kind, its amount, and what the amount is made of. */
interface Row {
  readonly type: ProceedsType;
  readonly amount: number;
  readonly parts: readonly (readonly [subtype: ProceedsType, amount: number])[];
}

// Amazon publishes no example of a discount and does not say its sign. Negative, so that the rows add up to the total.
function rowsOf({ tax, ...amounts }: ItemAmounts): readonly Row[] {
  const rows: Row[] = [{ type: 'ITEM', amount: amounts.item, parts: [] }];
  if (amounts.shipping > 0) rows.push({ type: 'SHIPPING', amount: amounts.shipping, parts: [] });
  if (amounts.giftWrap > 0) rows.push({ type: 'GIFT_WRAP', amount: amounts.giftWrap, parts: [] });
  if (amounts.codFee > 0) rows.push({ type: 'COD_FEE', amount: amounts.codFee, parts: [] });
  const { itemDiscount, shippingDiscount } = amounts;
  if (itemDiscount + shippingDiscount > 0) {
    rows.push({
      type: 'DISCOUNT',
      amount: -(itemDiscount + shippingDiscount),
      parts: present(['ITEM', -itemDiscount], ['SHIPPING', -shippingDiscount]),
    });
  }
  if (tax) {
    rows.push({
      type: 'TAX',
      amount: taxOf(tax),
      parts: present(
        ['ITEM', tax.item],
        ['SHIPPING', tax.shipping],
        ['GIFT_WRAP', tax.giftWrap],
        ['COD_FEE', tax.codFee],
        ['DISCOUNT', -tax.discount],
      ),
    });
  }
  return rows;
}

function present(...parts: readonly (readonly [ProceedsType, number])[]): Row['parts'] {
  return parts.filter(([, amount]) => amount !== 0);
}

export function itemProceeds(amounts: ItemAmounts, profile: MarketplaceProfile): Required<WireItemProceeds> {
  const breakdowns = rowsOf(amounts).map(({ type, amount, parts }): WireItemBreakdown => ({
    type,
    subtotal: toMoney(amount, profile),
    ...(parts.length > 0 && {
      detailedBreakdowns: parts.map(([subtype, value]) => ({ subtype, value: toMoney(value, profile) })),
    }),
  }));
  return { proceedsTotal: toMoney(totalOf(amounts), profile), breakdowns };
}

/** The rows of all items of an order, added up by kind. */
export function orderBreakdowns(
  items: readonly ItemAmounts[],
  profile: MarketplaceProfile,
): readonly WireOrderBreakdown[] {
  const sums = new Map<ProceedsType, number>();
  for (const { type, amount } of items.flatMap(rowsOf)) sums.set(type, (sums.get(type) ?? 0) + amount);
  return [...sums].map(([type, amount]) => ({ type, subtotal: toMoney(amount, profile) }));
}
