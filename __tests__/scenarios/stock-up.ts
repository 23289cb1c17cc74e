import type { OdooPort } from '../../lib/index.ts';
import { create } from '../../stage/index.ts';

/** Puts stock into a location, as people count it in Odoo. */
export async function stockUp(
  port: OdooPort,
  locationId: number,
  quantities: readonly (readonly [productId: number, quantity: number])[],
): Promise<void> {
  const counting: OdooPort = {
    version: (options) => port.version(options),
    call: (model, method, call) =>
      port.call(model, method, { ...call, context: { ...call?.context, inventory_mode: true } }),
  };
  const ids = await create(
    counting,
    'stock.quant',
    quantities.map(([product_id, inventory_quantity]) => ({
      product_id,
      location_id: locationId,
      inventory_quantity,
    })),
  );
  await port.call('stock.quant', 'action_apply_inventory', { ids });
}
