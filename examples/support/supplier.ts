import type { OdooPort } from 'odoo-amazon-connector';

/** Stands in for whoever has filled a location before: people with Odoo's own screens. Runs as administrator. */
export interface Supplier {
  /** Brings so many units of a storable product, which is made where it is missing. */
  deliver(reference: string, quantity: number): Promise<void>;
}

export function supplier(administrator: OdooPort, locationId: number): Supplier {
  const idsOf = (answer: unknown): readonly number[] => (Array.isArray(answer) ? answer.map(Number) : []);
  const search = async (model: string, domain: unknown): Promise<number> => {
    const found = await administrator.call(model, 'search', { args: { domain, limit: 1 } });
    return idsOf(found)[0] ?? 0;
  };
  const create = async (model: string, vals: object): Promise<number> =>
    idsOf(await administrator.call(model, 'create', { args: { vals_list: [vals] } }))[0] ?? 0;
  return {
    deliver: async (reference, quantity) => {
      const product =
        (await search('product.product', [['default_code', '=', reference]])) ||
        (await create('product.product', {
          name: reference,
          default_code: reference,
          type: 'consu',
          is_storable: true,
        }));
      const ends = {
        location_id: await search('stock.location', [['usage', '=', 'supplier']]),
        location_dest_id: locationId,
      };
      const picking = await create('stock.picking', {
        name: `IN/${reference}/${locationId}`,
        picking_type_id: await search('stock.picking.type', [['code', '=', 'incoming']]),
        ...ends,
      });
      await create('stock.move', {
        picking_id: picking,
        product_id: product,
        product_uom: 1,
        product_uom_qty: quantity,
        quantity,
        picked: true,
        ...ends,
      });
      await administrator.call('stock.picking', 'button_validate', {
        ids: [picking],
        context: { skip_backorder: true, skip_sms: true },
      });
    },
  };
}
