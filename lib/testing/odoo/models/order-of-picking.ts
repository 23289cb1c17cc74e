import { asSuperuser, type Environment } from '../environment.ts';
import { seedRecord } from '../records/create.ts';
import { linkOf, textOf, type Row, type Values } from '../store/row.ts';

// How a picking finds its sale order: by the order lines of its moves (Odoo 19), by a procurement group before.

const table = (env: Environment, model: string) => asSuperuser(env).database.table(model);

const byGroups = (env: Environment): boolean =>
  env.database.version.traits.pickingOrder === 'procurement group';

/** Gives the pickings of these moves their order, as far as the moves tell. */
export function linkToOrders(env: Environment, moves: readonly Row[]): void {
  for (const move of moves) {
    const picking = table(env, 'stock.picking').get(linkOf(move, 'picking_id') ?? 0);
    const found = picking && (byGroups(env) ? groupOf(env, move) : orderOf(env, move, picking));
    if (picking && found) table(env, 'stock.picking').put({ ...picking, ...found });
  }
}

function orderOf(env: Environment, move: Row, picking: Row): Values | undefined {
  const line = table(env, 'sale.order.line').get(linkOf(move, 'sale_line_id') ?? 0);
  const order = linkOf(line, 'order_id');
  return order === undefined || linkOf(picking, 'sale_id') !== undefined ? undefined : { sale_id: order };
}

function groupOf(env: Environment, move: Row): Values | undefined {
  const group = table(env, 'procurement.group').get(linkOf(move, 'group_id') ?? 0);
  return group && { group_id: group.id, sale_id: linkOf(group, 'sale_id') ?? false };
}

/**
 * What a picking that is about to be made has of the order that it names itself. Odoo 17 loses it (there it is only read
 * from the group), Odoo 18 makes a group for it, of the picking alone and not of its moves.
 */
export function namedOrder(env: Environment, picking: Row): Values {
  const order = table(env, 'sale.order').get(linkOf(picking, 'sale_id') ?? 0);
  if (!order || !byGroups(env) || table(env, 'stock.picking').get(picking.id)) return {};
  if (!env.database.version.traits.keepsNewSaleId) return { sale_id: false };
  const group = { name: textOf(order, 'name'), sale_id: order.id, move_type: 'direct' };
  return { group_id: seedRecord(env, 'procurement.group', group) };
}

/** The procurement group of a sale order, made when it has none; nothing where there are no such groups. */
export function orderGroup(env: Environment, order: Row): Values {
  if (!byGroups(env)) return {};
  const orders = table(env, 'sale.order');
  const current = orders.get(order.id) ?? order;
  const known = linkOf(current, 'procurement_group_id');
  if (known !== undefined) return { group_id: known };
  const made = seedRecord(env, 'procurement.group', {
    name: textOf(order, 'name'),
    sale_id: order.id,
    move_type: textOf(order, 'picking_policy'),
    partner_id: order['partner_shipping_id'] ?? false,
  });
  orders.put({ ...current, procurement_group_id: made });
  return { group_id: made };
}

/** Before Odoo 19 moves have names of their own. */
export const moveName = (env: Environment, name: string): Values =>
  env.database.model('stock.move').fields.has('name') ? { name } : {};
