import { expect } from '@jest/globals';
import {
  collect,
  createConnector,
  type ConnectorConfig,
  type CreateInvoiceOutcome,
  type CreateInvoicesOptions,
  type OdooPort,
  type RegistrationInput,
} from '../../lib/index.ts';
import { decimal, sum } from '../../lib/support/money.ts';
import type { WireOrder } from '../../lib/testing/index.ts';
import { records, type Row } from '../../stage/index.ts';
import { inDollars, pricedOrder, type PricedIn, type PricedItem } from './priced-orders.ts';
import type { Imported, Shop } from './shop.ts';

/** What tests of `invoices.create` arrange and look at. */
export function invoicing(shop: Shop) {
  let made = 0;

  const orders = (
    baskets: readonly (readonly PricedItem[])[],
    priced: PricedIn = inDollars,
  ): readonly WireOrder[] => {
    made += 1;
    return baskets.map((items, index) =>
      pricedOrder(`113-${String(made).padStart(7, '0')}-${String(index).padStart(7, '0')}`, items, priced),
    );
  };

  async function importAll(
    wire: readonly WireOrder[],
    registration: Partial<RegistrationInput> = {},
    marketplace: 'US' | 'ES' = 'US',
  ): Promise<Imported> {
    const imported = await shop.importOrders(wire, marketplace, { registration });
    expect(imported.failures).toEqual([]);
    return imported;
  }

  const idsOf = ({ saleOrders }: Imported): readonly number[] => saleOrders.map(({ id }) => id);

  const invoice = (
    imported: Imported,
    options: CreateInvoicesOptions = {},
    odoo: OdooPort = shop.bot,
    config: Partial<ConnectorConfig> = {},
  ): Promise<CreateInvoiceOutcome[]> =>
    collect(createConnector({ odoo, amazon: {}, ...config }).invoices.create(imported.registration, options));

  /** The invoices of the orders, oldest first. */
  const invoicesOf = (imported: Imported, fields: readonly string[] = []): Promise<readonly Row[]> =>
    records(
      shop.admin,
      'account.move',
      [['invoice_line_ids.sale_line_ids.order_id', 'in', idsOf(imported)]],
      ['x_amazon_order_ref', 'state', 'amount_total', 'invoice_date', 'date', 'name', ...fields],
    );

  /** Amazon's order id → what all its invoices come to. */
  async function sums(imported: Imported): Promise<Readonly<Record<string, string>>> {
    const totals = new Map<string, string>();
    for (const { x_amazon_order_ref: ref, amount_total: amount } of await invoicesOf(imported)) {
      const key = String(ref);
      totals.set(key, sum([decimal(totals.get(key) ?? '0'), decimal(Number(amount))]).toFixed(2));
    }
    return Object.fromEntries(totals);
  }

  const amazonTotals = (wire: readonly WireOrder[]): Readonly<Record<string, string | undefined>> =>
    Object.fromEntries(wire.map(({ orderId, proceeds }) => [orderId, proceeds?.grandTotal?.amount]));

  const linesOf = (imported: Imported): Promise<readonly Row[]> =>
    records(
      shop.admin,
      'sale.order.line',
      [['order_id', 'in', idsOf(imported)]],
      ['order_id', 'x_amazon_component', 'product_uom_qty', 'qty_invoiced', 'qty_delivered', 'price_total'],
    );

  return { orders, importAll, idsOf, invoice, invoicesOf, sums, amazonTotals, linesOf };
}

export const mugs = (quantity: number, amount: string): PricedItem => ({
  sku: 'MUG',
  quantity,
  rows: [['ITEM', amount]],
});

/** With shipping, and a discount that is 3.34 of the goods. */
export const shippedMugs: PricedItem = {
  sku: 'MUG',
  quantity: 3,
  rows: [
    ['ITEM', '20.01'],
    ['SHIPPING', '4.99'],
    ['DISCOUNT', '-3.34', { ITEM: '-3.34' }],
  ],
};
