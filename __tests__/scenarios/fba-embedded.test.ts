import { describe, expect, it } from '@jest/globals';
import { plainInventory } from '../../lib/testing/index.ts';
import { count, create, createGoods } from '../../stage/index.ts';
import { openDepot, shippedOrder } from './depot.ts';
import { onVersions } from './embedded.ts';
import { onStage } from './on-stage.ts';

const spain = 'A1RKKUPIHCS9HS';

onVersions([17, 18, 19], (where, open) => {
  describe(`FBA stock on ${where}`, () => {
    const stage = onStage(open, { currencies: ['EUR'] });

    it('follows validated pickings, and is compared with what Amazon has', async () => {
      const { admin } = stage();
      const [mug = 0] = await createGoods(admin, ['EMBEDDED-MUG'], { is_storable: true });
      const depot = await openDepot(stage(), [shippedOrder([3], { skus: ['EMBEDDED-MUG'] })]);
      await depot.syncOrders();
      expect(await depot.held(mug)).toEqual({ '': -3 });
      depot.amazon.setInventory(spain, [plainInventory({ sku: 'EMBEDDED-MUG', fulfillable: 2 })]);
      const { lines } = await depot.connector.fba.reconcile(depot.registration);
      expect(lines).toMatchObject([{ sku: 'EMBEDDED-MUG', expected: 2, odoo: -3, difference: 5 }]);
    });

    it('is sent to Amazon by a draft, once for a ref', async () => {
      const [cup = 0] = await createGoods(stage().admin, ['EMBEDDED-SENT'], { is_storable: true });
      const depot = await openDepot(stage(), []);
      const send = (state: 'draft' | 'ready' = 'draft') =>
        depot.connector.fba.replenish(depot.registration, [{ productId: cup, quantity: 5 }], {
          ref: 'FBA15EMBEDDED',
          state,
        });
      const sent = await send();
      expect(sent).toMatchObject({
        pickingName: 'WH/AMZ/00001',
        state: 'draft',
        lines: [{ productId: cup, wanted: 5, reserved: 0 }],
      });
      expect(await send()).toEqual(sent);
      expect(await count(stage().bot, 'stock.picking', [['origin', '=', 'FBA15EMBEDDED']])).toBe(1);
      await expect(send('ready')).rejects.toThrow('action_confirm');
    });

    it('has no location of a company that the user may not enter', async () => {
      const { fba } = stage().administrator;
      await expect(fba.createLocation({ name: 'Nowhere', companyId: 77 })).rejects.toMatchObject({
        code: 'CONFIGURATION_INVALID',
        message: expect.stringContaining('Company 77 does not exist') as unknown,
      });
    });
  });
});

// Odoo 17 asks about reordering rules before, which the embedded Odoo does not know.
onVersions([18, 19], (where, open) => {
  describe(`FBA stock on ${where}`, () => {
    const stage = onStage(open, { currencies: ['EUR'] });

    it('is not set, which the embedded Odoo says', async () => {
      const [mug = 0] = await createGoods(stage().admin, ['EMBEDDED-CUP'], { is_storable: true });
      const [own = 0] = await create(stage().admin, 'stock.location', [{ name: 'Apart', usage: 'internal' }]);
      const depot = await openDepot(stage(), [], { locationId: own });
      depot.amazon.setInventory(spain, [plainInventory({ sku: 'EMBEDDED-CUP', fulfillable: 2 })]);
      const adjust = { reason: 'a test' };
      const { lines } = await depot.connector.fba.reconcile(depot.registration, { adjust });
      expect(lines).toMatchObject([
        {
          adjusted: false,
          odoo: 0,
          note: expect.stringContaining('compares stock and does not set it') as unknown,
        },
      ]);
      expect(await depot.held(mug)).toEqual({});
    });
  });
});
