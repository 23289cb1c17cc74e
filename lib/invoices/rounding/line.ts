import type { Decimal } from '../../support/money.ts';

/** A line named *Rounding*, as Odoo's `create` takes it: without tax, and of no line of the sale order. */
export const roundingLine = (amount: Decimal, productId: number): Readonly<Record<string, unknown>> => ({
  display_type: 'product',
  name: 'Rounding',
  product_id: productId,
  quantity: 1,
  price_unit: Number(amount.toFixed()),
  tax_ids: [[6, 0, []]],
});
