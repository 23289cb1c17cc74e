import { z } from 'zod';
import { fields, fromOdooDatetime, type ReadRecord } from '../../odoo/index.ts';
import type { Registration } from '../../registrations/index.ts';
import { unique } from '../../support/unique.ts';
import { activitySummary } from '../notices/activities.ts';
import { memoryShape, readMemory, type PickingMemory, type SyncMemory } from '../memory/memory.ts';
import { toMethod } from './delivery-method.ts';
import { earlierMovesShape, earlierSteps, stepShape } from './earlier-steps.ts';
import { lineShape, siblingShape, toPickedLine, wordsOf } from './picked-line.ts';
import type { AmazonPicking, PickedOrder, Portion } from './picking.ts';

const orderShape = {
  x_amazon_order_ref: fields.char,
  x_amazon_channel: fields.selection,
  x_amazon_registration_id: fields.many2one,
  x_amazon_marketplace_id: fields.link({ x_marketplace_id: fields.char }),
  x_amazon_status: fields.char,
  x_amazon_programs: fields.char,
  x_amazon_last_update: fields.datetime,
  date_order: fields.datetime,
  user_id: fields.many2one,
  picking_ids: fields.links(siblingShape),
};

const pickingShape = {
  ...memoryShape,
  ...stepShape,
  name: fields.char,
  state: fields.selection,
  date_done: fields.datetime,
  user_id: fields.many2one,
  activity_ids: fields.links({ summary: fields.char }),
  move_ids: fields.links({
    sale_line_id: fields.link({ ...lineShape, order_id: fields.link(orderShape) }),
    move_line_ids: fields.links({
      quantity: fields.float,
      lot_id: fields.link({ name: fields.char }),
      result_package_id: fields.many2one,
    }),
    date: fields.datetime,
    move_orig_ids: earlierMovesShape,
  }),
};

export const pickingSchema = z.object(pickingShape);
type PickingRecord = ReadRecord<typeof pickingShape>;
type MoveRecord = PickingRecord['move_ids'][number];
type LineRecord = NonNullable<MoveRecord['sale_line_id']>;
type OrderRecord = NonNullable<LineRecord['order_id']>;

/** Fields of the schema that this Odoo lacks, by those optional ones that it has. */
export function missingFields(has: ReadonlySet<string>): readonly string[] {
  const line = 'move_ids.sale_line_id';
  return [has.has('sale.order.line.product_uom_id') ? `${line}.product_uom` : `${line}.product_uom_id`];
}

/** What a record of Odoo says. */
export interface ReadPicking {
  /** One for each FBM order of the registration: the orders are those of the moves, whatever order the picking names. */
  readonly pickings: readonly AmazonPicking[];
  /** Of all Amazon orders, also those of other registrations. */
  readonly memory: PickingMemory;
}

export function readPicking(record: PickingRecord, registration: Pick<Registration, 'id'>): ReadPicking {
  const lines = linesOf(record.move_ids);
  const orders = new Map(lines.flatMap(({ order_id: order }) => (order ? [[order.id, order] as const] : [])));
  const amazonOrders = [...orders.values()].filter((order) => order.x_amazon_channel === 'fbm');
  const memory = readMemory(
    record,
    amazonOrders.map((order) => order.x_amazon_order_ref ?? ''),
  );
  const pickings = amazonOrders.flatMap((order) => {
    const sync = memory.orders.get(order.x_amazon_order_ref ?? '');
    if (!sync || order.x_amazon_registration_id !== registration.id) return [];
    const own = record.move_ids.filter((move) => move.sale_line_id?.order_id?.id === order.id);
    return [toPicking(record, order, own, sync)];
  });
  return { pickings, memory };
}

function toPicking(
  record: PickingRecord,
  order: OrderRecord,
  moves: readonly MoveRecord[],
  sync: SyncMemory,
): AmazonPicking {
  const lines = linesOf(moves);
  return {
    id: record.id,
    name: record.name ?? '',
    isDone: record.state === 'done',
    doneAt: fromOdooDatetime(record.date_done),
    userId: record.user_id ?? order.user_id,
    order: toOrder(record, order, lines),
    carrier: toMethod(record.carrier_id),
    trackingReference: record.carrier_tracking_ref,
    earlier: earlierSteps(moves, otherDeliveries(record, lines)),
    lines: lines.flatMap((line) =>
      line.x_amazon_item_ref !== undefined && line.x_amazon_component === 'item'
        ? [toPickedLine(line, portionsOf(moves, line.id))]
        : [],
    ),
    sync,
    activityIds: record.activity_ids.flatMap(({ id, summary }) => (summary === activitySummary ? [id] : [])),
  };
}

function toOrder(record: PickingRecord, order: OrderRecord, lines: readonly LineRecord[]): PickedOrder {
  const siblings = [
    ...order.picking_ids,
    // Those that were made by hand do not hang on the order.
    ...lines.flatMap((line) => line.move_ids).flatMap((move) => move.picking_id ?? []),
  ].filter(({ id }) => id !== record.id);
  return {
    orderId: order.x_amazon_order_ref ?? '',
    marketplaceId: order.x_amazon_marketplace_id?.x_marketplace_id ?? '',
    status: order.x_amazon_status ?? '',
    programs: wordsOf(order.x_amazon_programs),
    changedAt: fromOdooDatetime(order.x_amazon_last_update),
    orderedAt: fromOdooDatetime(order.date_order),
    isPartlyTold: siblings.some(({ x_amazon_told: told }) => told !== undefined),
    otherPickingIds: unique(siblings.map(({ id }) => id)),
    silentPickingIds: unique(
      siblings.flatMap(({ id, x_amazon_sync_state: state }) => (state === 'none' ? [id] : [])),
    ),
    otherReferences: unique(siblings.flatMap(({ carrier_tracking_ref: reference }) => reference ?? [])),
  };
}

/** The order lines of these moves: several moves, of a kit, are one line. */
const linesOf = (moves: readonly MoveRecord[]): readonly LineRecord[] => [
  ...new Map(moves.flatMap(({ sale_line_id: line }) => (line ? [[line.id, line] as const] : []))).values(),
];

const portionsOf = (moves: readonly MoveRecord[], lineId: number): readonly Portion[] =>
  moves
    .filter((move) => move.sale_line_id?.id === lineId)
    .flatMap((move) => move.move_line_ids)
    .map((portion) => ({
      quantity: portion.quantity,
      serialNumber: portion.lot_id?.name,
      packageId: portion.result_package_id,
    }));

/** Moves by which goods of these lines have left in other pickings. */
const otherDeliveries = ({ id }: PickingRecord, lines: readonly LineRecord[]): LineRecord['move_ids'] =>
  lines
    .flatMap((line) => line.move_ids)
    .filter(
      (move) =>
        move.state === 'done' && move.picking_id?.id !== id && move.location_dest_id?.usage === 'customer',
    );
