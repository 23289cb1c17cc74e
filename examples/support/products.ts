import type { OdooPort } from 'odoo-amazon-connector';

export interface ExampleProduct {
  /** Archives it, or takes it back. */
  setActive(active: boolean): Promise<void>;
}

/** A product with this internal reference, made where it is missing. Runs as administrator. */
export async function prepareProduct(administrator: OdooPort, reference: string): Promise<ExampleProduct> {
  const found = await administrator.call('product.product', 'search', {
    args: { domain: [['default_code', '=', reference]] },
    context: { active_test: false },
  });
  const vals = { name: 'Mug of the demo', default_code: reference, type: 'consu' };
  const ids =
    Array.isArray(found) && found.length > 0
      ? found
      : await administrator.call('product.product', 'create', { args: { vals_list: [vals] } });
  const products = Array.isArray(ids) ? ids.map(Number) : [];
  return {
    setActive: async (active) => {
      await administrator.call('product.product', 'write', { ids: products, args: { vals: { active } } });
    },
  };
}
