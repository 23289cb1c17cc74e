import { describe, expect, it } from '@jest/globals';
import { create, jsonRpc } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { describeOwnSettings } from './registrations-own-suite.ts';

describeOwnSettings('a real Odoo', jsonRpc, realDatabases('registrations-own'));

describe('products of a registration with taxes, on a real Odoo', () => {
  const stage = onStage(realDatabases('registrations-own-taxes'));

  it('are refused for cents and for tax of Amazon, where the taxes count for the company', async () => {
    const { admin } = stage();
    const [tax = 0] = await create(admin, 'account.tax', [
      { name: 'Tax on roundings', amount: 10, amount_type: 'percent', type_tax_use: 'sale' },
    ]);
    const [taxed = 0, free = 0] = await create(admin, 'product.product', [
      { name: 'Taxed', type: 'service', taxes_id: [[6, 0, [tax]]] },
      { name: 'Free', type: 'service', taxes_id: [[6, 0, []]] },
    ]);
    const { connector, registration } = await stage().openSeller([], { marketplaces: ['US'] });
    const update = (products: object) => connector.registrations.update(registration.id, { products });
    await expect(update({ rounding: taxed, facilitatorTax: taxed })).rejects.toMatchObject({
      code: 'REGISTRATION_INVALID',
      message: expect.stringMatching(
        /\("Taxed", rounding\) has sales taxes.*\("Taxed", facilitatorTax\) has sales taxes/,
      ),
    });
    const products = { rounding: free, facilitatorTax: free, shipping: taxed };
    expect((await update(products)).products).toEqual({ ...registration.products, ...products });
    // A tax that is archived counts for nothing.
    await admin.call('account.tax', 'write', { ids: [tax], args: { vals: { active: false } } });
    expect((await update({ rounding: taxed })).products.rounding).toBe(taxed);
  });
});
