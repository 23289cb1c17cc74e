import type { WireOrder } from '../../lib/testing/index.ts';
import { create, records, search, type Stage } from '../../stage/index.ts';
import { admit } from './branches.ts';
import { pricedOrder, type PricedIn } from './priced-orders.ts';

/** A company with what is its own. */
export interface Firm {
  readonly id: number;
  readonly name: string;
  /** ISO code. */
  readonly currency: string;
  readonly warehouse: number;
  /** Of its warehouse. */
  readonly stockLocation: number;
  /** Its pricelist in euros. */
  readonly euros: number;
  /** Its default sales tax; 0 without a chart of accounts. */
  readonly tax: number;
}

export interface Firms {
  /** In euros; its sales tax is 21 %. */
  readonly iberia: Firm;
  /** In pounds, at 0.80 for a euro; its sales tax is 20 %. */
  readonly albion: Firm;
}

const iberia = { name: 'Iberia', code: 'IBE', currency: 'EUR', chart: 'es_pymes', rates: { EUR: 1 } };
const albion = { name: 'Albion', code: 'ALB', currency: 'GBP', chart: 'uk', rates: { GBP: 1, EUR: 1.25 } };
const slowMs = 300_000;

/**
 * Founds two companies beside the first one of a database, which the administrator and the bot may enter. `charts`:
 * with the charts of accounts and taxes of their countries, which takes Odoo some fifteen seconds.
 */
export async function foundFirms(stage: Stage, { charts = false } = {}): Promise<Firms> {
  if (charts) {
    const named = [['name', 'in', ['l10n_es', 'l10n_uk']]];
    const ids = await search(stage.admin, 'ir.module.module', named);
    await stage.admin.call('ir.module.module', 'button_immediate_install', { ids, timeoutMs: slowMs });
  }
  const firms = { iberia: await found(stage, iberia, charts), albion: await found(stage, albion, charts) };
  await stage.administrator.install();
  return firms;
}

async function found(
  { admin }: Stage,
  { name, code, currency, chart, rates }: typeof iberia | typeof albion,
  charts: boolean,
): Promise<Firm> {
  const [currencyId = 0] = await search(admin, 'res.currency', [['name', '=', currency]]);
  await admin.call('res.currency', 'write', { ids: [currencyId], args: { vals: { active: true } } });
  // Without its country, which its chart of accounts gives it: Odoo would install whatever it has for that country.
  const [id = 0] = await create(admin, 'res.company', [{ name, currency_id: currencyId }]);
  for (const login of ['admin', 'bot']) await admit(admin, login, [id]);
  if (charts)
    await admin.call('account.chart.template', 'try_loading', {
      ids: [],
      args: { template_code: chart, company: id },
      context: { chart_template_load: true },
      companyId: id,
      timeoutMs: slowMs,
    });
  for (const [rated, rate] of Object.entries(rates)) {
    const [ratedId] = await search(admin, 'res.currency', [['name', '=', rated]]);
    const line = { currency_id: ratedId, company_id: id, name: '2026-01-01', rate };
    await create(admin, 'res.currency.rate', [line]);
  }
  const [euroId] = await search(admin, 'res.currency', [['name', '=', 'EUR']]);
  const pricelist = { name: `Euros of ${name}`, currency_id: euroId, company_id: id };
  const [euros = 0] = await create(admin, 'product.pricelist', [pricelist]);
  const [warehouse = 0] = await create(admin, 'stock.warehouse', [{ name, code, company_id: id }]);
  const [stock] = await records(admin, 'stock.warehouse', [['id', '=', warehouse]], ['lot_stock_id']);
  const [company] = await records(admin, 'res.company', [['id', '=', id]], ['account_sale_tax_id']);
  return {
    id,
    name,
    currency,
    warehouse,
    stockLocation: idOf(stock?.['lot_stock_id']),
    euros,
    tax: idOf(company?.['account_sale_tax_id']),
  };
}

/** The id of a link as Odoo's `search_read` gives it; 0 for none. */
export const idOf = (link: unknown): number => (Array.isArray(link) ? Number(link[0]) : 0);

const markets = {
  ES: { marketplaceId: 'A1RKKUPIHCS9HS', currency: 'EUR', country: 'ES' },
  DE: { marketplaceId: 'A1PA6795UKMFR9', currency: 'EUR', country: 'DE' },
  FR: { marketplaceId: 'A13V1IB3VIYZZH', currency: 'EUR', country: 'FR' },
  GB: { marketplaceId: 'A1F83G8C2ARO7P', currency: 'GBP', country: 'GB' },
} satisfies Readonly<Record<string, PricedIn>>;

export interface SaleSetting {
  /** Default: `fbm`, which is unshipped; what Amazon ships itself was shipped. */
  readonly channel?: 'fba' | 'fbm';
  /** Default: one of an article that Odoo does not know. */
  readonly sku?: string;
  readonly quantity?: number;
  /** Of all units: without tax, and the tax. Default: ten, and no tax. */
  readonly amounts?: readonly [untaxed: string, tax: string];
  /** Default: one that no other order has. */
  readonly email?: string;
}

let sales = 0;

/** An order of one article on this marketplace. */
export function saleOn(market: keyof typeof markets, setting: SaleSetting = {}): WireOrder {
  const { channel = 'fbm', sku = 'UNKNOWN', quantity = 1, amounts = ['10.00'], email } = setting;
  const [untaxed, tax] = amounts;
  sales += 1;
  const order = pricedOrder(
    `703-0000000-${String(sales).padStart(7, '0')}`,
    [{ sku, quantity, rows: [['ITEM', untaxed], ...(tax === undefined ? [] : [taxRow(tax)])] }],
    markets[market],
  );
  const sold = email === undefined ? order : { ...order, buyer: { ...order.buyer, buyerEmail: email } };
  return channel === 'fba' ? shippedByAmazon(sold) : sold;
}

const taxRow = (tax: string) => ['TAX', tax, { ITEM: tax }] as const;

/** The order as it is when Amazon has shipped it. */
export const shippedByAmazon = (order: WireOrder): WireOrder => ({
  ...order,
  fulfillment: { fulfillmentStatus: 'SHIPPED', fulfilledBy: 'AMAZON' },
  orderItems: order.orderItems.map((item) => ({
    ...item,
    fulfillment: { quantityFulfilled: item.quantityOrdered, quantityUnfulfilled: 0 },
  })),
});

const belonging = ['company_id', 'write_date'];

/** What belongs to a company, and when it was last written: what runs of another company leave as it is. */
export async function belongingsOf({ admin }: Stage, company: number): Promise<unknown> {
  const own = [['company_id', '=', company]];
  const of = (model: string, fields: readonly string[] = []) =>
    records(admin, model, own, [...belonging, ...fields]);
  return {
    orders: await of('sale.order', ['state', 'amount_total']),
    pickings: await of('stock.picking', ['state']),
    moves: await of('stock.move', ['state', 'quantity', 'value']),
    quants: await of('stock.quant', ['quantity', 'reserved_quantity', 'location_id', 'product_id']),
    partners: await of('res.partner'),
    products: await of('product.product', ['default_code']),
    warehouses: await of('stock.warehouse'),
    invoices: await of('account.move', ['state']),
    taxes: await of('account.tax'),
  };
}
