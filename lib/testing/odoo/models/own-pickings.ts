import { asSuperuser, currentCompany, fieldHere, type Environment } from '../environment.ts';
import { notEmbedded, validationError } from '../errors.ts';
import { isTrue, linkOf, numberOf, textOf, type Row, type Values } from '../store/row.ts';
import { namedOrder } from './order-of-picking.ts';

// Pickings that somebody makes himself, beside those of sale orders: as drafts, of goods without lots.

/** A picking without a name gets the next number of its operation type: `WH/AMZ/00001`, `FBA00001` without a warehouse. */
export function derivedPicking(env: Environment, picking: Row): Values {
  const order = namedOrder(env, picking);
  if (textOf(picking, 'name') !== '') return order;
  const { database } = asSuperuser(env);
  const type = database.table('stock.picking.type').get(linkOf(picking, 'picking_type_id') ?? 0);
  const warehouse = database.table('stock.warehouse').get(linkOf(type, 'warehouse_id') ?? 0);
  const number = database.nextNumber(`stock.picking.type ${type?.id ?? 0}`);
  const prefix = warehouse
    ? `${textOf(warehouse, 'code')}/${textOf(type, 'sequence_code')}/`
    : textOf(type, 'sequence_code');
  return { name: `${prefix}${String(number).padStart(5, '0')}`, ...order };
}

/** @throws Odoo's words for a reference that another picking of the company has. */
export function checkReference(env: Environment, picking: Row): void {
  const name = textOf(picking, 'name');
  const pickings = env.database.table('stock.picking');
  const others = [...(pickings.find('name', name) ?? [])].flatMap((id) => pickings.get(id) ?? []);
  const isTaken = others.some(
    (other) => other.id !== picking.id && linkOf(other, 'company_id') === linkOf(picking, 'company_id'),
  );
  if (isTaken) throw validationError('Reference must be unique per company!');
}

/** What a move takes over from its picking and product; one with a quantity is ready. */
export function derivedMove(env: Environment, move: Row): Values {
  const picking = env.database.table('stock.picking').get(linkOf(move, 'picking_id') ?? 0);
  const product = env.database.table('product.product').get(linkOf(move, 'product_id') ?? 0);
  if (!['', 'none'].includes(textOf(product, 'tracking'))) throw notEmbedded('lots and serial numbers');
  if (textOf(move, 'reference') !== '' || !picking) return {};
  const unit = fieldHere(env, 'stock.move', 'product_uom');
  return {
    state: textOf(move, 'state') || (numberOf(move, 'quantity') > 0 ? 'assigned' : 'draft'),
    company_id: linkOf(picking, 'company_id') ?? currentCompany(env),
    date: env.database.now(),
    [unit]: linkOf(move, unit) ?? linkOf(product, 'uom_id') ?? false,
    origin: textOf(picking, 'origin'),
    reference: textOf(picking, 'name'),
    picking_type_id: linkOf(picking, 'picking_type_id') ?? false,
  };
}

/** The moves of a done picking have its date, where the version does so. */
export function dateMoves(env: Environment, pickings: readonly Row[], values: Values): void {
  const date = values['date_done'];
  if (typeof date !== 'string' || !env.database.version.traits.datesDoneMoves) return;
  const moves = env.database.table('stock.move');
  for (const picking of pickings) {
    for (const id of [...(moves.find('picking_id', picking.id) ?? [])]) {
      const move = moves.get(id);
      if (move?.['state'] === 'done') moves.put({ ...move, date });
    }
  }
}

/** Whether the move brings goods to the customer; those that come back are subtracted. */
export const signOf = (env: Environment, move: Row): number => {
  const from = env.database.table('stock.location').get(linkOf(move, 'location_id') ?? 0);
  if (textOf(from, 'usage') !== 'customer') return 1;
  return isTrue(move, 'to_refund') ? -1 : 0;
};
