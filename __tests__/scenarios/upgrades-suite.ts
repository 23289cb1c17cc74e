import { describe, expect, it } from '@jest/globals';
import { cancellationFeed } from '../../lib/amazon/index.ts';
import { plainOrders } from '../../lib/testing/index.ts';
import { records, search, type OdooDatabase, type Seller } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';

/** What an older version of the package has left in a database. */
export function describeUpgrades(name: string, open: () => Promise<OdooDatabase>): void {
  describe(`install() over an older version on ${name}`, () => {
    const stage = onStage(open, { currencies: ['EUR'], goods: ['MUG'] });

    /** As if an older version had installed the fields. */
    async function growOld(): Promise<void> {
      const ids = await search(stage().admin, 'ir.model.fields', [
        ['model', '=', 'sale.order.line'],
        ['name', '=', 'x_amazon_item_ref'],
      ]);
      await stage().admin.call('ir.model.fields', 'write', { ids, args: { vals: { help: 'older' } } });
    }

    it('keeps parked problems, under their new keys', async () => {
      const { admin, administrator } = stage();
      const { connector, registration, close } = await stage().openSeller([]);
      const row = (orderId: string, code: string) => [
        `amazon.problem_${orderId}`,
        orderId,
        String(registration.id),
        code,
      ];
      await admin.call('x_amazon_problem', 'load', {
        args: {
          fields: ['id', 'x_name', 'x_registration_id/.id', 'x_code'],
          data: [
            row('902-0000001-0000001', 'TOTAL_DIFFERS'),
            row('902-0000002-0000002', 'CANCELLATION_REFUSED'),
          ],
        },
      });
      const before = await records(admin, 'x_amazon_problem', [], ['create_date']);
      await growOld();
      expect((await administrator.install()).updated.length).toBeGreaterThan(0);
      expect(await connector.problems.list()).toMatchObject([
        { id: before[0]?.id, kind: 'order', ref: '902-0000001-0000001', code: 'TOTAL_DIFFERS' },
        { id: before[1]?.id, kind: 'cancellation', ref: '902-0000002-0000002' },
      ]);
      expect(await connector.problems.list({ kind: 'cancellation' })).toHaveLength(1);
      const ours = [
        ['module', '=', 'amazon'],
        ['model', '=', 'x_amazon_problem'],
      ];
      const keys = await records(admin, 'ir.model.data', ours, ['name']);
      expect(keys.map((key) => key['name']).sort()).toEqual([
        'problem_cancellation_902-0000002-0000002',
        'problem_order_902-0000001-0000001',
      ]);
      expect((await administrator.install()).updated).toEqual([]);
      await close();
    });

    it('keeps later orders from writing into customers that an older version has made', async () => {
      const { admin, administrator } = stage();
      const [first, second] = plainOrders({
        count: 2,
        marketplace: 'ES',
        channel: 'fbm',
        seed: 57,
        skus: ['MUG'],
      });
      if (!first || !second) throw new Error('no orders');
      const buyer = { buyerName: 'Old Customer', buyerEmail: 'old@marketplace.example' };
      const seller = await stage().openSeller([{ ...first, buyer }]);
      await seller.syncOrders();
      const made = [
        ['module', '=', 'amazon'],
        ['model', 'in', ['res.partner', 'sale.order', 'x_amazon_offer']],
      ];
      const ids = await search(admin, 'ir.model.data', made);
      await admin.call('ir.model.data', 'write', { ids, args: { vals: { noupdate: false } } });
      await growOld();
      await administrator.install();
      expect(await search(admin, 'ir.model.data', [...made, ['noupdate', '=', false]])).toEqual([]);

      // Found by its external id alone.
      const [contact] = await records(
        admin,
        'res.partner',
        [
          ['name', '=', 'Old Customer'],
          ['type', '=', 'contact'],
        ],
        [],
      );
      const vals = { x_amazon_key: false, email: 'changed@example.com', city: 'Moved' };
      await admin.call('res.partner', 'write', { ids: [contact?.id ?? 0], args: { vals } });
      seller.amazon.addOrders([{ ...second, buyer }]);
      await seller.syncOrders();
      const orders = await seller.saleOrders(['partner_id']);
      expect(orders.map((order) => order['partner_id'])).toEqual(
        [1, 2].map(() => [contact?.id, expect.anything()]),
      );
      expect(
        await records(admin, 'res.partner', [['id', '=', contact?.id]], ['email', 'city']),
      ).toMatchObject([{ email: 'changed@example.com', city: 'Moved' }]);
      await seller.close();
    });

    it('gives problems their kinds also when a run has parked one of them anew in between', async () => {
      const { admin, administrator } = stage();
      const { connector, registration, close } = await stage().openSeller([]);
      const orderId = '902-0000003-0000003';
      const load = (fields: readonly string[], row: readonly string[]) =>
        admin.call('x_amazon_problem', 'load', { args: { fields, data: [row] } });
      const columns = ['id', 'x_name', 'x_registration_id/.id', 'x_code'];
      const values = [orderId, String(registration.id), 'TOTAL_DIFFERS'];
      await load(columns, [`amazon.problem_${orderId}`, ...values]);
      await load(
        [...columns, 'x_kind', 'x_ref'],
        [`amazon.problem_order_${orderId}`, ...values, 'order', orderId],
      );
      const domain = [['x_name', '=', orderId]];
      const [old] = await records(admin, 'x_amazon_problem', domain, []);
      await growOld();
      await administrator.install();
      expect(await records(admin, 'x_amazon_problem', domain, ['x_kind'])).toMatchObject([
        { id: old?.id, x_kind: 'order' },
      ]);
      expect(await connector.problems.list({ registration })).toHaveLength(1);
      await close();
    });

    it('leaves a feed alone that a run has sent before the older ones were taken over', async () => {
      const { admin, administrator } = stage();
      const seller = await stage().openSeller(
        plainOrders({ count: 2, marketplace: 'ES', channel: 'fbm', seed: 52, skus: ['MUG'] }),
        { registration: { cancelReason: 'NoInventory' } },
      );
      await seller.syncOrders();
      const orders = await seller.saleOrders(['x_amazon_order_ref']);
      const ids = orders.map(({ id }) => id);
      await admin.call('sale.order', 'action_cancel', { ids, context: { disable_cancel_warning: true } });
      const vals = { x_amazon_cancel_feed: '4711/1' };
      await admin.call('sale.order', 'write', { ids: ids.slice(0, 1), args: { vals } });
      await growOld();
      await seller.syncOrders();
      await administrator.install();
      const feeds = await records(
        admin,
        'x_amazon_feed',
        [['x_seller_id', '=', seller.registration.sellerId]],
        ['x_feed_id', 'x_state'],
      );
      expect(feeds).toMatchObject([
        { x_feed_id: seller.amazon.feeds[0]?.feedId, x_state: 'open' },
        { x_feed_id: '4711', x_state: 'open' },
      ]);
      await seller.close();
    });

    it('reads the answers to cancellations about which the older version had asked Amazon', async () => {
      const { admin, administrator } = stage();
      const seller = await stage().openSeller(
        plainOrders({ count: 2, marketplace: 'ES', channel: 'fbm', seed: 51, skus: ['MUG'] }),
        { registration: { cancelReason: 'NoInventory' } },
      );
      await seller.syncOrders();
      const orders = await seller.saleOrders(['x_amazon_order_ref']);
      const ids = orders.map(({ id }) => id);
      await admin.call('sale.order', 'action_cancel', { ids, context: { disable_cancel_warning: true } });
      const feedId = await askAsBefore(seller);
      for (const [index, { id }] of orders.entries()) {
        const vals = { x_amazon_cancel_feed: `${feedId}/${index + 1}` };
        await admin.call('sale.order', 'write', { ids: [id], args: { vals } });
      }
      await growOld();
      await administrator.install();
      const kept = await seller.saleOrders(['x_amazon_cancel_feed']);
      expect(kept.map((order) => order['x_amazon_cancel_feed'])).toEqual([false, false]);

      const outcomes = [];
      for (let runs = 0; runs < 3; runs += 1) outcomes.push(...(await seller.syncOrders()));
      const told = outcomes.filter(({ status }) => status === 'updated');
      expect(told).toMatchObject([{ changes: ['cancellation_told'] }, { changes: ['cancellation_told'] }]);
      expect(seller.amazon.feeds).toHaveLength(1);
      await seller.close();
    });

    /** The feed that the older version sent: a message for each order. */
    async function askAsBefore({ amazonPort, registration, saleOrders }: Seller): Promise<string> {
      const orders = await saleOrders(['x_amazon_order_ref']);
      const cancellations = orders.map((order) => ({
        orderId: String(order['x_amazon_order_ref']),
        orderItemIds: [],
        reason: 'NoInventory' as const,
      }));
      const marketplaceIds = registration.marketplaces.map(({ id }) => id);
      const feed = cancellationFeed(registration.sellerId, marketplaceIds, cancellations);
      return (await amazonPort.submitFeed(feed)).feedId;
    }
  });
}
