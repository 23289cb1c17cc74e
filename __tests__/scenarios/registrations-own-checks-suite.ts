import { describe, expect, it } from '@jest/globals';
import { records, search, type OdooDatabase, type Transport } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';
import { ownSettings } from './own-settings.ts';

/** How what a registration has of its own is compared, refused and read. */
export function describeOwnChecks(
  name: string,
  transport: Transport,
  open: () => Promise<OdooDatabase>,
): void {
  describe(`checks of what a registration has of its own, on ${name}`, () => {
    const stage = onStage(open, { transport, currencies: ['EUR'] });
    const { product, newSettings } = ownSettings(stage);

    it('is compared by ensure, as far as it is named', async () => {
      const settings = await newSettings();
      const wanted = {
        name: 'Own',
        sellerId: 'OWNSELLER1',
        marketplaces: ['US'],
        ...settings,
      };
      const { registrations } = (await stage().openSeller([], { marketplaces: ['US'] })).connector;
      const first = await registrations.ensure(wanted);
      const reversed = {
        ...wanted,
        tagIds: [...settings.tagIds].reverse(),
        orderPrefix: `${settings.orderPrefix} `,
      };
      expect(await registrations.ensure(reversed)).toEqual(first);
      const { name: named, sellerId, marketplaces } = wanted;
      expect(await registrations.ensure({ name: named, sellerId, marketplaces })).toEqual(first);
      const attempt = registrations.ensure({
        ...wanted,
        tagIds: [],
        orderPrefix: null,
        products: { shipping: 1, giftWrap: settings.products['giftWrap'] ?? 0 },
      });
      const giftWrap = settings.products['giftWrap'];
      await expect(attempt).rejects.toMatchObject({
        code: 'REGISTRATION_DIFFERS',
        context: {
          fields: ['tagIds', 'orderPrefix', 'products'],
          stored: [
            JSON.stringify(settings.tagIds),
            JSON.stringify(settings.orderPrefix),
            JSON.stringify({ shipping: settings.products['shipping'], giftWrap }),
          ],
          wanted: ['[]', 'not set', JSON.stringify({ shipping: 1, giftWrap })],
        },
      });
    });

    it('is refused with every complaint at once, and nothing is stored', async () => {
      const seller = await stage().openSeller([], { marketplaces: ['US'] });
      const { registrations } = seller.connector;
      const wrong: object = {
        salesTeam: 3,
        tagIds: [999_999],
        orderPrefix: `${'A'.repeat(33)}\n-`,
        products: {
          sales: 999_999,
          shipping: await product({ name: 'Archived', active: false }),
          discount: await product({ name: 'Unsold', sale_ok: false }),
          ship: 1,
        },
      };
      const sentences = [
        'There is no option "salesTeam".',
        'products names "ship", which is none of sales, ',
        'Tag 999999 does not exist',
        'orderPrefix has 35 characters, and may have 32.',
        'orderPrefix has control characters.',
        'Product 999999 (sales) does not exist',
        '("Archived", shipping) is archived.',
        '("Unsold", discount) may not be sold',
      ];
      const input = { name: ' ', sellerId: 'OWNSELLER2', marketplaces: ['US'], ...wrong };
      for (const attempt of [
        () => registrations.register(input),
        () => registrations.ensure(input),
        () => registrations.update(seller.registration.id, { name: ' ', ...wrong }),
      ]) {
        const error = await attempt().catch((reason: unknown) => reason);
        expect(error).toMatchObject({ code: 'REGISTRATION_INVALID' });
        const message = error instanceof Error ? error.message : '';
        expect(
          ['The name is empty.', ...sentences].filter((sentence) => !message.includes(sentence)),
        ).toEqual([]);
      }
      expect(await registrations.get(seller.registration.id)).toEqual(seller.registration);
    });

    it('is not compared where an option is misspelt, and the seller cannot be changed', async () => {
      const seller = await stage().openSeller([], { marketplaces: ['US'] });
      const { id, name: named, sellerId } = seller.registration;
      const { registrations } = seller.connector;
      const slip: object = { salesTeam: 3 };
      const misspelt = { name: named, sellerId, marketplaces: ['US'], ...slip };
      await expect(registrations.ensure(misspelt)).rejects.toMatchObject({
        code: 'REGISTRATION_INVALID',
        message: expect.stringContaining('There is no option "salesTeam".'),
      });
      const another: object = { sellerId: 'OWNSELLER3' };
      await expect(registrations.update(id, another)).rejects.toMatchObject({
        code: 'REGISTRATION_INVALID',
        message: expect.stringContaining('The seller of a registration never changes.'),
      });
    });

    it('is read by people outside Sales too, who may not read tags', async () => {
      const settings = await newSettings();
      const seller = await stage().openSeller([], { marketplaces: ['US'], registration: settings });
      const { admin, port } = stage();
      const ids = await search(admin, 'res.users', [['login', '=', 'plain']]);
      const [group] = await records(
        admin,
        'ir.model.data',
        [
          ['module', '=', 'stock'],
          ['name', '=', 'group_stock_user'],
        ],
        ['res_id'],
      );
      const vals = { group_ids: [[4, group?.['res_id']]] };
      await admin.call('res.users', 'write', { ids, args: { vals } });
      const { registrations } = seller.connectorOver(port('plain'));
      expect(await registrations.get(seller.registration.id)).toEqual(seller.registration);
    });
  });
}
