import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import {
  collect,
  countAmazonCalls,
  countCalls,
  createConnector,
  findMarketplace,
  sellingPartnerApi,
  type OdooPort,
  type OrderOutcome,
  type Registration,
} from '../../lib/index.ts';
import {
  generateOrders,
  plainOrders,
  startEmbeddedAmazon,
  type EmbeddedAmazon,
  type WireOrder,
} from '../../lib/testing/index.ts';
import {
  count,
  create,
  preparePricelist,
  records,
  search,
  type ScenarioDatabase,
  type Transport,
} from './ends.ts';

// Before every generated order: each run reads its whole page again.
const longAgo = '2026-01-01T00:00:00Z';

/** The scenarios of orders.sync, the same on every Odoo and every transport. */
export function describeOrders(
  name: string,
  transport: Transport,
  open: () => Promise<ScenarioDatabase>,
): void {
  describe(`orders.sync on ${name}`, () => {
    let amazon: EmbeddedAmazon;
    let admin: OdooPort;
    let bot: OdooPort;
    let plain: OdooPort;
    let sellers = 0;

    beforeAll(async () => {
      const database = await open();
      [admin, bot, plain] = [
        transport(database, 'admin'),
        transport(database, 'bot'),
        transport(database, 'plain'),
      ];
      amazon = await startEmbeddedAmazon({ usagePlans: false });
      await preparePricelist(admin, 'EUR');
      await createConnector({ odoo: admin, amazon: {} }).install();
    });

    afterAll(async () => {
      await amazon.close();
    });

    const client = (marketplace = 'ES') =>
      sellingPartnerApi({
        region: findMarketplace(marketplace).region,
        endpoint: amazon.endpoint,
        ...amazon.credentials,
      });

    /** A registration of its own for a scenario, and an Amazon that lists these orders alone. */
    async function given(
      orders: readonly WireOrder[],
      marketplaces: readonly string[] = ['ES'],
    ): Promise<Scenario> {
      await amazon.close();
      amazon = await startEmbeddedAmazon({ usagePlans: false, orders });
      sellers += 1;
      const odoo = countCalls(bot);
      const port = countAmazonCalls(client(marketplaces[0]));
      const connector = createConnector({ odoo, amazon: port });
      const registration = await connector.registrations.register({
        name: `Scenario ${sellers}`,
        sellerId: `SELLER${sellers}X`,
        marketplaces,
        ordersSince: longAgo,
      });
      odoo.calls.reset();
      return {
        odoo,
        registration,
        sync: () => {
          odoo.calls.reset();

          return collect(connector.orders.sync(registration, { since: longAgo }));
        },
      };
    }

    interface Scenario {
      readonly odoo: ReturnType<typeof countCalls>;
      readonly registration: Registration;
      readonly sync: () => Promise<OrderOutcome[]>;
    }

    const saleOrders = (registration: Registration, fields: readonly string[]) =>
      records(bot, 'sale.order', [['x_amazon_registration_id', '=', registration.id]], fields);

    it('turns a page of 100 new FBM orders into confirmed sale orders with pickings, in at most 12 calls; a second run writes nothing', async () => {
      // With products that are found by reference, so that offers are written too.
      const skus = ['BULK-MUG', 'BULK-CUP'];
      await createProducts(skus);
      const orders = plainOrders({ count: 100, marketplace: 'US', channel: 'fbm', seed: 11, skus });
      const { odoo, registration, sync } = await given(orders, ['US']);
      const outcomes = await sync();
      expect(odoo.calls.total).toBeLessThanOrEqual(12);
      expect(outcomes.map(({ status }) => status)).toEqual(orders.map(() => 'created'));

      const made = await saleOrders(registration, [
        'state',
        'picking_ids',
        'amount_total',
        'client_order_ref',
      ]);
      expect(
        made.every(
          ({ state, picking_ids }) =>
            state === 'sale' && Array.isArray(picking_ids) && picking_ids.length === 1,
        ),
      ).toBe(true);
      const totals = new Map(
        orders.map((order) => [order.orderId, Number(order.proceeds?.grandTotal?.amount)]),
      );
      expect(made.map(({ client_order_ref, amount_total }) => [client_order_ref, amount_total])).toEqual(
        made.map(({ client_order_ref }) => [client_order_ref, totals.get(String(client_order_ref))]),
      );

      const again = await sync();
      expect(odoo.calls.writes).toBe(0);
      expect(new Set(again.map(({ status }) => status))).toEqual(new Set(['unchanged']));
      expect(await count(bot, 'sale.order', [['x_amazon_registration_id', '=', registration.id]])).toBe(100);
    });

    it('turns 100 shipped FBA orders into confirmed sale orders without pickings, in at most 12 calls', async () => {
      const { odoo, registration, sync } = await given(
        plainOrders({ count: 100, marketplace: 'US', channel: 'fba', seed: 12 }),
        ['US'],
      );
      const outcomes = await sync();
      expect(odoo.calls.total).toBeLessThanOrEqual(12);
      expect(outcomes.filter(({ status }) => status === 'created')).toHaveLength(100);
      const made = await saleOrders(registration, ['state', 'picking_ids', 'x_amazon_channel']);
      expect(made).toHaveLength(100);
      expect(
        made.every(
          ({ state, picking_ids, x_amazon_channel }) =>
            state === 'sale' && String(picking_ids) === '' && x_amazon_channel === 'fba',
        ),
      ).toBe(true);
    });

    it("comes to Amazon's total for orders with everything that Amazon charges and discounts", async () => {
      const orders = generateOrders({
        count: 80,
        seed: 13,
        marketplaces: ['ES', 'DE'],
        channel: 'fbm',
        statuses: ['UNSHIPPED'],
        peculiarities: { indivisiblePrice: 0.3, giftWrap: 0.3, codFee: 0.2, deliveryTip: 0.1 },
      });
      const { registration, sync } = await given(orders, ['ES', 'DE']);
      const outcomes = await sync();
      expect(outcomes.filter(({ status }) => status !== 'created')).toEqual([]);
      const made = await saleOrders(registration, ['x_amazon_order_ref', 'amount_total']);
      const totals = new Map(
        orders.map((order) => [order.orderId, Number(order.proceeds?.grandTotal?.amount ?? 0)]),
      );
      expect(Object.fromEntries(made.map((row) => [row['x_amazon_order_ref'], row['amount_total']]))).toEqual(
        Object.fromEntries(totals),
      );
    });

    it("keeps Amazon's date, currency, reference and delivery promise, and the registration's warehouse and team", async () => {
      const [order] = plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm', seed: 14 });
      if (!order) throw new Error('no order');
      const { registration, sync } = await given([order]);
      await sync();
      const [made] = await saleOrders(registration, [
        'date_order',
        'currency_id',
        'client_order_ref',
        'warehouse_id',
        'team_id',
        'commitment_date',
        'user_id',
      ]);
      const odooTime = (iso: string | undefined) =>
        iso === undefined ? false : iso.slice(0, 19).replace('T', ' ');
      expect(made).toMatchObject({
        date_order: odooTime(order.createdTime),
        client_order_ref: order.orderId,
        commitment_date: odooTime(order.fulfillment?.deliverByWindow?.latestDateTime),
        warehouse_id: [registration.warehouseId, expect.any(String)],
        team_id: [registration.salesTeamId, 'Amazon'],
        user_id: false,
      });
      expect(made?.['currency_id']).toEqual([expect.any(Number), 'EUR']);
    });

    it('finds a returning buyer again, and keeps what a user has changed on the contact', async () => {
      const [first, second] = generateOrders({
        count: 2,
        seed: 15,
        marketplaces: ['ES'],
        channel: 'fbm',
        statuses: ['UNSHIPPED'],
        returningBuyers: 1,
        peculiarities: { business: 0, replacement: 0 },
      });
      if (!first || !second) throw new Error('no orders');
      const { registration, sync } = await given([first]);
      await sync();
      const [made] = await saleOrders(registration, ['partner_id']);
      const contact = Number(Array.isArray(made?.['partner_id']) ? made['partner_id'][0] : 0);
      await admin.call('res.partner', 'write', {
        ids: [contact],
        args: { vals: { name: 'Renamed by a user' } },
      });
      amazon.addOrders([second]);
      await sync();
      expect((await saleOrders(registration, ['partner_id'])).map((row) => row['partner_id'])).toEqual([
        [contact, 'Renamed by a user'],
        [contact, 'Renamed by a user'],
      ]);
    });

    it('puts a gift message on the order and on its picking', async () => {
      const orders = generateOrders({
        count: 1,
        seed: 16,
        marketplaces: ['ES'],
        channel: 'fbm',
        statuses: ['UNSHIPPED'],
        peculiarities: { giftWrap: 1 },
      });
      const message = orders[0]?.orderItems
        .flatMap((item) => item.fulfillment?.packing?.giftOption.giftMessage ?? [])
        .join('\n');
      const { registration, sync } = await given(orders);
      await sync();
      const [made] = await saleOrders(registration, ['x_amazon_gift_message']);
      const [picking] = await records(
        bot,
        'stock.picking',
        [['sale_id.x_amazon_registration_id', '=', registration.id]],
        ['x_amazon_gift_message', 'x_amazon_order_ref'],
      );
      expect(made?.['x_amazon_gift_message']).toBe(message);
      expect(picking).toMatchObject({
        x_amazon_gift_message: message,
        x_amazon_order_ref: orders[0]?.orderId,
      });
    });

    it('remembers a product found by internal reference as an offer, and follows the offer when a user changes it', async () => {
      const [one, other] = await createProducts(['SCENARIO-MUG', 'SCENARIO-CUP']);
      const [first, second] = plainOrders({
        count: 2,
        marketplace: 'ES',
        channel: 'fbm',
        seed: 17,
        skus: ['SCENARIO-MUG'],
      });
      if (!first || !second) throw new Error('no orders');
      const { registration, sync } = await given([first]);
      await sync();
      const [offer] = await records(
        bot,
        'x_amazon_offer',
        [['x_registration_id', '=', registration.id]],
        ['x_sku', 'x_product_id'],
      );
      expect(offer).toMatchObject({ x_sku: 'SCENARIO-MUG', x_product_id: [one, expect.any(String)] });

      await bot.call('x_amazon_offer', 'write', {
        ids: [Number(offer?.id)],
        args: { vals: { x_product_id: other } },
      });
      amazon.addOrders([second]);
      await sync();
      const lines = await records(
        bot,
        'sale.order.line',
        [['order_id.x_amazon_registration_id', '=', registration.id]],
        ['product_id'],
      );
      expect(lines.map((line) => line['product_id'])).toEqual([
        [one, expect.any(String)],
        [other, expect.any(String)],
      ]);
    });

    const createProducts = (references: readonly string[]) =>
      create(
        admin,
        'product.product',
        references.map((reference) => ({ name: reference, default_code: reference, type: 'consu' })),
      );

    it('links a replacement without revenue to its origin, also when both come with one page', async () => {
      const orders = generateOrders({
        count: 6,
        seed: 18,
        marketplaces: ['ES'],
        channel: 'fbm',
        statuses: ['UNSHIPPED'],
        peculiarities: { replacement: 0.5 },
      });
      const originOf = new Map(orders.map((order) => [order.orderId, order.associatedOrders?.[0]?.orderId]));
      const { registration, sync } = await given(orders);
      await sync();
      const made = await saleOrders(registration, [
        'x_amazon_order_ref',
        'x_amazon_origin_id',
        'amount_total',
      ]);
      const replacements = made.filter(
        (row) => originOf.get(String(row['x_amazon_order_ref'])) !== undefined,
      );
      expect(replacements.length).toBeGreaterThan(0);
      const expected = replacements.map((row) => {
        const origin = originOf.get(String(row['x_amazon_order_ref']));
        return [made.find((other) => other['x_amazon_order_ref'] === origin)?.id ?? false, 0];
      });
      const linkedTo = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
      expect(replacements.map((row) => [linkedTo(row['x_amazon_origin_id']), row['amount_total']])).toEqual(
        expected,
      );
    });

    it('writes nothing in a dry run, and tells what it would have made', async () => {
      const { odoo, registration, sync } = await given(
        plainOrders({ count: 5, marketplace: 'ES', channel: 'fbm', seed: 19 }),
      );
      const before = [await count(bot, 'sale.order'), await count(bot, 'res.partner')];
      odoo.calls.reset();
      const connector = createConnector({ odoo, amazon: client() });
      const planned = await collect(connector.orders.sync(registration, { since: longAgo, dryRun: true }));
      expect(odoo.calls.writes).toBe(0);
      expect([await count(bot, 'sale.order'), await count(bot, 'res.partner')]).toEqual(before);
      const real = await sync();
      const drafts = (outcomes: readonly OrderOutcome[]) =>
        outcomes.map((outcome) => (outcome.status === 'created' ? outcome.draft : undefined));
      expect(drafts(planned)).toEqual(drafts(real));
    });

    it('lets one bad order fail alone, parks it with its reason, and imports it when that is mended', async () => {
      const orders = plainOrders({ count: 5, marketplace: 'PL', channel: 'fbm', seed: 20 });
      await preparePricelist(admin, 'PLN');
      const { registration, sync } = await given(orders, ['PL']);
      await setPricelistActive('PLN', false);
      const failed = await sync();
      expect(failed.map((outcome) => outcome.status === 'failed' && outcome.error.code)).toEqual(
        orders.map(() => 'CURRENCY_UNAVAILABLE'),
      );
      expect(await count(bot, 'x_amazon_problem', [['x_registration_id', '=', registration.id]])).toBe(5);

      await setPricelistActive('PLN', true);
      expect((await sync()).map(({ status }) => status)).toEqual(orders.map(() => 'created'));
      expect(await count(bot, 'x_amazon_problem', [['x_registration_id', '=', registration.id]])).toBe(0);
    });

    async function setPricelistActive(code: string, active: boolean): Promise<void> {
      const ids = await search(admin, 'product.pricelist', [['currency_id.name', '=', code]]);
      await admin.call('product.pricelist', 'write', { ids, args: { vals: { active } } });
    }

    it('makes one sale order for each, however many workers run at once', async () => {
      const orders = plainOrders({ count: 20, marketplace: 'ES', channel: 'fba', seed: 21 });
      const { registration, sync } = await given(orders);
      await Promise.all([sync(), sync()]);
      expect(await count(bot, 'sale.order', [['x_amazon_registration_id', '=', registration.id]])).toBe(20);
      expect(
        await count(bot, 'sale.order.line', [['order_id.x_amazon_registration_id', '=', registration.id]]),
      ).toBe(20);
    });

    it('stops between batches when asked, and a re-run completes without a duplicate', async () => {
      const orders = plainOrders({ count: 120, marketplace: 'ES', channel: 'fba', seed: 22 });
      const { odoo, registration, sync } = await given(orders);
      const controller = new AbortController();
      const connector = createConnector({
        odoo,
        amazon: client(),
        onEvent: ({ type }) => {
          if (type === 'orders:done') controller.abort();
        },
      });
      await expect(
        collect(connector.orders.sync(registration, { since: longAgo, signal: controller.signal })),
      ).rejects.toMatchObject({ code: 'ABORTED' });
      await sync();
      expect(await count(bot, 'sale.order', [['x_amazon_registration_id', '=', registration.id]])).toBe(120);
    });

    it('names the missing rights before the first write', async () => {
      const { registration } = await given(
        plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm', seed: 23 }),
      );
      const odoo = countCalls(plain);
      const connector = createConnector({ odoo, amazon: client() });
      await expect(collect(connector.orders.sync(registration))).rejects.toMatchObject({
        code: 'RIGHTS_MISSING',
      });
      expect(odoo.calls.writes).toBe(0);
    });

    it('tells of a revoked refresh token', async () => {
      const { sync } = await given(plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm', seed: 24 }));
      amazon.revokeRefreshToken();
      await expect(sync()).rejects.toMatchObject({ code: 'AMAZON_UNAUTHORIZED' });
    });

    it('reports an order that cannot be read, and imports the others', async () => {
      const [first, second] = plainOrders({ count: 2, marketplace: 'ES', channel: 'fbm', seed: 25 });
      if (!first || !second) throw new Error('no orders');
      const broken: WireOrder = { ...first, createdTime: 'not a time' };
      const { sync } = await given([broken, second]);
      const outcomes = await sync();
      expect(outcomes.map(({ orderId, status }) => [orderId, status]).sort()).toEqual(
        [
          [first.orderId, 'failed'],
          [second.orderId, 'created'],
        ].sort(),
      );
    });
  });
}
