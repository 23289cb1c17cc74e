import { expect, it } from '@jest/globals';
import { collect, countCalls, type OrderOutcome } from '../../lib/index.ts';
import { plainOrders, type WireOrder } from '../../lib/testing/index.ts';
import { count, longAgo, patientClock, preparePricelist, search, type Stage } from '../../stage/index.ts';

/** How a run of orders.sync goes: dry, in part, at the same time as another, stopped, or not at all. */
export function describeOrderRuns(stage: () => Stage): void {
  it('writes nothing in a dry run, and tells what it would have made', async () => {
    const seller = await stage().openSeller(
      plainOrders({ count: 5, marketplace: 'ES', channel: 'fbm', seed: 19 }),
    );
    const before = [await count(stage().bot, 'sale.order'), await count(stage().bot, 'res.partner')];
    const planned = await seller.syncOrders({ since: longAgo, dryRun: true });
    expect(seller.odoo.calls.writes).toBe(0);
    expect([await count(stage().bot, 'sale.order'), await count(stage().bot, 'res.partner')]).toEqual(before);
    const real = await seller.syncOrders();
    const drafts = (outcomes: readonly OrderOutcome[]) =>
      outcomes.map((outcome) => (outcome.status === 'created' ? outcome.draft : undefined));
    expect(drafts(planned)).toEqual(drafts(real));
  });

  it('lets one bad order fail alone, parks it with its reason, and imports it when that is mended', async () => {
    const orders = plainOrders({ count: 5, marketplace: 'PL', channel: 'fbm', seed: 20 });
    await preparePricelist(stage().admin, 'PLN');
    const seller = await stage().openSeller(orders, { marketplaces: ['PL'] });
    await setPricelistActive('PLN', false);
    const failed = await seller.syncOrders();
    expect(failed.map((outcome) => outcome.status === 'failed' && outcome.error.code)).toEqual(
      orders.map(() => 'CURRENCY_UNAVAILABLE'),
    );
    expect(await count(stage().bot, 'x_amazon_problem', seller.ours('x_registration_id'))).toBe(5);

    await setPricelistActive('PLN', true);
    expect((await seller.syncOrders()).map(({ status }) => status)).toEqual(orders.map(() => 'created'));
    expect(await count(stage().bot, 'x_amazon_problem', seller.ours('x_registration_id'))).toBe(0);
  });

  async function setPricelistActive(code: string, active: boolean): Promise<void> {
    const ids = await search(stage().admin, 'product.pricelist', [['currency_id.name', '=', code]]);
    await stage().admin.call('product.pricelist', 'write', { ids, args: { vals: { active } } });
  }

  it('makes one sale order for each, however many workers run at once', async () => {
    const orders = plainOrders({ count: 20, marketplace: 'ES', channel: 'fba', seed: 21 });
    const seller = await stage().openSeller(orders, { clock: patientClock() });
    await Promise.all([seller.syncOrders(), seller.syncOrders()]);
    expect(await count(stage().bot, 'sale.order', seller.ours('x_amazon_registration_id'))).toBe(20);
    expect(
      await count(stage().bot, 'sale.order.line', seller.ours('order_id.x_amazon_registration_id')),
    ).toBe(20);
  });

  it('stops between batches when asked, and a re-run completes without a duplicate', async () => {
    const orders = plainOrders({ count: 120, marketplace: 'ES', channel: 'fba', seed: 22 });
    const seller = await stage().openSeller(orders);
    const controller = new AbortController();
    const connector = seller.connectorOver(seller.odoo, seller.amazonPort, {
      onEvent: ({ type }) => {
        if (type === 'orders:done') controller.abort();
      },
    });
    await expect(
      collect(connector.orders.sync(seller.registration, { since: longAgo, signal: controller.signal })),
    ).rejects.toMatchObject({ code: 'ABORTED' });
    await seller.syncOrders();
    expect(await count(stage().bot, 'sale.order', seller.ours('x_amazon_registration_id'))).toBe(120);
  });

  it('names the missing rights before the first write', async () => {
    const seller = await stage().openSeller(
      plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm', seed: 23 }),
    );
    const odoo = countCalls(stage().port('plain'));
    const connector = seller.connectorOver(odoo);
    await expect(collect(connector.orders.sync(seller.registration))).rejects.toMatchObject({
      code: 'RIGHTS_MISSING',
    });
    expect(odoo.calls.writes).toBe(0);
  });

  it('tells of a revoked refresh token', async () => {
    const seller = await stage().openSeller(
      plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm', seed: 24 }),
    );
    seller.amazon.revokeRefreshToken();
    await expect(seller.syncOrders()).rejects.toMatchObject({ code: 'AMAZON_UNAUTHORIZED' });
  });

  it('reports an order that cannot be read, and imports the others', async () => {
    const [first, second] = plainOrders({ count: 2, marketplace: 'ES', channel: 'fbm', seed: 25 });
    if (!first || !second) throw new Error('no orders');
    const broken: WireOrder = { ...first, createdTime: 'not a time' };
    const seller = await stage().openSeller([broken, second]);
    const outcomes = await seller.syncOrders();
    expect(outcomes.map(({ orderId, status }) => [orderId, status]).sort()).toEqual(
      [
        [first.orderId, 'failed'],
        [second.orderId, 'created'],
      ].sort(),
    );
  });
}
