import type { Environment } from '../environment.ts';
import { seedRecord } from '../records/create.ts';
import { float, many2one } from '../store/field.ts';
import type { ModelDefinition } from '../store/model.ts';
import { linkOf, numberOf, type Row } from '../store/row.ts';
import { isStorable } from './products.ts';

const quant: ModelDefinition = {
  name: 'stock.quant',
  label: 'Quants',
  module: 'stock',
  cannotCreate: 'stock follows from validated pickings, and counts are not embedded',
  fields: {
    product_id: many2one('Product', 'product.product', { required: true }),
    location_id: many2one('Location', 'stock.location', { required: true }),
    company_id: many2one('Company', 'res.company', {
      readonly: true,
      related: ['location_id', 'company_id'],
    }),
    quantity: float('Quantity', { readonly: true }),
    reserved_quantity: float('Reserved Quantity', { readonly: true }),
    lot_id: many2one('Lot/Serial Number', 'stock.lot'),
    package_id: many2one('Package', 'stock.package'),
    owner_id: many2one('Owner', 'res.partner'),
  },
};

/** Takes what a done move moved from one location to the other. Of goods that are not storable Odoo keeps no stock. */
export function moveStock(env: Environment, move: Row): void {
  const product = env.database.table('product.product').get(linkOf(move, 'product_id') ?? 0);
  if (!product || !isStorable(product)) return;
  const quantity = numberOf(move, 'quantity');
  add(env, product.id, linkOf(move, 'location_id') ?? 0, -quantity);
  add(env, product.id, linkOf(move, 'location_dest_id') ?? 0, quantity);
}

function add(env: Environment, productId: number, locationId: number, quantity: number): void {
  const quants = env.database.table('stock.quant');
  const there = [...(quants.find('location_id', locationId) ?? [])]
    .flatMap((id) => quants.get(id) ?? [])
    .find((row) => linkOf(row, 'product_id') === productId);
  if (there) quants.put({ ...there, quantity: numberOf(there, 'quantity') + quantity });
  else
    seedRecord(env, 'stock.quant', {
      product_id: productId,
      location_id: locationId,
      quantity,
      reserved_quantity: 0,
    });
}

export const stockModels: readonly ModelDefinition[] = [quant];
