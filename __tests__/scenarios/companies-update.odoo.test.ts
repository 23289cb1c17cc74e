import { beforeAll, describe, expect, it } from '@jest/globals';
import { collect, countCalls } from '../../lib/index.ts';
import { createGoods, longAgo, records } from '../../stage/index.ts';
import { foundFirms, saleOn, type Firms } from './companies.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';

describe('the company of a registration on a real Odoo', () => {
  const stage = onStage(realDatabases('companies_update'));
  let firms: Firms;
  let albion = { companyId: 0, warehouseId: 0, locationId: 0 };

  beforeAll(async () => {
    firms = await foundFirms(stage());
    await createGoods(stage().admin, ['MUG'], { is_storable: true });
    const { id, warehouse } = firms.albion;
    const british = await stage().openSeller([], { marketplaces: ['GB'], registration: { companyId: id } });
    albion = { companyId: id, warehouseId: warehouse, locationId: british.registration.locationId ?? 0 };
  });

  it('stays where the registration has sale orders', async () => {
    const listed = [saleOn('ES'), saleOn('ES')];
    const seller = await stage().openSeller(listed, { registration: { companyId: firms.iberia.id } });
    await seller.syncOrders();
    const { connector, registration } = seller;
    const before = await connector.registrations.get(registration.id);
    await expect(connector.registrations.update(registration.id, albion)).rejects.toMatchObject({
      code: 'REGISTRATION_INVALID',
      message: expect.stringMatching(
        /has 2 sale orders in company \d+, which would stay there and not be followed .*registrations\.split\(\)/,
      ),
    });
    expect(await connector.registrations.get(registration.id)).toEqual(before);
    const odoo = countCalls(stage().bot);
    const renamed = { name: 'Renamed', companyId: firms.iberia.id };
    await seller.connectorOver(odoo).registrations.update(registration.id, renamed);
    expect(odoo.calls.byMethod.get('sale.order.search_count')).toBeUndefined();
    expect((await seller.syncOrders()).map(({ status }) => status)).toEqual(['unchanged', 'unchanged']);
  });

  it('changes where it has none, and the operation type of its stock moves with it', async () => {
    const seller = await stage().openSeller([saleOn('ES', { channel: 'fba', sku: 'MUG' })], {
      registration: { companyId: firms.iberia.id },
    });
    const { connector, registration } = seller;
    const moved = await connector.registrations.update(registration.id, albion);
    expect(moved).toMatchObject(albion);
    expect(moved.pickingTypeId).not.toBe(registration.pickingTypeId);
    // Whoever has it from before its move has to get it anew.
    await expect(seller.syncOrders()).rejects.toMatchObject({
      code: 'REGISTRATION_UNKNOWN',
      message: expect.stringContaining('belongs to another company by now'),
    });
    const outcomes = await collect(connector.orders.sync(moved, { since: longAgo }));
    expect(outcomes).toMatchObject([{ status: 'created' }]);
    const named = [albion.companyId, 'Albion'];
    expect(await seller.saleOrders(['company_id', 'amount_total'])).toMatchObject([
      { company_id: named, amount_total: 10 },
    ]);
    const pickings = await records(
      stage().admin,
      'stock.picking',
      seller.ours('move_ids.sale_line_id.order_id.x_amazon_registration_id'),
      ['company_id', 'picking_type_id', 'location_id', 'state'],
    );
    expect(pickings).toMatchObject([
      {
        company_id: named,
        picking_type_id: [moved.pickingTypeId, expect.anything()],
        location_id: [albion.locationId, expect.anything()],
        state: 'done',
      },
    ]);
  });
});
