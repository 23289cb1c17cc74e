import { beforeAll, describe, expect, it } from '@jest/globals';
import { collect, createConnector } from '../../lib/index.ts';
import { shippedBySeller } from '../../lib/testing/index.ts';
import { create, createGoods, records, search } from '../../stage/index.ts';
import { realMajor } from '../real-odoo/version.ts';
import { admit, confine, familyOf, type Family } from './branches.ts';
import { onStage } from './on-stage.ts';
import { pricedOrder } from './priced-orders.ts';
import { realDatabases } from './real.ts';

// Who may read what is decided by Odoo's own rules: this is proved on the real one only.
describe('a branch of a real Odoo, beside others that sell the same product', () => {
  const stage = onStage(realDatabases('branch-neighbours'));
  let family: Family;
  let product = 0;

  beforeAll(async () => {
    family = await familyOf(stage());
    const { admin } = stage();
    [product = 0] = await createGoods(admin, ['COMMON'], { company_id: family.root });
    // As they sell it: offers of the same SKU, which the branch's user may not see.
    const others = createConnector({ odoo: admin, amazon: {} });
    for (const [index, companyId] of [family.root, family.branch, family.sibling].entries()) {
      const sellerId = `NEIGHBOUR${index}`;
      const input = { name: sellerId, sellerId, marketplaces: ['US'], companyId };
      const registration = await others.registrations.register(input);
      await create(admin, 'x_amazon_offer', [
        {
          x_name: 'COMMON',
          x_registration_id: registration.id,
          x_marketplace_id: registration.marketplaces[0]?.recordId,
          x_seller_id: sellerId,
          x_sku: 'COMMON',
          x_product_id: product,
        },
      ]);
    }
    await confine(admin, 'bot', family.twig);
  });

  it('finds its own registration alone, imports its order, makes its own offer and tells Amazon what it has shipped', async () => {
    const { admin, bot } = stage();
    const orderId = '702-0000000-0000001';
    const item = { sku: 'COMMON', quantity: 2, rows: [['ITEM', '19.99']] } as const;
    const seller = await stage().openSeller([pricedOrder(orderId, [item])], { marketplaces: ['US'] });
    const { connector, registration } = seller;
    expect(await connector.registrations.list()).toEqual([registration]);
    expect(registration).toMatchObject({
      companyId: family.twig,
      companyIds: [family.twig, family.branch, family.root],
    });

    expect(await seller.syncOrders()).toMatchObject([{ status: 'created' }]);
    const [made] = await seller.saleOrders(['company_id', 'amount_total']);
    expect(made).toMatchObject({ company_id: [family.twig, 'Twig'], amount_total: 19.99 });
    const offers = await records(admin, 'x_amazon_offer', [], ['x_registration_id', 'x_product_id']);
    expect(offers).toHaveLength(4);
    expect(offers.at(-1)).toMatchObject({
      x_registration_id: [registration.id, registration.name],
      x_product_id: [product, '[COMMON] COMMON'],
    });

    const ofOrder = [['sale_id', '=', made?.id ?? 0]];
    const [picking] = await records(bot, 'stock.picking', ofOrder, ['company_id']);
    expect(picking).toMatchObject({ company_id: [family.twig, 'Twig'] });
    // By somebody who may enter the root: Odoo lets nobody else validate goods that belong to it (measured).
    const moves = await search(admin, 'stock.move', [['picking_id', '=', picking?.id ?? 0]]);
    const shipped = { quantity: 2, picked: true };
    await admin.call('stock.move', 'write', { ids: moves, args: { vals: shipped } });
    const ids = [picking?.id ?? 0];
    const [service] = await create(admin, 'product.product', [{ name: 'Carriage', type: 'service' }]);
    const [carrier] = await create(admin, 'delivery.carrier', [{ name: 'UPS', product_id: service }]);
    const vals = { carrier_id: carrier, carrier_tracking_ref: '1Z12345E0205271688' };
    await admin.call('stock.picking', 'write', { ids, args: { vals } });
    await admin.call('stock.picking', 'button_validate', { ids, context: { skip_sms: true } });
    const outcomes = await collect(connector.deliveries.sync(registration));
    expect(outcomes).toMatchObject([{ status: 'synchronized', by: 'connector' }]);
    expect(seller.amazon.order(orderId)?.orderItems).toMatchObject([
      { quantityOrdered: 2, fulfillment: { quantityFulfilled: 2 } },
    ]);
    expect(await collect(connector.deliveries.sync(registration))).toEqual([]);
  });

  it.each([
    ['validates what was shipped in Seller Central where its user may enter the root too', true],
    [
      'only notes it where its user may enter the branch alone, and Odoo does not let him (19 does not)',
      false,
    ],
  ])('%s', async (_case, mayEnterRoot) => {
    // Before Odoo 19, somebody of the branch alone may validate goods of the root (measured).
    const mayValidate = mayEnterRoot || realMajor < 19;
    const { admin } = stage();
    if (mayEnterRoot) await admit(admin, 'bot', [family.root, family.branch]);
    else await confine(admin, 'bot', family.twig);
    const item = { sku: 'COMMON', quantity: 2, rows: [['ITEM', '19.99']] } as const;
    const orderId = `702-0000000-000000${mayEnterRoot ? 2 : 3}`;
    const seller = await stage().openSeller([pricedOrder(orderId, [item])], {
      marketplaces: ['US'],
      registration: { companyId: family.twig, validateShipped: true },
    });
    await seller.syncOrders();
    seller.change(orderId, shippedBySeller({ carrier: 'UPS', trackingNumber: '1Z12345E0205271688' }));
    await seller.syncOrders();
    const outcomes = await collect(seller.connector.deliveries.sync(seller.registration));
    expect(outcomes).toMatchObject([{ status: 'noted', validated: mayValidate }]);
    const pickings = await records(admin, 'stock.picking', seller.ours('sale_id.x_amazon_registration_id'), [
      'company_id',
      'state',
    ]);
    expect(pickings).toMatchObject([
      { company_id: [family.twig, 'Twig'], state: mayValidate ? 'done' : 'assigned' },
    ]);
    const moves = await records(
      admin,
      'stock.move',
      [['picking_id', '=', pickings[0]?.id ?? 0]],
      ['quantity'],
    );
    expect(moves).toMatchObject([{ quantity: 2 }]);
  });
});
