import type { OdooPort, OrderOutcome } from '../../lib/index.ts';
import type { WireOrder } from '../../lib/testing/index.ts';
import {
  create,
  records,
  search,
  type Row,
  type Seller,
  type SellerOptions,
  type Stage,
} from '../../stage/index.ts';

/** A company on a real Odoo that sells on Amazon: what tests of totals and invoices arrange and look at. */
export interface Shop {
  readonly admin: OdooPort;
  readonly bot: OdooPort;
  /** Ids of the taxes made, in order. */
  createTaxes(...taxes: readonly Readonly<Record<string, unknown>>[]): Promise<readonly number[]>;
  /** Gives every default product these taxes, and no others. */
  sellWith(taxIds: readonly number[]): Promise<void>;
  /** Lets every default product be invoiced as it is delivered. */
  invoiceDelivered(): Promise<void>;
  roundBy(method: 'round_per_line' | 'round_globally'): Promise<void>;
  /** Imports the orders under a registration of their own. */
  importOrders(
    orders: readonly WireOrder[],
    marketplace?: 'US' | 'ES',
    options?: Pick<SellerOptions, 'registration' | 'throughOdoo'>,
  ): Promise<Imported>;
  /** Delivers each line of these sale orders up to `units`. */
  deliver(saleOrderIds: readonly number[], units: number): Promise<void>;
  /** One draft invoice for each sale order, with what is to be invoiced now; their ids. */
  invoice(saleOrderIds: readonly number[]): Promise<readonly number[]>;
  post(invoiceIds: readonly number[]): Promise<void>;
}

export interface Imported {
  readonly seller: Seller;
  readonly registration: Seller['registration'];
  readonly outcomes: readonly OrderOutcome[];
  readonly failures: readonly string[];
  /** Amazon's order id, amounts and fiscal position of each sale order. */
  readonly saleOrders: readonly Row[];
}

/** On a stage of a real Odoo. */
export function shopOn(stage: () => Stage): Shop {
  return {
    get admin() {
      return stage().admin;
    },
    get bot() {
      return stage().bot;
    },
    createTaxes: (...taxes) =>
      create(
        stage().admin,
        'account.tax',
        taxes.map((tax) => ({ type_tax_use: 'sale', amount_type: 'percent', ...tax })),
      ),
    sellWith: async (taxIds) => {
      const ids = await search(stage().admin, 'product.product', [
        ['name', 'like', 'Amazon %'],
        ['name', '!=', 'Amazon Rounding'],
      ]);
      const vals = { taxes_id: [[6, 0, taxIds]] };
      await stage().admin.call('product.product', 'write', { ids, args: { vals } });
    },
    invoiceDelivered: async () => {
      const ids = await search(stage().admin, 'product.product', [['name', 'like', 'Amazon %']]);
      const vals = { invoice_policy: 'delivery' };
      await stage().admin.call('product.product', 'write', { ids, args: { vals } });
    },
    roundBy: async (method) => {
      const ids = await search(stage().admin, 'res.company', []);
      const vals = { tax_calculation_rounding_method: method };
      await stage().admin.call('res.company', 'write', { ids, args: { vals } });
    },
    importOrders: async (orders, marketplace = 'US', options = {}) => {
      const seller = await stage().openSeller(orders, { marketplaces: [marketplace], ...options });
      const outcomes = await seller.syncOrders({});
      return {
        seller,
        registration: seller.registration,
        outcomes,
        failures: outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [outcome.error.message] : [])),
        saleOrders: await seller.saleOrders([
          'x_amazon_order_ref',
          'amount_total',
          'amount_tax',
          'fiscal_position_id',
        ]),
      };
    },
    deliver: async (saleOrderIds, units) => {
      const lines = await records(
        stage().admin,
        'sale.order.line',
        [['order_id', 'in', saleOrderIds]],
        ['product_uom_qty'],
      );
      const quantities = lines.map((line) => Math.min(units, Number(line['product_uom_qty'])));
      for (const qty_delivered of new Set(quantities)) {
        const ids = lines.filter((_, index) => quantities[index] === qty_delivered).map(({ id }) => id);
        await stage().bot.call('sale.order.line', 'write', { ids, args: { vals: { qty_delivered } } });
      }
    },
    invoice: async (saleOrderIds) => {
      const ofOrders = [['invoice_line_ids.sale_line_ids.order_id', 'in', saleOrderIds]];
      const before = await search(stage().bot, 'account.move', ofOrders);
      const [wizard = 0] = await create(stage().bot, 'sale.advance.payment.inv', [
        {
          advance_payment_method: 'delivered',
          consolidated_billing: false,
          sale_order_ids: [[6, 0, saleOrderIds]],
        },
      ]);
      await stage().bot.call('sale.advance.payment.inv', 'create_invoices', { ids: [wizard] });
      return (await search(stage().bot, 'account.move', ofOrders)).filter((id) => !before.includes(id));
    },
    post: async (invoiceIds) => {
      await stage().bot.call('account.move', 'action_post', { ids: invoiceIds });
    },
  };
}
