import type { RoundedLine } from '../../lib/invoices/rounding/facts.ts';
import { decimal } from '../../lib/support/money.ts';

/** A line of an order as roundings see it: an untaxed item of these units at this price. */
export const aLine = (
  id: number,
  quantity: number,
  price: string,
  change: Partial<RoundedLine> = {},
): RoundedLine => ({
  id,
  displayType: undefined,
  component: 'item',
  atAmazon: undefined,
  currencyId: 1,
  quantity,
  priceUnit: decimal(price),
  untaxed: decimal(price).times(quantity),
  total: decimal(price).times(quantity),
  taxIds: [],
  carried: undefined,
  ...change,
});
