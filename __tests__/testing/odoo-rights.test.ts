import { describe, expect, it } from '@jest/globals';
import { asReference, odooUnderTest } from './odoo-client.ts';

// Rights of the three users, as has_access gave them on a real Odoo 19.
describe('rights on the embedded Odoo', () => {
  const { call } = odooUnderTest();
  const letters = [
    ['r', 'read'],
    ['w', 'write'],
    ['c', 'create'],
    ['u', 'unlink'],
  ] as const;

  it.each([
    ['sale.order', 'rwcu', 'rwc', ''],
    ['sale.order.line', 'rwcu', 'rwcu', ''],
    ['res.partner', 'rwcu', 'rwcu', 'r'],
    ['product.product', 'rwcu', 'r', 'r'],
    ['product.pricelist', 'rwcu', 'r', 'r'],
    ['stock.picking', 'rwcu', 'rwcu', ''],
    ['stock.move', 'rwcu', 'rwc', ''],
    ['stock.location', 'rwcu', 'r', 'r'],
    ['account.journal', 'rwcu', 'r', ''],
    ['res.country.state', 'rwcu', 'rwcu', 'r'],
    ['ir.model', 'rwcu', '', ''],
    ['ir.model.data', 'rwcu', '', ''],
    ['ir.module.module', 'rwcu', 'r', 'r'],
    ['ir.default', 'rwcu', 'rwcu', 'rwcu'],
    ['ir.config_parameter', 'rwcu', '', ''],
  ])(
    'on %s are %s for the administrator, "%s" for the bot, "%s" for an employee',
    async (model, ...expected) => {
      const rights = async (role: 'admin' | 'bot' | 'plain'): Promise<string> => {
        let found = '';
        for (const [letter, operation] of letters) {
          if (await call(role, model, 'has_access', [[], operation])) found += letter;
        }
        return found;
      };
      expect([await rights('admin'), await rights('bot'), await rights('plain')]).toEqual(expected);
    },
  );

  it('names model and groups when it refuses', async () => {
    await expect(call('bot', 'product.product', 'create', [{ name: 'x' }])).rejects.toThrow(
      "odoo.exceptions.AccessError: You are not allowed to create 'Product Variant' (product.product) records.\n\nThis operation is allowed for the following groups:\n\t- Products/Create\n\nContact your administrator to request access if necessary.",
    );
  });

  it('asks politely or sternly', async () => {
    expect(await call('plain', 'sale.order', 'check_access_rights', ['read', false])).toBe(false);
    await expect(call('plain', 'sale.order', 'check_access_rights', ['read'])).rejects.toThrow('AccessError');
    expect(await call('bot', 'res.users', 'has_group', [[5], 'stock.group_stock_user'])).toBe(true);
    expect(await call('bot', 'res.users', 'has_group', [[5], 'base.group_system'])).toBe(false);
  });

  it('gives a user the rights of a group that an administrator adds', async () => {
    const [, group] = asReference(
      await call('admin', 'ir.model.data', 'check_object_reference', ['product', 'group_product_manager']),
    );
    await call('admin', 'res.users', 'write', [[5], { group_ids: [[4, group]] }]);
    expect(await call('bot', 'product.product', 'has_access', [[], 'create'])).toBe(true);
    await call('admin', 'res.users', 'write', [[5], { group_ids: [[3, group]] }]);
    expect(await call('bot', 'product.product', 'has_access', [[], 'create'])).toBe(false);
  });

  it('refuses companies that are not the user’s', async () => {
    const attempt = call('bot', 'sale.order', 'search', [[]], { context: { allowed_company_ids: [99] } });
    await expect(attempt).rejects.toThrow(
      'odoo.exceptions.AccessError: Access to unauthorized or invalid companies.',
    );
  });
});
