import { expect, it } from '@jest/globals';
import { generateOrders, plainOrders } from '../../lib/testing/index.ts';
import { createGoods, records, type Stage } from '../../stage/index.ts';

/** What a new order is linked to: its buyer, its gift message, its products and the order that it replaces. */
export function describeOrderRelations(stage: () => Stage): void {
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
    const seller = await stage().openSeller([first]);
    await seller.syncOrders();
    const [made] = await seller.saleOrders(['partner_id']);
    const contact = Number(Array.isArray(made?.['partner_id']) ? made['partner_id'][0] : 0);
    await stage().admin.call('res.partner', 'write', {
      ids: [contact],
      args: { vals: { name: 'Renamed by a user' } },
    });
    seller.amazon.addOrders([second]);
    await seller.syncOrders();
    expect((await seller.saleOrders(['partner_id'])).map((row) => row['partner_id'])).toEqual([
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
    const seller = await stage().openSeller(orders);
    await seller.syncOrders();
    const [made] = await seller.saleOrders(['x_amazon_gift_message']);
    const [picking] = await records(
      stage().bot,
      'stock.picking',
      seller.ours('sale_id.x_amazon_registration_id'),
      ['x_amazon_gift_message', 'x_amazon_order_ref'],
    );
    expect(made?.['x_amazon_gift_message']).toBe(message);
    expect(picking).toMatchObject({
      x_amazon_gift_message: message,
      x_amazon_order_ref: orders[0]?.orderId,
    });
  });

  it('remembers a product found by internal reference as an offer, and follows the offer when a user changes it', async () => {
    const [one, other] = await createGoods(stage().admin, ['SCENARIO-MUG', 'SCENARIO-CUP']);
    const [first, second] = plainOrders({
      count: 2,
      marketplace: 'ES',
      channel: 'fbm',
      seed: 17,
      skus: ['SCENARIO-MUG'],
    });
    if (!first || !second) throw new Error('no orders');
    const seller = await stage().openSeller([first]);
    await seller.syncOrders();
    const [offer] = await records(stage().bot, 'x_amazon_offer', seller.ours('x_registration_id'), [
      'x_sku',
      'x_product_id',
    ]);
    expect(offer).toMatchObject({ x_sku: 'SCENARIO-MUG', x_product_id: [one, expect.any(String)] });

    await stage().bot.call('x_amazon_offer', 'write', {
      ids: [Number(offer?.id)],
      args: { vals: { x_product_id: other } },
    });
    seller.amazon.addOrders([second]);
    await seller.syncOrders();
    const lines = await records(
      stage().bot,
      'sale.order.line',
      seller.ours('order_id.x_amazon_registration_id'),
      ['product_id'],
    );
    expect(lines.map((line) => line['product_id'])).toEqual([
      [one, expect.any(String)],
      [other, expect.any(String)],
    ]);
  });

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
    const seller = await stage().openSeller(orders);
    await seller.syncOrders();
    const made = await seller.saleOrders(['x_amazon_order_ref', 'x_amazon_origin_id', 'amount_total']);
    const replacements = made.filter((row) => originOf.get(String(row['x_amazon_order_ref'])) !== undefined);
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
}
