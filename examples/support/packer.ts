import type { OdooPort } from 'odoo-amazon-connector';

export interface Parcel {
  readonly carrierId: number;
  /** Tracking reference; none where the packer forgets it. */
  readonly tracking?: string;
}

/** Stands in for the person at the packing table, who works in Odoo and knows nothing of Amazon. */
export interface Packer {
  /** Fills in delivery method and tracking reference on the open picking of an order, and validates it. */
  ship(amazonOrderId: string, parcel: Parcel): Promise<void>;
  /** Fills in the tracking reference of a picking that is done. */
  fillIn(pickingId: number, tracking: string): Promise<void>;
}

export function packer(odoo: OdooPort): Packer {
  const write = async (ids: readonly number[], vals: object): Promise<void> => {
    await odoo.call('stock.picking', 'write', { ids, args: { vals } });
  };
  return {
    ship: async (amazonOrderId, { carrierId, tracking }) => {
      const domain = [
        ['sale_id.x_amazon_order_ref', '=', amazonOrderId],
        ['state', 'not in', ['done', 'cancel']],
      ];
      const found = await odoo.call('stock.picking', 'search', { args: { domain } });
      const ids = Array.isArray(found) ? found.map(Number) : [];
      if (ids.length === 0) throw new Error(`Order ${amazonOrderId} has no open picking in Odoo.`);
      await write(ids, { carrier_id: carrierId, carrier_tracking_ref: tracking ?? false });
      // Nobody is there to answer Odoo's questions about backorders and text messages.
      const context = { skip_backorder: true, skip_sms: true };
      await odoo.call('stock.picking', 'button_validate', { ids, context });
    },
    fillIn: (pickingId, tracking) => write([pickingId], { carrier_tracking_ref: tracking }),
  };
}
