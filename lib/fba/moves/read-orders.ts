import { z } from 'zod';
import {
  fields,
  isUntouched,
  searchRecords,
  untouchedShape,
  writersShape,
  type ReadRecord,
} from '../../odoo/index.ts';
import {
  isTrackedBy,
  leavesMoves,
  lineProductShape,
  missingLineFields,
  orderLineShape,
} from '../goods/order-lines.ts';
import { leavingMoveShape, leavingOf, leavingProductShape } from '../goods/leaving.ts';
import { decimal } from '../../support/money.ts';
import { unique } from '../../support/unique.ts';
import { numberInName } from './keys.ts';
import type { MoveSession } from './session.ts';
import { isOpen, type OwnPicking, type ShippedLine, type ShippedOrder } from './shipped-order.ts';

const lineShape = {
  ...orderLineShape,
  ...writersShape,
  product_id: fields.link({ ...lineProductShape, ...leavingProductShape }),
  move_ids: fields.links({
    ...leavingMoveShape,
    picking_id: fields.link({ name: fields.char, state: fields.selection, date_done: fields.datetime }),
  }),
};

const orderShape = {
  name: fields.char,
  state: fields.selection,
  date_order: fields.datetime,
  ...untouchedShape,
  amount_total: fields.float,
  partner_shipping_id: fields.many2one,
  x_amazon_order_ref: fields.char,
  x_amazon_total: fields.char,
  x_amazon_last_update: fields.datetime,
  x_amazon_ship_by: fields.datetime,
  x_amazon_move_state: fields.selection,
  order_line: fields.links(lineShape),
};
type OrderRecord = ReadRecord<typeof orderShape>;
type LineRecord = ReadRecord<typeof lineShape>;

/** Those of these sale orders that are confirmed, with what has left for them. One call. */
export async function readShippedOrders(
  { tools, optionalFields, dialect, problemCodes, scope }: MoveSession,
  saleOrderIds: readonly number[],
): Promise<readonly ShippedOrder[]> {
  const without = [
    ...missingLineFields(dialect, optionalFields),
    ...(optionalFields.has('product.product.is_kits') ? [] : ['order_line.product_id.is_kits']),
  ];
  const records = await searchRecords(tools.odoo, 'sale.order', z.object(orderShape), {
    domain: [
      ['id', 'in', saleOrderIds],
      ['state', '=', 'sale'],
    ],
    order: 'id',
    // Goods that were archived since have left all the same.
    context: { active_test: false },
    without,
    ...scope,
  });
  return records.map((record) => shippedOrder(record, problemCodes));
}

function shippedOrder(record: OrderRecord, problems: ReadonlyMap<string, string>): ShippedOrder {
  const { x_amazon_order_ref: orderId = '', name = '', x_amazon_move_state: state } = record;
  const items = record.order_line.filter((line) => line.x_amazon_component === 'item');
  return {
    id: record.id,
    name,
    orderId,
    deliveryAddressId: record.partner_shipping_id,
    shippedAt: shippedAt(record),
    isAgain: state !== undefined,
    // An order whose total was looked at, and reported as off, is a person's affair: its goods have left all the same.
    isUnbalanced:
      !problems.has(orderId) &&
      isUntouched(record, record.order_line) &&
      !decimal(record.x_amazon_total ?? record.amount_total).eq(record.amount_total),
    lines: items.flatMap(shippedLine),
    pickings: ownPickings(record, orderId),
    otherDeliveries: otherDeliveries(record, orderId),
  };
}

// Amazon states no date of shipment for FBA orders. It is not later than the order's last change, and hardly later than
// Amazon's own promise to ship: an order that is imported long afterwards may have changed since for other reasons.
function shippedAt({
  x_amazon_last_update: lastUpdate = '',
  x_amazon_ship_by: shipBy = lastUpdate,
  date_order: orderedAt = '',
}: OrderRecord): string {
  const latest = shipBy < lastUpdate ? shipBy : lastUpdate;
  return latest < orderedAt ? orderedAt : latest;
}

function shippedLine(line: LineRecord): ShippedLine[] {
  const { product_id: product, product_uom_id: unit = line.product_uom } = line;
  if (!product || unit === undefined || !leavesMoves(product)) return [];
  const { shipped, moved } = leavingOf(line);
  return [
    {
      id: line.id,
      productId: product.id,
      sku: line.x_amazon_sku ?? '',
      unitId: unit,
      quantity: shipped,
      moved,
      isKit: product.is_kits === true,
      isTracked: isTrackedBy(product.tracking),
      isAverageCost: product.cost_method === 'average',
    },
  ];
}

function ownPickings({ order_line: lines }: OrderRecord, orderId: string): readonly OwnPicking[] {
  const pickings = lines.flatMap(({ move_ids: moves }) =>
    moves.flatMap(({ picking_id: picking }): [number, OwnPicking][] => {
      const number = numberInName(picking?.name ?? '', orderId);
      if (!picking || number === undefined) return [];
      const { id, name = '', state = '', date_done: doneAt } = picking;
      return [[id, { id, name, number, state, doneAt }]];
    }),
  );
  return [...new Map(pickings).values()].toSorted((one, other) => one.number - other.number);
}

/** Names of the open deliveries that Odoo makes from its own warehouse when somebody changes the quantity of an order line. */
function otherDeliveries({ order_line: lines }: OrderRecord, orderId: string): readonly string[] {
  const open = lines
    .flatMap(({ move_ids: moves }) => moves)
    .filter((move) => isOpen(move) && move.location_id?.usage !== 'customer')
    .flatMap(({ picking_id: picking }) => picking?.name ?? []);
  return unique(open.filter((name) => numberInName(name, orderId) === undefined));
}
