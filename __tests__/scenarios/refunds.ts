import { expect } from '@jest/globals';
import {
  collect,
  createConnector,
  type OdooPort,
  type Refund,
  type RefundLine,
  type RefundOptions,
  type RefundOutcome,
} from '../../lib/index.ts';
import { records, type Row, type Seller, type Stage } from '../../stage/index.ts';
import { pricedOrder, type PricedItem } from './priced-orders.ts';
import { shopOn } from './shop.ts';
import { inside } from './tax-kinds.ts';

/** An order of Amazon in Odoo. */
export interface SoldOrder {
  readonly orderId: string;
  readonly saleOrderId: number;
}

/** Three mugs for 10.00, with shipping for 4.99. */
export const threeMugs: readonly PricedItem[] = [
  {
    sku: 'MUG',
    quantity: 3,
    rows: [
      ['ITEM', '10.00'],
      ['SHIPPING', '4.99'],
    ],
  },
];

/** What tests of refunds arrange and look at, on a real Odoo: a seller, its orders, and their credit notes. */
export function refundsOn(stage: () => Stage) {
  const shop = shopOn(stage);
  let made = 0;
  let seller: Seller | undefined;

  const opened = (): Seller => {
    if (!seller) throw new Error('Nothing was sold yet.');
    return seller;
  };

  /** Imports orders under one seller; with 21 % of this kind. */
  async function sell(
    baskets: readonly (readonly PricedItem[])[],
    tax: Readonly<Record<string, unknown>> = inside,
  ): Promise<readonly SoldOrder[]> {
    made += 1;
    const taxes = await shop.createTaxes({ name: `VAT ${made}`, amount: 21, ...tax });
    await shop.sellWith(taxes);
    await shop.invoiceDelivered();
    const wire = baskets.map((items, index) =>
      pricedOrder(`222-${String(made).padStart(7, '0')}-${String(index).padStart(7, '0')}`, items),
    );
    const imported = await shop.importOrders(wire);
    expect(imported.failures).toEqual([]);
    seller = imported.seller;
    return wire.map(({ orderId }) => ({
      orderId,
      saleOrderId: imported.saleOrders.find((order) => order['x_amazon_order_ref'] === orderId)?.id ?? 0,
    }));
  }

  const idsOf = (orders: readonly SoldOrder[]) => orders.map(({ saleOrderId }) => saleOrderId);

  return {
    shop,
    seller: opened,
    sell,
    /** Delivers up to so many units of each line, and makes draft invoices. */
    bill: async (orders: readonly SoldOrder[], units = 99): Promise<readonly number[]> => {
      await shop.deliver(idsOf(orders), units);
      return shop.invoice(idsOf(orders));
    },
    billAndPost: async (orders: readonly SoldOrder[], units = 99): Promise<readonly number[]> => {
      await shop.deliver(idsOf(orders), units);
      const ids = await shop.invoice(idsOf(orders));
      await shop.post(ids);
      return ids;
    },
    /** Of the item line, this many units are with the buyer now. */
    keepDelivered: async ({ saleOrderId }: SoldOrder, qty_delivered: number): Promise<void> => {
      const [item] = await records(
        shop.admin,
        'sale.order.line',
        [
          ['order_id', '=', saleOrderId],
          ['x_amazon_component', '=', 'item'],
        ],
        [],
      );
      await shop.bot.call('sale.order.line', 'write', {
        ids: [item?.id ?? 0],
        args: { vals: { qty_delivered } },
      });
    },
    refund: (
      refunds: readonly Refund[],
      options: RefundOptions = { post: true },
      odoo: OdooPort = shop.bot,
    ): Promise<RefundOutcome[]> =>
      collect(createConnector({ odoo, amazon: {} }).invoices.refund(opened().registration, refunds, options)),
    /** What `invoices.create` makes of all orders now. */
    createInvoices: () =>
      collect(createConnector({ odoo: shop.bot, amazon: {} }).invoices.create(opened().registration)),
    /** The credit notes of an order, oldest first. */
    creditNotes: ({ orderId }: SoldOrder, fields: readonly string[] = []): Promise<readonly Row[]> =>
      records(
        shop.admin,
        'account.move',
        [
          ['x_amazon_order_ref', '=', orderId],
          ['move_type', '=', 'out_refund'],
        ],
        [
          'state',
          'amount_total',
          'amount_tax',
          'amount_residual',
          'payment_state',
          'reversed_entry_id',
          ...fields,
        ],
      ),
    /** The lines of these moves that state amounts. */
    linesOf: (moveIds: readonly number[]): Promise<readonly Row[]> =>
      records(
        shop.admin,
        'account.move.line',
        [
          ['move_id', 'in', moveIds],
          ['display_type', '=', 'product'],
        ],
        ['product_id', 'account_id', 'tax_ids', 'quantity', 'price_subtotal', 'price_total', 'sale_line_ids'],
      ),
    invoices: (ids: readonly number[]): Promise<readonly Row[]> =>
      records(
        shop.admin,
        'account.move',
        [['id', 'in', ids]],
        [
          'state',
          'amount_total',
          'amount_tax',
          'amount_residual',
          'payment_state',
          'invoice_date',
          'date',
          'ref',
        ],
      ),
    /** What is delivered, invoiced and to be invoiced of an order, but for a line of roundings. */
    quantities: ({ saleOrderId }: SoldOrder): Promise<readonly Row[]> =>
      records(
        shop.admin,
        'sale.order.line',
        [
          ['order_id', '=', saleOrderId],
          ['x_amazon_component', '!=', 'rounding'],
        ],
        ['x_amazon_component', 'qty_delivered', 'qty_invoiced', 'qty_to_invoice', 'invoice_status'],
      ),
  };
}

/** A refund of these lines, on 20 November. */
export const refundOf = ({ orderId }: SoldOrder, ref: string, ...lines: readonly RefundLine[]): Refund => ({
  orderId,
  ref,
  refundedAt: '2026-11-20T10:00:00Z',
  lines,
});

export const wholeRefund = ({ orderId }: SoldOrder, ref: string): Refund => ({
  orderId,
  ref,
  refundedAt: '2026-11-20T10:00:00Z',
  whole: true,
});

/** Money for mugs. */
export const mugs = (amount: string, quantity = 0): RefundLine => ({
  sku: 'MUG',
  kind: 'item',
  amount,
  quantity,
});
