import { beforeAll, describe, expect, it } from '@jest/globals';
import { collect, type OrderOutcome, type Registration } from '../../lib/index.ts';
import { cancelled } from '../../lib/testing/index.ts';
import { createGoods, longAgo, records, type Seller } from '../../stage/index.ts';
import { admit, confine } from './branches.ts';
import { belongingsOf, foundFirms, idOf, saleOn, type Firms } from './companies.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';

// Who may read what is decided by Odoo's own rules: this is proved on the real one only.
describe('a user who may enter one of a seller’s two companies, on a real Odoo', () => {
  const stage = onStage(realDatabases('companies_confined'));
  let firms: Firms;

  beforeAll(async () => {
    firms = await foundFirms(stage());
    await createGoods(stage().admin, ['MUG'], { is_storable: true });
  });

  const sync = ({ connector }: Seller, registration: Registration): Promise<OrderOutcome[]> =>
    collect(connector.orders.sync(registration, { since: longAgo }));

  it('is told of orders that the other company has, which are neither doubled nor forgotten', async () => {
    const { iberia, albion } = firms;
    const { admin } = stage();
    const early = [saleOn('ES'), saleOn('DE'), saleOn('DE', { channel: 'fba', sku: 'MUG' })];
    const [, open, shipped] = early;
    const seller = await stage().openSeller(early, {
      marketplaces: ['ES', 'DE'],
      registration: { companyId: iberia.id },
    });
    await seller.syncOrders();
    const { connector, registration } = seller;
    const input = { marketplaces: ['DE'], name: 'Albion', companyId: albion.id };
    const { to } = await connector.registrations.split(registration, input);
    await confine(admin, 'bot', albion.id);
    const before = await belongingsOf(stage(), iberia.id);
    const own = saleOn('DE');
    seller.amazon.addOrders([own]);

    const refused = { status: 'failed', error: { code: 'RIGHTS_MISSING', retryable: false } };
    for (const status of ['created', 'unchanged']) {
      const outcomes = new Map((await sync(seller, to)).map((outcome) => [outcome.orderId, outcome]));
      expect(outcomes.get(own.orderId)).toMatchObject({ status });
      for (const order of [open, shipped]) {
        const outcome = outcomes.get(order?.orderId ?? '');
        expect(outcome).toMatchObject(refused);
        expect(outcome).not.toHaveProperty('saleOrderId');
        expect(outcome?.status === 'failed' && outcome.error.message).toContain(
          'has a sale order already, in a company that the Odoo user may not enter',
        );
      }
      const parked = await connector.problems.list({ registration: to });
      expect(parked.map(({ kind, ref, code }) => [kind, ref, code]).sort()).toEqual(
        [open, shipped].map((order) => ['order', order?.orderId, 'RIGHTS_MISSING']),
      );
    }
    expect(await belongingsOf(stage(), iberia.id)).toEqual(before);

    await admit(admin, 'bot', [iberia.id]);
    seller.change(open?.orderId ?? '', cancelled());
    // As a parked order first, then as one that has changed.
    expect((await sync(seller, to)).map(({ orderId, status }) => [orderId, status]).sort()).toEqual([
      [open?.orderId, 'cancelled'],
      [open?.orderId, 'unchanged'],
      [shipped?.orderId, 'unchanged'],
      [shipped?.orderId, 'unchanged'],
      [own.orderId, 'unchanged'],
    ]);
    expect(await connector.problems.list({ registration: to })).toEqual([]);
    const orders = await records(
      admin,
      'sale.order',
      [['x_amazon_order_ref', 'in', [...early, own].map(({ orderId }) => orderId)]],
      ['x_amazon_order_ref', 'company_id', 'state'],
    );
    expect(
      orders.map((order) => [order['x_amazon_order_ref'], idOf(order['company_id']), order['state']]).sort(),
    ).toEqual([
      [early[0]?.orderId, iberia.id, 'sale'],
      [open?.orderId, iberia.id, 'cancel'],
      [shipped?.orderId, iberia.id, 'sale'],
      [own.orderId, albion.id, 'sale'],
    ]);
  });
});
