import type { OdooPort } from 'odoo-amazon-connector';

/**
 * Activates currencies and makes a pricelist in each, where they are missing: in a shop of your own you have done that
 * already. Runs as administrator.
 */
export async function prepareCurrencies(administrator: OdooPort, codes: readonly string[]): Promise<void> {
  for (const code of codes) {
    const inactive = await search(administrator, 'res.currency', [
      ['name', '=', code],
      ['active', '=', false],
    ]);
    if (inactive.length > 0)
      await administrator.call('res.currency', 'write', { ids: inactive, args: { vals: { active: true } } });
    const pricelists = await search(administrator, 'product.pricelist', [['currency_id.name', '=', code]]);
    if (pricelists.length > 0) continue;
    const [currency] = await search(administrator, 'res.currency', [['name', '=', code]]);
    await administrator.call('product.pricelist', 'create', {
      args: { vals_list: [{ name: `Amazon ${code}`, currency_id: currency }] },
    });
  }
}

async function search(odoo: OdooPort, model: string, domain: unknown): Promise<readonly number[]> {
  const ids = await odoo.call(model, 'search', { args: { domain }, context: { active_test: false } });
  return Array.isArray(ids) ? ids.map(Number) : [];
}
