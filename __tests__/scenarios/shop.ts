import { collect, createConnector, sellingPartnerApi, type OdooPort } from '../../lib/index.ts';
import { startEmbeddedAmazon, type WireOrder } from '../../lib/testing/index.ts';
import {
  create,
  jsonRpc,
  preparePricelist,
  records,
  search,
  type Row,
  type ScenarioDatabase,
} from './ends.ts';

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
  importOrders(orders: readonly WireOrder[], marketplace?: 'US' | 'ES'): Promise<Imported>;
  /** Delivers each line of these sale orders up to `units`. */
  deliver(saleOrderIds: readonly number[], units: number): Promise<void>;
  /** One draft invoice for each sale order, with what is to be invoiced now; their ids. */
  invoice(saleOrderIds: readonly number[]): Promise<readonly number[]>;
  post(invoiceIds: readonly number[]): Promise<void>;
}

export interface Imported {
  readonly registration: { readonly id: number; readonly companyId: number };
  readonly failures: readonly string[];
  /** Amazon's order id, amounts and invoices of each sale order. */
  readonly saleOrders: readonly Row[];
}

export async function openShop(database: ScenarioDatabase): Promise<Shop> {
  const admin = jsonRpc(database, 'admin');
  const bot = jsonRpc(database, 'bot');
  await preparePricelist(admin, 'EUR');
  await createConnector({ odoo: admin, amazon: {} }).install();
  let sellers = 0;

  return {
    admin,
    bot,
    createTaxes: (...taxes) =>
      create(
        admin,
        'account.tax',
        taxes.map((tax) => ({ type_tax_use: 'sale', amount_type: 'percent', ...tax })),
      ),
    sellWith: async (taxIds) => {
      const ids = await search(admin, 'product.product', [
        ['name', 'like', 'Amazon %'],
        ['name', '!=', 'Amazon Rounding'],
      ]);
      const vals = { taxes_id: [[6, 0, taxIds]] };
      await admin.call('product.product', 'write', { ids, args: { vals } });
    },
    invoiceDelivered: async () => {
      const ids = await search(admin, 'product.product', [['name', 'like', 'Amazon %']]);
      const vals = { invoice_policy: 'delivery' };
      await admin.call('product.product', 'write', { ids, args: { vals } });
    },
    roundBy: async (method) => {
      const ids = await search(admin, 'res.company', []);
      const vals = { tax_calculation_rounding_method: method };
      await admin.call('res.company', 'write', { ids, args: { vals } });
    },
    importOrders: async (orders, marketplace = 'US') => {
      const amazon = await startEmbeddedAmazon({ usagePlans: false, orders });
      try {
        const region = marketplace === 'US' ? 'na' : 'eu';
        const port = sellingPartnerApi({ region, endpoint: amazon.endpoint, ...amazon.credentials });
        const connector = createConnector({ odoo: bot, amazon: port });
        sellers += 1;
        const registration = await connector.registrations.register({
          name: `Shop ${sellers}`,
          sellerId: `SHOPSELLER${sellers}`,
          marketplaces: [marketplace],
          ordersSince: '2026-01-01T00:00:00Z',
        });
        const outcomes = await collect(connector.orders.sync(registration));
        return {
          registration,
          failures: outcomes.flatMap((outcome) =>
            outcome.status === 'failed' ? [outcome.error.message] : [],
          ),
          saleOrders: await records(
            admin,
            'sale.order',
            [['x_amazon_registration_id', '=', registration.id]],
            ['x_amazon_order_ref', 'amount_total', 'amount_tax'],
          ),
        };
      } finally {
        await amazon.close();
      }
    },
    deliver: async (saleOrderIds, units) => {
      const lines = await records(
        admin,
        'sale.order.line',
        [['order_id', 'in', saleOrderIds]],
        ['product_uom_qty'],
      );
      const quantities = lines.map((line) => Math.min(units, Number(line['product_uom_qty'])));
      for (const qty_delivered of new Set(quantities)) {
        const ids = lines.filter((_, index) => quantities[index] === qty_delivered).map(({ id }) => id);
        await bot.call('sale.order.line', 'write', { ids, args: { vals: { qty_delivered } } });
      }
    },
    invoice: async (saleOrderIds) => {
      const ofOrders = [['invoice_line_ids.sale_line_ids.order_id', 'in', saleOrderIds]];
      const before = await search(bot, 'account.move', ofOrders);
      const [wizard = 0] = await create(bot, 'sale.advance.payment.inv', [
        {
          advance_payment_method: 'delivered',
          consolidated_billing: false,
          sale_order_ids: [[6, 0, saleOrderIds]],
        },
      ]);
      await bot.call('sale.advance.payment.inv', 'create_invoices', { ids: [wizard] });
      return (await search(bot, 'account.move', ofOrders)).filter((id) => !before.includes(id));
    },
    post: async (invoiceIds) => {
      await bot.call('account.move', 'action_post', { ids: invoiceIds });
    },
  };
}
