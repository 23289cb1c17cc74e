import { describe, expect, it } from '@jest/globals';
import { plainOrders } from '../../lib/testing/index.ts';
import { create, search, type OdooDatabase, type Seller, type Transport } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';
import { ownSettings, type Settings } from './own-settings.ts';

/** What a registration has of its own: its orders get it, from the next one on after a change. */
export function describeOwnSettings(
  name: string,
  transport: Transport,
  open: () => Promise<OdooDatabase>,
): void {
  describe(`what a registration has of its own, on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'] });
    const { newSettings, byRef, linesOf, expectSettings, importNew } = ownSettings(stage);

    it('is nothing by default: the number of Odoo itself, no tags, and the products of install()', async () => {
      const seller = await stage().openSeller([], { marketplaces: ['US'] });
      const { tagIds, orderPrefix, products } = seller.registration;
      expect({ tagIds, orderPrefix }).toEqual({ tagIds: [], orderPrefix: undefined });
      const [sales] = await search(stage().admin, 'product.product', [['name', '=', 'Amazon Sales']]);
      expect(products.sales).toBe(sales);
      expect(new Set(Object.values(products)).size).toBe(8);
      const made = await importNew(seller);
      expect(made.map((row) => row['tag_ids'])).toEqual([[], []]);
      expect(made.every((row) => /^S\d{5}$/.test(String(row['name'])))).toBe(true);
    });

    it('can be changed at any time: the next new order has it, and those before keep theirs', async () => {
      const [first, second] = [await newSettings(), await newSettings()];
      const registration = { ...first, orderPrefix: ` ${first.orderPrefix} ` };
      const seller = await stage().openSeller([], { marketplaces: ['US'], registration });
      expect(seller.registration).toMatchObject({ ...first, products: first.products });
      const before = await importNew(seller);
      expect(before).toHaveLength(2);
      await expectSettings(before, first);
      const linesBefore = await linesOf(before);

      const changed = await seller.connector.registrations.update(seller.registration.id, second);
      expect(changed).toEqual({
        ...seller.registration,
        ...second,
        products: { ...seller.registration.products, ...second.products },
        lastOrderSync: changed.lastOrderSync,
      });
      await expectSettings(await importNew(seller), second);
      const kept = await byRef(
        seller,
        before.map((row) => String(row['x_amazon_order_ref'])),
      );
      expect(kept).toEqual(before);
      expect(await linesOf(before)).toEqual(linesBefore);

      const cleared = await seller.connector.registrations.update(seller.registration.id, {
        tagIds: [],
        orderPrefix: null,
      });
      expect(cleared).toEqual({
        ...changed,
        tagIds: [],
        orderPrefix: undefined,
        lastOrderSync: cleared.lastOrderSync,
      });
      const plain = await importNew(seller);
      expect(plain.map((row) => row['tag_ids'])).toEqual([[], []]);
      expect(plain.every((row) => /^S\d{5}$/.test(String(row['name'])))).toBe(true);
    });

    it('is told apart between two registrations of one company', async () => {
      const both: readonly Settings[] = [await newSettings(), await newSettings()];
      const sellers: Seller[] = [];
      for (const registration of both)
        sellers.push(await stage().openSeller([], { marketplaces: ['US'], registration }));
      const made = await Promise.all(sellers.map(importNew));
      expect(made.map((rows) => rows.length)).toEqual([2, 2]);
      for (const [index, settings] of both.entries()) await expectSettings(made[index] ?? [], settings);
    });

    it('takes what people change in Odoo', async () => {
      const [first, second] = [await newSettings(), await newSettings()];
      const seller = await stage().openSeller([], { marketplaces: ['US'], registration: first });
      const vals = {
        x_tag_ids: [[6, 0, second.tagIds]],
        x_order_prefix: second.orderPrefix,
        x_team_id: second.salesTeamId,
        x_location_id: second.locationId,
        x_sales_product_id: second.products['sales'],
        x_shipping_product_id: second.products['shipping'],
        x_gift_wrap_product_id: second.products['giftWrap'],
      };
      const call = { ids: [seller.registration.id], args: { vals } };
      await stage().admin.call('x_amazon_registration', 'write', call);
      const made = await importNew(seller);
      expect(made).toHaveLength(2);
      await expectSettings(made, second);
    });

    it('stays where a change says undefined, and is cleared where it says null', async () => {
      const { admin } = stage();
      const [fiscalPositionId = 0] = await create(admin, 'account.fiscal.position', [{ name: 'Abroad' }]);
      const { locationId, salesTeamId } = await newSettings();
      const { connector, registration } = await stage().openSeller([], {
        marketplaces: ['US'],
        registration: {
          fiscalPositionId,
          locationId,
          salesTeamId,
          cancelReason: 'NoInventory',
          lotPolicy: 'named',
          lotName: 'AMAZON',
        },
      });
      expect(registration).toMatchObject({ fiscalPositionId, locationId, salesTeamId, lotName: 'AMAZON' });
      const names = [
        'name',
        'marketplaces',
        'companyId',
        'warehouseId',
        'locationId',
        'salesTeamId',
        'fiscalPositionId',
        'cancelReason',
        'lotName',
      ];
      const untold = Object.fromEntries(names.map((name) => [name, undefined]));
      expect(await connector.registrations.update(registration.id, untold)).toEqual(registration);

      const cleared = {
        fiscalPositionId: null,
        cancelReason: null,
        lotPolicy: 'oldest',
        lotName: null,
      } as const;
      expect(await connector.registrations.update(registration.id, cleared)).toEqual({
        ...registration,
        fiscalPositionId: undefined,
        cancelReason: undefined,
        lotPolicy: 'oldest',
        lotName: undefined,
      });
      const refused = connector.registrations.update(
        registration.id,
        JSON.parse('{"warehouseId":null}') as never,
      );
      await expect(refused).rejects.toMatchObject({ code: 'REGISTRATION_INVALID' });
    });

    it.each(['fbm', 'fba'] as const)('costs a page of 100 new %s orders no further call', async (channel) => {
      const { orderPrefix, tagIds } = await newSettings();
      const seed = channel === 'fbm' ? 880 : 882;
      const page = (count: number) =>
        plainOrders({ count: 100, marketplace: 'US', channel, seed: count, skus: ['UNKNOWN'] });
      const plain = await stage().openSeller(page(seed), { marketplaces: ['US'] });
      await plain.syncOrders();
      const seller = await stage().openSeller(page(seed + 1), {
        marketplaces: ['US'],
        registration: { orderPrefix, tagIds },
      });
      await seller.syncOrders();
      expect(seller.odoo.calls.total).toBeLessThanOrEqual(plain.odoo.calls.total);
      const made = await seller.saleOrders(['name', 'tag_ids', 'x_amazon_order_ref']);
      expect(made).toHaveLength(100);
      expect(
        made.every(
          (row) =>
            row['name'] === `${orderPrefix}${String(row['x_amazon_order_ref'])}` &&
            [row['tag_ids']].flat().length === tagIds.length,
        ),
      ).toBe(true);
    });
  });
}
