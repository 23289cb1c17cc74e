import { describe, expect, it } from '@jest/globals';
import { ConnectorError, type AmazonPort, type OdooPort, type OrderOutcome } from '../../lib/index.ts';
import { plainOrders, type WireOrder } from '../../lib/testing/index.ts';
import { records, type OdooDatabase, type Seller, type Transport } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';

/** One order that Odoo, its database or its external ids cannot digest: it alone fails, and no run ends by it. */
export function describeOddOrders(
  name: string,
  transport: Transport,
  open: () => Promise<OdooDatabase>,
): void {
  describe(`an odd order among others, on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'] });
    let seeds = 0;

    /** Three plain orders, the second of them changed. */
    function threeOrders(change: (order: WireOrder) => WireOrder): [WireOrder, WireOrder, WireOrder] {
      seeds += 1;
      const orders = plainOrders({ count: 3, marketplace: 'ES', channel: 'fbm', seed: 6000 + seeds });
      const [first, second, third] = orders;
      if (!first || !second || !third) throw new Error('no orders');
      return [first, change(second), third];
    }

    const ofItem = (order: WireOrder, product: Readonly<Record<string, string>>): WireOrder => ({
      ...order,
      orderItems: order.orderItems.map((item) => ({ ...item, product: { ...item.product, ...product } })),
    });

    const statuses = (outcomes: readonly OrderOutcome[]): Readonly<Record<string, string>> =>
      Object.fromEntries(outcomes.map((outcome) => [outcome.orderId, outcome.status]));

    const parked = async ({ connector, registration }: Seller) =>
      (await connector.problems.list({ registration })).map(({ ref, code }) => [ref, code]);

    const hostile = 'A\0B\ud83dC\u0007D';

    it.each<[string, (order: WireOrder) => WireOrder]>([
      ['SKU', (order) => ofItem(order, { sellerSku: hostile })],
      ['title', (order) => ofItem(order, { title: hostile })],
      [
        'e-mail address',
        (order) => ({ ...order, buyer: { buyerName: 'B', buyerEmail: `${hostile}@example.com` } }),
      ],
      ['name', (order) => ({ ...order, buyer: { buyerName: hostile, buyerEmail: 'b@example.com' } })],
      [
        'address and country',
        (order) => ({
          ...order,
          recipient: {
            deliveryAddress: { ...order.recipient?.deliveryAddress, city: hostile, countryCode: 'E\0S' },
          },
        }),
      ],
      [
        'gift message',
        (order) => ({
          ...order,
          orderItems: order.orderItems.map((item) => ({
            ...item,
            fulfillment: {
              quantityFulfilled: 0,
              quantityUnfulfilled: item.quantityOrdered,
              packing: { giftOption: { giftMessage: hostile, giftWrapLevel: 'Simple' } },
            },
          })),
        }),
      ],
      [
        'item id',
        (order) => ({
          ...order,
          orderItems: order.orderItems.map((item) => ({ ...item, orderItemId: `1 ${hostile}` })),
        }),
      ],
    ])(
      'with NUL, half an emoji and a control character in its %s is imported without them',
      async (_what, change) => {
        const orders = threeOrders(change);
        const seller = await stage().openSeller(orders);
        const outcomes = await seller.syncOrders();
        expect(
          outcomes.flatMap((outcome) => (outcome.status === 'failed' ? [outcome.error.message] : [])),
        ).toEqual([]);
        expect(outcomes.map(({ status }) => status)).toEqual(['created', 'created', 'created']);
        expect(JSON.stringify(await writtenTexts(seller))).not.toMatch(/\\u0000|\\ud83d|\\u0007/);
        expect((await seller.syncOrders()).map(({ status }) => status)).toEqual(
          orders.map(() => 'unchanged'),
        );
        expect(seller.odoo.calls.writes).toBe(0);
      },
    );

    async function writtenTexts({ ours, saleOrders }: Seller) {
      const { bot } = stage();
      const made = await saleOrders(['x_amazon_gift_message', 'partner_id', 'partner_shipping_id']);
      const partners = made.flatMap((row) => [row['partner_id'], row['partner_shipping_id']]);
      const ids = partners.map((partner) => (Array.isArray(partner) ? Number(partner[0]) : 0));
      const lines = ours('order_id.x_amazon_registration_id');
      return [
        made,
        await records(bot, 'sale.order.line', lines, ['name', 'x_amazon_sku']),
        await records(bot, 'res.partner', [['id', 'in', ids]], ['name', 'email', 'city', 'country_id']),
      ];
    }

    it('with an endless SKU keeps the beginning of it', async () => {
      const orders = threeOrders((order) => ofItem(order, { sellerSku: 'S'.repeat(10_000) }));
      const seller = await stage().openSeller(orders);
      expect((await seller.syncOrders()).map(({ status }) => status)).toEqual([
        'created',
        'created',
        'created',
      ]);
      const lines = await records(
        stage().bot,
        'sale.order.line',
        [...seller.ours('order_id.x_amazon_registration_id'), ['x_amazon_sku', 'like', 'SSSS']],
        ['x_amazon_sku'],
      );
      expect(lines.map((line) => line['x_amazon_sku'])).toEqual(['S'.repeat(500)]);
    });

    it.each(['902 1845936 5435065', "902-'; DROP", '902/..%00?x=1', 'Ünïcode-1'])(
      'under the id "%s" is imported; where it cannot be, it is parked, and the next run goes on',
      async (orderId) => {
        seeds += 1;
        const id = `${orderId} ${seeds}`;
        const orders = threeOrders((order) => ({ ...order, orderId: id }));
        const seller = await stage().openSeller(orders);
        expect(statuses(await seller.syncOrders())[id]).toBe('created');
        expect(statuses(await seller.syncOrders())[id]).toBe('unchanged');

        const broken = threeOrders((order) => ({
          ...order,
          orderId: `${id} broken`,
          createdTime: 'yesterday',
        }));
        const other = await stage().openSeller(broken);
        expect(await other.syncOrders()).toHaveLength(3);
        expect(await parked(other)).toEqual([[`${id} broken`, 'ORDER_UNREADABLE']]);
        expect((await other.connector.registrations.get(other.registration.id)).lastOrderSync).not.toBe(
          other.registration.lastOrderSync,
        );
        await other.syncOrders();
        expect(await parked(other)).toEqual([[`${id} broken`, 'ORDER_UNREADABLE']]);
      },
    );

    it('that comes twice on a page and cannot be read is told and parked once', async () => {
      const orders = threeOrders((order) => ({ ...order, createdTime: 'yesterday' }));
      const [, second] = orders;
      const seller = await stage().openSeller(orders, { throughAmazon: twice(second.orderId) });
      const outcomes = await seller.syncOrders();
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['created', 'created', 'failed']);
      expect(await parked(seller)).toEqual([[second.orderId, 'ORDER_UNREADABLE']]);
    });

    it('that makes a read fail does so alone', async () => {
      const orders = threeOrders((order) => ofItem(order, { sellerSku: 'POISON' }));
      const seller = await stage().openSeller(orders, {
        throughOdoo: refusing(({ args }) => JSON.stringify(args).includes('POISON')),
      });
      const outcomes = await seller.syncOrders();
      expect(outcomes.map(({ status }) => status).toSorted()).toEqual(['created', 'created', 'failed']);
      expect(await parked(seller)).toEqual([[orders[1].orderId, 'ODOO_SERVER_ERROR']]);
      expect(seller.odoo.calls.total).toBeLessThanOrEqual(40);
    });

    it('that makes a read fail leaves the links between the others: a replacement finds what it replaces', async () => {
      const [original, poison, plain] = threeOrders((order) => ofItem(order, { sellerSku: 'POISON' }));
      const associatedOrders = [{ orderId: original.orderId, associationType: 'REPLACEMENT_ORIGINAL_ID' }];
      const seller = await stage().openSeller([original, poison, { ...plain, associatedOrders }], {
        throughOdoo: refusing(({ args }) => JSON.stringify(args).includes('POISON')),
      });
      await seller.syncOrders();
      const made = await seller.saleOrders(['x_amazon_order_ref', 'x_amazon_origin_id']);
      const replaced = made.find((row) => row['x_amazon_order_ref'] === original.orderId);
      expect(made.find((row) => row['x_amazon_order_ref'] === plain.orderId)).toMatchObject({
        x_amazon_origin_id: [replaced?.id, expect.anything()],
      });
    });

    it('is no reason to go on when every read fails', async () => {
      const seller = await stage().openSeller(
        threeOrders((order) => order),
        { throughOdoo: refusing((call) => call.isReadOfOrders) },
      );
      await expect(seller.syncOrders()).rejects.toMatchObject({ code: 'ODOO_SERVER_ERROR' });
      expect(await parked(seller)).toEqual([]);
    });

    it('that cannot be parked ends the run, after the others have been told', async () => {
      const orders = threeOrders((order) => ({ ...order, createdTime: 'yesterday' }));
      const seller = await stage().openSeller(orders, {
        throughOdoo: refusing(({ model }) => model === 'x_amazon_problem'),
      });
      const told: string[] = [];
      const run = async (): Promise<void> => {
        for await (const { status } of seller.connector.orders.sync(seller.registration)) told.push(status);
      };
      await expect(run()).rejects.toMatchObject({ code: 'ODOO_VALIDATION' });
      expect(told.toSorted()).toEqual(['created', 'created', 'failed']);
    });
  });
}

interface Seen {
  readonly model: string;
  readonly args: unknown;
  readonly isReadOfOrders: boolean;
}

/** A port to an Odoo that fails where `fails` says: a load refuses every record, a read fails as a whole. */
function refusing(fails: (seen: Seen) => boolean): (port: OdooPort) => OdooPort {
  return (port) => ({
    version: (options) => port.version(options),
    call: async (model, method, call) => {
      const isRead = method.startsWith('web_search');
      const seen = { model, args: call?.args, isReadOfOrders: isRead && model === 'sale.order' };
      if (isRead && fails({ ...seen, model: '' }))
        throw new ConnectorError('ODOO_SERVER_ERROR', 'Read failed.');
      if (method === 'load' && fails(seen)) throw new ConnectorError('ODOO_VALIDATION', 'Not this.');
      return port.call(model, method, call);
    },
  });
}

/** An Amazon that lists this order twice on its page. */
function twice(orderId: string): (port: AmazonPort) => AmazonPort {
  return (port) => ({
    ...port,
    searchOrders: async function* (query, options) {
      for await (const page of port.searchOrders(query, options)) {
        const same = page.entries.filter(
          (entry) => (entry.order ? entry.order.orderId : entry.orderId) === orderId,
        );
        yield { ...page, entries: [...page.entries, ...same] };
      }
    },
  });
}
