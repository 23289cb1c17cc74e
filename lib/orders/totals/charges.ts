import type { ItemProceedsBreakdown } from '../../amazon/index.ts';
import { allocate, decimal, decimalsOf, sum, zero, type Decimal } from '../../support/money.ts';
import type { LineKind } from '../draft.ts';

/** One part of what an item brought in. */
export interface Charge {
  /** What it is for; it gets a line of this kind. */
  readonly component: LineKind;
  /** What the buyer paid, tax included; negative for discounts. */
  readonly gross: Decimal;
  /** What of it is tax, by Amazon's own words; undefined where Amazon tells no tax of the item. */
  readonly tax: Decimal | undefined;
}

const componentOfType: ReadonlyMap<string, LineKind> = new Map([
  ['ITEM', 'item'],
  ['SHIPPING', 'shipping'],
  ['GIFT_WRAP', 'gift_wrap'],
  ['COD_FEE', 'cod_fee'],
]);

const discountOfSubtype: ReadonlyMap<string, LineKind> = new Map([
  ['SHIPPING', 'shipping_discount'],
  ['COD_FEE', 'cod_fee_discount'],
]);

const discounts: ReadonlySet<LineKind> = new Set<LineKind>([
  'discount',
  'shipping_discount',
  'cod_fee_discount',
]);

/** The rows of one item as charges that add up to their sum; each with the tax that was levied on it. */
export function shareOut(
  rows: readonly ItemProceedsBreakdown[],
  taxBeside: boolean,
  discountsSubtracted: boolean,
): readonly Charge[] {
  const net = new Map<LineKind, Decimal>();
  const add = (component: LineKind, amount: Decimal): void => {
    net.set(component, (net.get(component) ?? zero).plus(amount));
  };
  for (const row of rows) {
    if (row.type === 'TAX') continue;
    if (row.type === 'DISCOUNT') {
      for (const [component, amount] of discountParts(row, discountsSubtracted)) add(component, amount);
    } else {
      // A type that Amazon adds later is money all the same.
      add(componentOfType.get(row.type) ?? 'other', decimal(row.subtotal.amount));
    }
  }
  const taxRows = rows.filter((row) => row.type === 'TAX');
  if (taxRows.length === 0)
    return [...net].map(([component, gross]) => ({ component, gross, tax: undefined }));
  const taxes = shareTaxes(taxRows, net);
  // Undetailed tax of an item whose rows name no item is a charge of its own, unless other rows hold it already.
  const components = taxBeside ? new Set([...net.keys(), ...taxes.keys()]) : net.keys();
  return [...components].map((component) => {
    const tax = taxes.get(component) ?? zero;
    const amount = net.get(component) ?? zero;
    return { component, gross: taxBeside ? amount.plus(tax) : amount, tax };
  });
}

// The subtotal holds discounts on shipping too; what the details do not name is a discount on the item.
function discountParts(
  row: ItemProceedsBreakdown,
  subtracted: boolean,
): readonly (readonly [LineKind, Decimal])[] {
  const signed = (amount: Decimal): Decimal => (subtracted ? amount.abs().neg() : amount);
  const total = signed(decimal(row.subtotal.amount));
  const named = row.detailedBreakdowns.flatMap(({ subtype, value }) => {
    const component = discountOfSubtype.get(subtype);
    return component ? [[component, signed(decimal(value.amount))] as const] : [];
  });
  const rest = total.minus(sum(named.map(([, amount]) => amount)));
  return rest.eq(0) ? named : [['discount', rest], ...named];
}

function shareTaxes(
  rows: readonly ItemProceedsBreakdown[],
  net: ReadonlyMap<LineKind, Decimal>,
): ReadonlyMap<LineKind, Decimal> {
  const taxes = new Map<LineKind, Decimal>();
  const add = (component: LineKind, amount: Decimal): void => {
    taxes.set(component, (taxes.get(component) ?? zero).plus(amount));
  };
  for (const row of rows) {
    let rest = decimal(row.subtotal.amount);
    for (const { subtype, value } of row.detailedBreakdowns) {
      const amount = decimal(value.amount);
      const component = componentOfType.get(subtype);
      if (subtype === 'DISCOUNT') {
        // Amazon gives the tax of all discounts in one sum, as a reduction.
        const reduction = amount.abs().neg();
        if (shareAmongDiscounts(reduction, decimalsOf(value.amount), net, add)) rest = rest.minus(reduction);
      } else if (component !== undefined && net.has(component)) {
        add(component, amount);
        rest = rest.minus(amount);
      }
    }
    // What is not detailed belongs to the item: an order of one row has no details at all.
    if (!rest.eq(0)) add('item', rest);
  }
  return taxes;
}

function shareAmongDiscounts(
  reduction: Decimal,
  digits: number,
  net: ReadonlyMap<LineKind, Decimal>,
  add: (component: LineKind, amount: Decimal) => void,
): boolean {
  const present = [...net].filter(([component]) => discounts.has(component));
  const shares = allocate(
    reduction,
    present.map(([, amount]) => amount),
    digits,
  );
  present.forEach(([component], index) => {
    add(component, shares[index] ?? zero);
  });
  return present.length > 0;
}
