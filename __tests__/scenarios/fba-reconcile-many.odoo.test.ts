import { beforeAll, describe, expect, it } from '@jest/globals';
import { countCalls, type OdooPort, type Registration } from '../../lib/index.ts';
import { createGoods, type Seller } from '../../stage/index.ts';
import { summaryOf } from '../fba/summaries.ts';
import { letBotCount } from './bot-groups.ts';
import { withInventory, type Inventory } from './inventories.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';

describe('reconciling several stocks, and large ones, on a real Odoo', () => {
  const stage = onStage(realDatabases('fba_reconcile_many'), { currencies: ['EUR', 'GBP'] });
  let seller: Seller;
  let registration: Registration;

  beforeAll(async () => {
    await letBotCount(stage());
    seller = await stage().openSeller([], { marketplaces: ['ES', 'DE'] });
    ({ registration } = seller);
    await createGoods(stage().admin, ['MUG'], { is_storable: true });
  });

  const over = (inventory: Inventory, odoo: OdooPort = stage().bot) =>
    seller.connectorOver(odoo, withInventory(seller.anotherClient(), inventory));
  const mugs = [summaryOf('MUG', { fulfillable: 30, reserved: 5, inbound: 9 })];
  const inventory: Inventory = { ES: mugs, DE: mugs };

  it('refuses another location for the same stock, and takes one location for several stocks as one sum', async () => {
    const { administrator } = stage();
    const { locationId } = await administrator.fba.createLocation({ name: 'Amazon FR' });
    const french = await seller.connector.registrations.register({
      name: 'France',
      sellerId: registration.sellerId,
      marketplaces: ['FR'],
      locationId,
    });
    await expect(over(inventory).fba.reconcile(registration)).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringContaining('"France"') as unknown,
    });
    await seller.connector.registrations.update(french.id, {
      marketplaces: ['GB'],
      locationId: registration.locationId ?? 0,
    });
    const british = { ...inventory, GB: [summaryOf('MUG', { fnSku: 'X-BRITISH', fulfillable: 12 })] };
    const report = await over(british).fba.reconcile(registration);
    expect(report.registrationIds).toEqual([registration.id, french.id]);
    expect(report.lines[0]).toMatchObject({ sku: 'MUG', expected: 47, fnSkus: ['X-MUG', 'X-BRITISH'] });
  });

  it('needs seven calls for a thousand SKUs, and ten more to adjust all of them', async () => {
    const { admin } = stage();
    const skus = Array.from({ length: 1000 }, (_, index) => `MANY-${index}`);
    await createGoods(admin, skus, { is_storable: true });
    const many = {
      ES: [...skus.map((sku) => summaryOf(sku, { fulfillable: 3 })), ...(inventory['ES'] ?? [])],
    };
    const counted = countCalls(stage().bot);
    const report = await over(many, counted).fba.reconcile(registration);
    expect(report.lines).toHaveLength(1001);
    expect(counted.calls.total).toBe(7);

    counted.calls.reset();
    const adjusted = await over(many, counted).fba.reconcile(registration, { adjust: true });
    expect(adjusted.lines.filter((line) => line.adjusted).length).toBeGreaterThanOrEqual(1000);
    // Odoo 17 is asked first whether the user may.
    expect(counted.calls.total).toBe(7 + 6 + 3 + (stage().major < 18 ? 1 : 0));
  });
});
