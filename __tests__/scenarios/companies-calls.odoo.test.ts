import { beforeAll, describe, expect, it } from '@jest/globals';
import { collect, type OdooCall, type OdooPort } from '../../lib/index.ts';
import { cancelled, plainInventory, type WireOrder } from '../../lib/testing/index.ts';
import { create, createGoods, records, type Seller } from '../../stage/index.ts';
import { letBotCount } from './bot-groups.ts';
import { foundFirms, saleOn, type Firms } from './companies.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { shopOn } from './shop.ts';
import { stockUp } from './stock-up.ts';

/** Calls that are not in the registration's company alone, each with its companies; `any`: whichever the user may enter. */
type Elsewhere = readonly [called: string, companies: 'any' | readonly number[]];

// Which fields Odoo's version has: the same in every company.
const version: Elsewhere = ['sale.order.line.fields_get', 'any'];

describe('every call of a run on a real Odoo is in the company of its registration', () => {
  const stage = onStage(realDatabases('companies_calls'));
  const shop = shopOn(stage);
  let firms: Firms;
  let seller: Seller;
  let calls: Elsewhere[] = [];

  const recording = (port: OdooPort): OdooPort => ({
    version: (options) => port.version(options),
    call: (model, method, call) => {
      calls.push([`${model}.${method}`, companiesOf(call)]);
      return port.call(model, method, call);
    },
  });
  const open = (orders: readonly WireOrder[]) =>
    stage().openSeller(orders, {
      registration: { companyId: firms.iberia.id },
      throughOdoo: recording,
      amazon: {
        inventory: [
          { marketplaceId: 'A1RKKUPIHCS9HS', summary: plainInventory({ sku: 'CUP', fulfillable: 4 }) },
        ],
      },
    });

  beforeAll(async () => {
    await letBotCount(stage());
    firms = await foundFirms(stage(), { charts: true });
    const goods = await createGoods(stage().admin, ['MUG', 'CUP'], { is_storable: true });
    const counted = goods.map((product) => [product, 10] as const);
    await stockUp(stage().admin, firms.iberia.stockLocation, counted);
    const amounts = ['10.00', '2.10'] as const;
    seller = await open([
      saleOn('ES', { sku: 'MUG', quantity: 2, amounts }),
      saleOn('ES', { sku: 'CUP', channel: 'fba', amounts }),
      saleOn('ES', { sku: 'MUG', amounts }),
    ]);
  });

  /** What a verb calls elsewhere, each call once. */
  const elsewhere = async <T>(verb: () => Promise<T>, own = firms.iberia.id) => {
    calls = [];
    const result = await verb();
    const others = calls.filter(([, companies]) => companies === 'any' || companies.join() !== String(own));
    const named = new Map(others.map((call) => [JSON.stringify(call), call]));
    return { result, others: [...named.values()], total: calls.length };
  };
  const refOf = (index: number): string => seller.orders[index]?.orderId ?? '';

  it('orders.sync, which makes orders, and follows them', async () => {
    const made = await elsewhere(() => seller.syncOrders());
    expect(made.result.map(({ status }) => status)).toEqual(['created', 'created', 'created']);
    expect(made.others).toEqual([version]);
    seller.change(refOf(2), cancelled());
    const followed = await elsewhere(() => seller.syncOrders());
    expect(followed.result).toContainEqual(
      expect.objectContaining({ orderId: refOf(2), status: 'cancelled' }),
    );
    expect(followed.others).toEqual([version]);
  });

  it('deliveries.sync, which tells Amazon what has left the warehouse', async () => {
    const { admin, bot } = stage();
    const [picking] = await records(
      bot,
      'stock.picking',
      [['sale_id.x_amazon_order_ref', '=', refOf(0)]],
      ['move_ids'],
    );
    const [service] = await create(admin, 'product.product', [{ name: 'Carriage', type: 'service' }]);
    const [carrier_id] = await create(admin, 'delivery.carrier', [{ name: 'UPS', product_id: service }]);
    const ids = [picking?.id ?? 0];
    const moved = { quantity: 2, picked: true };
    await bot.call('stock.move', 'write', {
      ids: [picking?.['move_ids']].flat().map(Number),
      args: { vals: moved },
    });
    const vals = { carrier_id, carrier_tracking_ref: '1Z12345E0205271688' };
    await bot.call('stock.picking', 'write', { ids, args: { vals } });
    await bot.call('stock.picking', 'button_validate', { ids, context: { skip_sms: true } });
    const { result, others } = await elsewhere(() =>
      collect(seller.connector.deliveries.sync(seller.registration)),
    );
    expect(result).toMatchObject([{ status: 'synchronized' }]);
    expect(others).toEqual([version]);
  });

  it('fba.sync and fba.returns, which move goods', async () => {
    const { connector, registration } = seller;
    const moves = await elsewhere(() => collect(connector.fba.sync(registration, { retry: true })));
    expect(moves.others).toEqual([version]);
    const given = { orderId: refOf(1), sku: 'CUP', quantity: 1, returnedAt: '2026-11-05T08:00:00Z' };
    const returned = await elsewhere(() =>
      collect(connector.fba.returns(registration, { returns: [given] })),
    );
    expect(returned.result).toMatchObject([{ status: 'returned' }]);
    expect(returned.total).toBeGreaterThan(4);
    expect(returned.others).toEqual([version]);
  });

  it('fba.replenish and fba.reconcile, but for the registrations whose goods lie together', async () => {
    const { connector, registration } = seller;
    const lines = [{ sku: 'CUP', quantity: 3 }];
    const sent = await elsewhere(() => connector.fba.replenish(registration, lines, { state: 'done' }));
    expect(sent.result.state).toBe('done');
    expect(sent.others).toEqual([version]);
    const counted = await elsewhere(() => connector.fba.reconcile(registration, { adjust: true }));
    expect(counted.result.lines).toMatchObject([{ amazon: { total: 4 }, adjusted: true }]);
    // A seller may have registrations in several companies, and Amazon's inventory is the seller's.
    expect(counted.others).toEqual([version, ['x_amazon_registration.web_search_read', 'any']]);
  });

  it('invoices.allocate', async () => {
    const [sold] = await records(stage().bot, 'sale.order', [['x_amazon_order_ref', '=', refOf(1)]], []);
    await shop.deliver([sold?.id ?? 0], 1);
    await shop.invoice([sold?.id ?? 0]);
    const { result, others } = await elsewhere(() =>
      collect(seller.connector.invoices.allocate(seller.registration)),
    );
    expect(result).toHaveLength(1);
    expect(others).toEqual([version]);
  });

  it('but for what a seller with registrations in several companies has ordered already', async () => {
    const { iberia, albion } = firms;
    const { connector } = seller;
    const british = { companyId: albion.id, sellerId: seller.registration.sellerId, marketplaces: ['GB'] };
    await connector.registrations.register({ name: 'Albion', ...british });
    const known: Elsewhere = ['sale.order.web_search_read', [iberia.id, albion.id]];
    const { others } = await elsewhere(() => seller.syncOrders());
    expect(others).toEqual([version, known]);
  });
});

function companiesOf({ companyId, context }: OdooCall = {}): Elsewhere[1] {
  if (companyId !== undefined) return [companyId];
  const allowed = context?.['allowed_company_ids'];
  return Array.isArray(allowed) ? allowed.map(Number) : 'any';
}
