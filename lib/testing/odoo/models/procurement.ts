import { asSuperuser, fieldHere, type Environment } from '../environment.ts';
import { seedRecord } from '../records/create.ts';
import { isTrue, linkOf, numberOf, textOf, type Row } from '../store/row.ts';
import { moveName, orderGroup } from './order-of-picking.ts';
import { signOf } from './own-pickings.ts';
import { isStorable } from './products.ts';
import { customersLocation } from './warehouses.ts';

/**
 * Makes deliveries agree with the lines of confirmed orders: one picking for each order, with a move for each line of
 * goods. A quantity that is raised or lowered changes the open move, zero cancels it (measured on Odoo 19).
 */
export function deliverLines(env: Environment, lines: readonly Row[]): void {
  if (env.context['skip_procurement'] === true) return;
  const inside = asSuperuser(env);
  for (const line of lines) {
    const order = env.database.table('sale.order').get(linkOf(line, 'order_id') ?? 0);
    const current = env.database.table('sale.order.line').get(line.id);
    if (order?.['state'] !== 'sale' || isTrue(order, 'locked') || !current || !isDelivered(env, current))
      continue;
    deliverLine(inside, order, current);
  }
}

function isDelivered(env: Environment, line: Row): boolean {
  const product = env.database.table('product.product').get(linkOf(line, 'product_id') ?? 0);
  return ['consu', 'product'].includes(textOf(product, 'type'));
}

const movesOf = (env: Environment, line: Row): readonly Row[] => {
  const moves = env.database.table('stock.move');
  return [...(moves.find('sale_line_id', line.id) ?? [])].flatMap((id) => moves.get(id) ?? []);
};

/** What the done moves of a line came to. */
export const deliveredQuantity = (env: Environment, line: Row): number =>
  movesOf(env, line)
    .filter((move) => move['state'] === 'done')
    .reduce((total, move) => total + signOf(env, move) * numberOf(move, 'quantity'), 0);

function deliverLine(env: Environment, order: Row, line: Row): void {
  const open = movesOf(env, line).find((move) => !['cancel', 'done'].includes(textOf(move, 'state')));
  const quantity = numberOf(line, 'product_uom_qty') - deliveredQuantity(env, line);
  if (open) env.database.table('stock.move').put({ ...open, ...demand(env, line, quantity) });
  else if (quantity > 0) addMove(env, order, line, quantity);
}

/** Goods that are not storable are always there; of storable ones the embedded Odoo has none in stock. */
function demand(env: Environment, line: Row, quantity: number): Pick<Row, string> {
  if (quantity <= 0) return { product_uom_qty: 0, quantity: 0, state: 'cancel' };
  const product = env.database.table('product.product').get(linkOf(line, 'product_id') ?? 0);
  return isStorable(product)
    ? { product_uom_qty: quantity, quantity: 0, state: 'confirmed' }
    : { product_uom_qty: quantity, quantity, state: 'assigned' };
}

function addMove(env: Environment, order: Row, line: Row, quantity: number): void {
  const picking = openPicking(env, order) ?? addPicking(env, order);
  if (!picking) return;
  seedRecord(env, 'stock.move', {
    ...demand(env, line, quantity),
    sequence: numberOf(line, 'sequence'),
    priority: '0',
    product_id: linkOf(line, 'product_id') ?? false,
    [fieldHere(env, 'stock.move', 'product_uom')]:
      linkOf(line, fieldHere(env, 'sale.order.line', 'product_uom_id')) ?? false,
    ...moveName(env, textOf(line, 'name')),
    ...orderGroup(env, order),
    picking_id: picking.id,
    sale_line_id: line.id,
    origin: textOf(order, 'name'),
    reference: textOf(picking, 'name'),
    date: textOf(picking, 'scheduled_date'),
    date_deadline: textOf(picking, 'date_deadline'),
    warehouse_id: order['warehouse_id'] ?? false,
    ...shared(picking),
  });
}

const shared = (picking: Row): Pick<Row, string> =>
  Object.fromEntries(
    ['company_id', 'location_id', 'location_dest_id', 'partner_id', 'picking_type_id'].map((field) => [
      field,
      picking[field] ?? false,
    ]),
  );

function openPicking(env: Environment, order: Row): Row | undefined {
  const pickings = env.database.table('stock.picking');
  const moves = env.database.table('stock.move');
  const isOpen = (id: number): boolean =>
    [...(moves.find('picking_id', id) ?? [])].some(
      (move) => !['cancel', 'done'].includes(textOf(moves.get(move), 'state')),
    );
  const id = [...(pickings.find('sale_id', order.id) ?? [])].find(isOpen);
  return id === undefined ? undefined : pickings.get(id);
}

function addPicking(env: Environment, order: Row): Row | undefined {
  const warehouse = env.database.table('stock.warehouse').get(linkOf(order, 'warehouse_id') ?? 0);
  const type = env.database.table('stock.picking.type').get(linkOf(warehouse, 'out_type_id') ?? 0);
  if (!warehouse || !type) return undefined;
  const prefix = `${textOf(warehouse, 'code')}/${textOf(type, 'sequence_code')}`;
  const number = env.database.nextNumber(`stock.picking.type ${type.id}`);
  const due = textOf(order, 'commitment_date') || textOf(order, 'date_order');
  const id = seedRecord(env, 'stock.picking', {
    name: `${prefix}/${String(number).padStart(5, '0')}`,
    origin: textOf(order, 'name'),
    move_type: textOf(order, 'picking_policy'),
    priority: '0',
    scheduled_date: due,
    date_deadline: due,
    location_id: linkOf(warehouse, 'lot_stock_id') ?? false,
    location_dest_id: customersLocation,
    picking_type_id: type.id,
    partner_id: order['partner_shipping_id'] ?? false,
    company_id: order['company_id'] ?? false,
    sale_id: order.id,
    ...orderGroup(env, order),
  });
  return env.database.table('stock.picking').get(id);
}
