import { z } from 'zod';
import { fields, fromOdooDatetime, type ReadRecord } from '../odoo/index.ts';
import { activitySummary } from './activities.ts';
import type { AmazonPicking, LineMove, PickedLine } from './picking.ts';
import { parseTold } from './told.ts';

const usage = fields.link({ usage: fields.selection });

const moveShape = {
  picking_id: fields.many2one,
  product_id: fields.many2one,
  product_uom: fields.many2one,
  state: fields.selection,
  quantity: fields.float,
  product_uom_qty: fields.float,
  location_id: usage,
  location_dest_id: usage,
};

const lineShape = {
  x_amazon_item_ref: fields.char,
  x_amazon_component: fields.char,
  x_amazon_quantity: fields.integer,
  x_amazon_programs: fields.char,
  product_id: fields.many2one,
  // One of them, by version of Odoo.
  product_uom_id: fields.many2one,
  product_uom: fields.many2one,
  product_uom_qty: fields.float,
  qty_delivered: fields.float,
  move_ids: fields.links(moveShape),
};

const pickingShape = {
  name: fields.char,
  state: fields.selection,
  date_done: fields.datetime,
  user_id: fields.many2one,
  carrier_tracking_ref: fields.char,
  carrier_id: fields.link({
    name: fields.char,
    x_amazon_carrier: fields.char,
    x_amazon_shipping_service: fields.char,
  }),
  x_amazon_sync_state: fields.selection,
  x_amazon_sync_error: fields.text,
  x_amazon_told: fields.char,
  x_amazon_told_at: fields.datetime,
  x_amazon_looked_at: fields.datetime,
  activity_ids: fields.links({ summary: fields.char }),
  sale_id: fields.link({
    x_amazon_order_ref: fields.char,
    x_amazon_marketplace_id: fields.link({ x_marketplace_id: fields.char }),
    x_amazon_status: fields.char,
    x_amazon_programs: fields.char,
    x_amazon_last_update: fields.datetime,
    date_order: fields.datetime,
    user_id: fields.many2one,
    picking_ids: fields.links({ carrier_tracking_ref: fields.char }),
  }),
  move_ids: fields.links({
    sale_line_id: fields.link(lineShape),
    move_line_ids: fields.links({
      quantity: fields.float,
      lot_id: fields.link({ name: fields.char }),
      result_package_id: fields.many2one,
    }),
  }),
};

export const pickingSchema = z.object(pickingShape);
type PickingRecord = ReadRecord<typeof pickingShape>;
type MoveRecord = PickingRecord['move_ids'][number];
type LineRecord = NonNullable<MoveRecord['sale_line_id']>;

/** Fields of the schema that this Odoo lacks, by those optional ones that it has. */
export function missingFields(has: ReadonlySet<string>): readonly string[] {
  const line = 'move_ids.sale_line_id';
  return [
    ...(has.has('delivery.carrier.x_amazon_carrier')
      ? []
      : ['carrier_id.x_amazon_carrier', 'carrier_id.x_amazon_shipping_service']),
    has.has('sale.order.line.product_uom_id') ? `${line}.product_uom` : `${line}.product_uom_id`,
  ];
}

export function toPicking(record: PickingRecord): AmazonPicking | undefined {
  const { sale_id: order, carrier_id: carrier } = record;
  if (!order) return undefined;
  return {
    id: record.id,
    name: record.name ?? '',
    isDone: record.state === 'done',
    doneAt: time(record.date_done),
    userId: record.user_id ?? order.user_id,
    order: {
      saleOrderId: order.id,
      orderId: order.x_amazon_order_ref ?? '',
      marketplaceId: order.x_amazon_marketplace_id?.x_marketplace_id ?? '',
      status: order.x_amazon_status ?? '',
      programs: words(order.x_amazon_programs),
      changedAt: time(order.x_amazon_last_update),
      orderedAt: time(order.date_order),
      otherReferences: order.picking_ids.flatMap(({ id, carrier_tracking_ref: reference }) =>
        id === record.id || reference === undefined ? [] : [reference],
      ),
    },
    carrier: carrier && {
      name: carrier.name ?? '',
      amazonCarrier: carrier.x_amazon_carrier,
      shippingService: carrier.x_amazon_shipping_service,
    },
    trackingReference: record.carrier_tracking_ref,
    lines: linesOf(record.move_ids),
    sync: {
      state: record.x_amazon_sync_state,
      error: record.x_amazon_sync_error,
      told: parseTold(record.x_amazon_told),
      toldAt: time(record.x_amazon_told_at),
      lookedAt: time(record.x_amazon_looked_at),
      activityIds: record.activity_ids.flatMap(({ id, summary }) =>
        summary === activitySummary ? [id] : [],
      ),
    },
  };
}

/** The Amazon items among the order lines of these moves: several moves, of a kit, are one line. */
function linesOf(moves: readonly MoveRecord[]): readonly PickedLine[] {
  const lines = new Map<number, LineRecord>();
  for (const { sale_line_id: line } of moves) {
    if (line?.x_amazon_item_ref !== undefined && line.x_amazon_component === 'item') lines.set(line.id, line);
  }
  return [...lines.values()].map((line) => ({
    orderItemId: line.x_amazon_item_ref ?? '',
    isTransparency: words(line.x_amazon_programs).includes('TRANSPARENCY'),
    quantityAtAmazon: line.x_amazon_quantity,
    ordered: line.product_uom_qty,
    delivered: line.qty_delivered,
    countsAlike: line.move_ids.every(
      (move) =>
        move.product_id === line.product_id && move.product_uom === (line.product_uom_id ?? line.product_uom),
    ),
    moves: line.move_ids.flatMap(toLineMove),
    portions: moves
      .filter((move) => move.sale_line_id?.id === line.id)
      .flatMap((move) => move.move_line_ids)
      .map((portion) => ({
        quantity: portion.quantity,
        serialNumber: portion.lot_id?.name,
        packageId: portion.result_package_id,
      })),
  }));
}

/** A move to the customer or back from there; the steps within a warehouse are none. */
function toLineMove(move: LineRecord['move_ids'][number]): readonly LineMove[] {
  const isReturn = move.location_id?.usage === 'customer';
  if (!isReturn && move.location_dest_id?.usage !== 'customer') return [];
  return [
    {
      id: move.id,
      pickingId: move.picking_id ?? 0,
      productId: move.product_id ?? 0,
      state: move.state ?? '',
      isReturn,
      quantity: move.quantity,
      demand: move.product_uom_qty,
    },
  ];
}

const words = (text: string | undefined): readonly string[] =>
  (text ?? '').split(/[\s,]+/).filter((word) => word !== '');

const time = (datetime: string | undefined): string | undefined =>
  datetime === undefined ? undefined : fromOdooDatetime(datetime);
