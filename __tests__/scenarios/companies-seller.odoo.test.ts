import { beforeAll, describe, expect, it } from '@jest/globals';
import { collect, type OrderOutcome, type Registration } from '../../lib/index.ts';
import { cancelled, type WireOrder } from '../../lib/testing/index.ts';
import { create, createGoods, longAgo, records, type Seller } from '../../stage/index.ts';
import { foundFirms, idOf, saleOn, type Firms } from './companies.ts';
import { refusing } from './depot.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';

describe('one seller in two companies of a real Odoo', () => {
  const stage = onStage(realDatabases('companies_seller'));
  let firms: Firms;

  beforeAll(async () => {
    firms = await foundFirms(stage());
    await createGoods(stage().admin, ['MUG'], { is_storable: true });
  });

  const sync = async ({ connector }: Seller, registration: Registration): Promise<readonly OrderOutcome[]> =>
    collect(connector.orders.sync(registration, { since: longAgo }));
  const statuses = (outcomes: readonly OrderOutcome[]) =>
    outcomes.map(({ orderId, status }) => [orderId, status]).sort();
  /** Company and registration of the sale orders of these orders, each of which there has to be one. */
  const placesOf = async (orders: readonly WireOrder[]) => {
    const refs = orders.map(({ orderId }) => orderId);
    const found = await records(
      stage().admin,
      'sale.order',
      [['x_amazon_order_ref', 'in', refs]],
      ['x_amazon_order_ref', 'company_id', 'x_amazon_registration_id', 'state', 'partner_id'],
    );
    expect(found).toHaveLength(orders.length);
    return new Map(
      found.map((order) => [
        order['x_amazon_order_ref'],
        [idOf(order['company_id']), idOf(order['x_amazon_registration_id']), order['state']],
      ]),
    );
  };

  it('has its orders in the company of their marketplace, each once, also of one customer', async () => {
    const { admin } = stage();
    const email = 'one@marketplace.example';
    const [contact] = await create(admin, 'res.partner', [
      { name: 'Known in Iberia', email, company_id: firms.iberia.id },
    ]);
    const inSpain = [saleOn('ES', { email }), saleOn('ES')];
    const inGermany = [saleOn('DE', { email }), saleOn('DE', { channel: 'fba', sku: 'MUG' })];
    const listed = [...inSpain, ...inGermany];
    const spain = await stage().openSeller(listed, { registration: { companyId: firms.iberia.id } });
    const germany = await spain.connector.registrations.register({
      name: 'Germany',
      sellerId: spain.registration.sellerId,
      marketplaces: ['DE'],
      companyId: firms.albion.id,
      ordersSince: longAgo,
    });
    expect(statuses(await sync(spain, spain.registration))).toEqual(
      inSpain.map(({ orderId }) => [orderId, 'created']),
    );
    expect(statuses(await sync(spain, germany))).toEqual(
      inGermany.map(({ orderId }) => [orderId, 'created']),
    );
    const places = await placesOf(listed);
    for (const { orderId } of inSpain)
      expect(places.get(orderId)).toEqual([firms.iberia.id, spain.registration.id, 'sale']);
    for (const { orderId } of inGermany)
      expect(places.get(orderId)).toEqual([firms.albion.id, germany.id, 'sale']);
    for (const registration of [spain.registration, germany])
      expect((await sync(spain, registration)).map(({ status }) => status)).toEqual([
        'unchanged',
        'unchanged',
      ]);
    // The contact of the one company is no customer of the other.
    const refs = [inSpain[0]?.orderId, inGermany[0]?.orderId];
    const sold = await records(admin, 'sale.order', [['x_amazon_order_ref', 'in', refs]], ['partner_id']);
    expect(sold.map((order) => idOf(order['partner_id']) === contact)).toEqual([true, false]);
  });

  it('splits into another company, with its defaults and the same policies', async () => {
    const { admin } = stage();
    const { iberia, albion } = firms;
    const make = async (model: string, values: object): Promise<number> =>
      (await create(admin, model, [{ company_id: iberia.id, ...values }]))[0] ?? 0;
    const position = await make('account.fiscal.position', { name: 'Germany' });
    const team = await make('crm.team', { name: 'Team of Iberia' });
    const policies = {
      taxPolicy: 'park',
      trackingPolicy: 'refuse',
      nonAmazonOrders: true,
      moveDate: 'today',
      validateShipped: true,
      cancelReason: 'NoInventory',
    } as const;
    const early = [saleOn('ES'), saleOn('DE'), saleOn('DE', { channel: 'fba', sku: 'MUG' })];
    const [, open, shipped] = early;
    const seller = await stage().openSeller(early, {
      marketplaces: ['ES', 'DE', 'FR'],
      registration: {
        companyId: iberia.id,
        salesTeamId: team,
        fiscalPositionId: position,
        taxes: { DE: { fiscalPositionId: position } },
        ...policies,
      },
    });
    const { connector, registration } = seller;
    // It dies before the goods of the last order have left.
    const dying = seller.connectorOver(refusing(stage().bot, 'stock.picking.create'));
    await expect(collect(dying.orders.sync(registration, { since: longAgo }))).rejects.toMatchObject({
      code: 'ABORTED',
    });

    const { from, to } = await connector.registrations.split(registration, {
      marketplaces: ['DE', 'FR'],
      name: 'Albion',
      companyId: albion.id,
    });
    expect(from).toMatchObject({ companyId: iberia.id, fiscalPositionId: position, taxRules: [] });
    expect(to).toMatchObject({
      companyId: albion.id,
      warehouseId: albion.warehouse,
      paymentJournalId: undefined,
      fiscalPositionId: undefined,
      taxRules: [],
      ...policies,
    });
    const places = await records(admin, 'stock.location', [['id', 'in', [to.locationId]]], ['company_id']);
    expect(places).toMatchObject([{ company_id: [albion.id, 'Albion'] }]);
    expect([to.locationId, to.pickingTypeId, to.salesTeamId]).not.toEqual([
      from.locationId,
      from.pickingTypeId,
      from.salesTeamId,
    ]);

    const later = [saleOn('DE'), saleOn('FR')];
    seller.amazon.addOrders(later);
    seller.change(open?.orderId ?? '', cancelled());
    expect(statuses(await sync(seller, to))).toEqual(
      [
        [open?.orderId, 'cancelled'],
        // The goods that wait since then leave the location of their own company.
        [shipped?.orderId, 'updated'],
        ...later.map(({ orderId }) => [orderId, 'created']),
      ].sort(),
    );
    const made = await placesOf([...early, ...later]);
    expect([...made.values()]).toEqual(
      expect.arrayContaining([
        [iberia.id, registration.id, 'sale'],
        [iberia.id, registration.id, 'cancel'],
        [iberia.id, registration.id, 'sale'],
        [albion.id, to.id, 'sale'],
        [albion.id, to.id, 'sale'],
      ]),
    );
    expect(await sync(seller, from)).toMatchObject([{ status: 'unchanged' }]);
    const left = await records(
      admin,
      'stock.move',
      [['sale_line_id.order_id.x_amazon_order_ref', '=', shipped?.orderId]],
      ['company_id', 'location_id', 'state'],
    );
    expect(left).toMatchObject([
      { company_id: [iberia.id, 'Iberia'], location_id: [from.locationId, expect.anything()], state: 'done' },
    ]);

    // FR goes back, and comes again: what Albion has sold there stays its own.
    const french = later[1]?.orderId ?? '';
    const back = await connector.registrations.moveMarketplace('FR', { from: to, to: registration });
    expect(back).toMatchObject({ status: 'done', to: { companyId: iberia.id } });
    seller.change(french, cancelled());
    expect((await sync(seller, registration)).filter(({ orderId }) => orderId === french)).toMatchObject([
      { status: 'cancelled' },
    ]);
    const newest = saleOn('FR');
    seller.amazon.addOrders([newest]);
    await sync(seller, registration);
    await connector.registrations.moveMarketplace('FR', { from: registration, to });
    for (const one of [registration, to])
      expect((await sync(seller, one)).filter(({ status }) => status !== 'unchanged')).toEqual([]);
    const end = await placesOf([...early, ...later, newest]);
    expect([end.get(french), end.get(newest.orderId)]).toEqual([
      [albion.id, to.id, 'cancel'],
      [iberia.id, registration.id, 'sale'],
    ]);
  });
});
