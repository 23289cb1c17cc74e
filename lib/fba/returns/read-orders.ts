import { z } from 'zod';
import { fields, searchRecords, type ReadRecord } from '../../odoo/index.ts';
import {
  isTrackedBy,
  leavesMoves,
  lineProductShape,
  missingLineFields,
  orderLineShape,
} from '../goods/order-lines.ts';
import { unique } from '../../support/unique.ts';
import type { ReturnRun } from './run.ts';
import { isOpen } from '../moves/shipped-order.ts';
import type {
  LotlessMove,
  LotOut,
  ReturnedLine,
  ReturnedOrder,
  ReturnPart,
  ReturnPicking,
} from './returned-order.ts';
import { roundQuantity } from '../../support/round-quantity.ts';

const moveShape = {
  state: fields.selection,
  quantity: fields.float,
  product_uom_qty: fields.float,
  product_qty: fields.float,
  product_uom: fields.many2one,
  to_refund: fields.boolean,
  bom_line_id: fields.many2one.optional(),
  product_id: fields.link({
    default_code: fields.char,
    tracking: fields.selection,
    uom_id: fields.many2one,
  }),
  location_id: fields.link({ usage: fields.selection }),
  location_dest_id: fields.link({ usage: fields.selection }),
  picking_id: fields.link({
    name: fields.char,
    state: fields.selection,
    date_done: fields.datetime,
    create_date: fields.datetime,
    write_date: fields.datetime,
  }),
  move_line_ids: fields.links({
    lot_id: fields.link({ name: fields.char }),
    lot_name: fields.char,
    quantity: fields.float,
  }),
};
type MoveRecord = ReadRecord<typeof moveShape>;

const lineShape = {
  ...orderLineShape,
  product_id: fields.link(lineProductShape),
  move_ids: fields.links(moveShape),
};
type LineRecord = ReadRecord<typeof lineShape>;

const orderShape = {
  name: fields.char,
  partner_shipping_id: fields.many2one,
  x_amazon_order_ref: fields.char,
  x_amazon_channel: fields.selection,
  order_line: fields.links(lineShape),
};

/**
 * The sale orders with these Amazon order ids, with what left and came back: those of the registration, and of the seller's
 * others in its company, which may have imported them before it had the marketplace. One call.
 */
export async function readReturnedOrders(
  { tools, registration, siblings, optionalFields, dialect, scope }: ReturnRun,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, ReturnedOrder>> {
  if (orderIds.length === 0) return new Map();
  const without = [
    ...missingLineFields(dialect, optionalFields),
    ...(optionalFields.has('stock.move.bom_line_id') ? [] : ['order_line.move_ids.bom_line_id']),
  ];
  const near = siblings.filter(({ companyId }) => companyId === registration.companyId);
  const registrationIds = [registration.id, ...near.map(({ id }) => id)];
  const records = await searchRecords(tools.odoo, 'sale.order', z.object(orderShape), {
    domain: [
      ['x_amazon_registration_id', 'in', registrationIds],
      ['x_amazon_order_ref', 'in', unique(orderIds)],
    ],
    order: 'id',
    // Goods that were archived since come back all the same.
    context: { active_test: false },
    without,
    ...scope,
  });
  return new Map(
    records.map((record) => {
      const { x_amazon_order_ref: orderId = '', name = '', order_line: lines } = record;
      return [
        orderId,
        {
          id: record.id,
          name,
          orderId,
          isFba: record.x_amazon_channel === 'fba',
          deliveryAddressId: record.partner_shipping_id,
          lines: lines.flatMap(returnedLine),
          serviceSkus: lines.filter(isService).map(({ x_amazon_sku: sku = '' }) => sku),
          pickings: returnPickings(lines),
        },
      ];
    }),
  );
}

const isReturn = ({ location_id: from, to_refund: isRefunded }: MoveRecord): boolean =>
  from?.usage === 'customer' && isRefunded;
const isDelivery = ({ location_dest_id: to, location_id: from }: MoveRecord): boolean =>
  to?.usage === 'customer' && from?.usage !== 'customer';
const isDone = ({ state }: MoveRecord): boolean => state === 'done';
const isService = ({ x_amazon_component: kind, product_id: product }: LineRecord): boolean =>
  kind === 'item' && product !== undefined && !leavesMoves(product);

function returnedLine(line: LineRecord): ReturnedLine[] {
  const { product_id: product, product_uom_id: unit = line.product_uom, move_ids: moves } = line;
  if (line.x_amazon_component !== 'item' || !product || unit === undefined) return [];
  const delivered = moves.filter((move) => isDelivery(move) && isDone(move));
  // What left by stock moves comes back by them, also where the product was made a service since (measured on Odoo 19).
  if (!leavesMoves(product) && delivered.length === 0) return [];
  const plain: ReturnPart = {
    productId: product.id,
    unitId: unit,
    quantity: 1,
    isTracked: isTrackedBy(product.tracking),
    bomLineId: undefined,
    origin: originOf(delivered.at(0)),
  };
  const components = componentsOf(line, delivered);
  const parts = components.length > 0 ? components : [plain];
  return [
    {
      id: line.id,
      sku: line.x_amazon_sku ?? '',
      productId: product.id,
      unitId: unit,
      returnable: roundQuantity(line.qty_delivered - comingBack(moves, parts)),
      isAverageCost: product.cost_method === 'average',
      parts,
      lots: lotsOut(moves),
    },
  ];
}

/** What open pickings bring back, in units of the line: Odoo counts it as delivered until then. */
function comingBack(moves: readonly MoveRecord[], [part]: readonly ReturnPart[]): number {
  const open = moves.filter((move) => isReturn(move) && isOpen(move) && move.bom_line_id === part?.bomLineId);
  const quantity = open.reduce((sum, move) => sum + move.product_uom_qty, 0);
  return part && part.quantity > 0 ? quantity / part.quantity : 0;
}

/** The components of one kit, as they left; none for other goods. */
function componentsOf(line: LineRecord, delivered: readonly MoveRecord[]): readonly ReturnPart[] {
  const ofKit = delivered.filter(({ bom_line_id: bomLineId }) => bomLineId !== undefined);
  // Odoo counts only whole kits as delivered, and those that came back no more: then all of the line has left.
  const kits = line.move_ids.some((move) => isReturn(move) && isDone(move))
    ? line.product_uom_qty
    : line.qty_delivered;
  if (ofKit.length === 0 || kits <= 0) return [];
  const keyOf = (move: MoveRecord): string =>
    [move.bom_line_id, move.product_id?.id, move.product_uom].join();
  return unique(ofKit.map(keyOf)).flatMap((key): ReturnPart[] => {
    const alike = ofKit.filter((move) => keyOf(move) === key);
    const [first] = alike;
    if (first?.product_id === undefined || first.product_uom === undefined) return [];
    return [
      {
        productId: first.product_id.id,
        unitId: first.product_uom,
        quantity: alike.reduce((sum, { quantity }) => sum + quantity, 0) / kits,
        isTracked: isTrackedBy(first.product_id.tracking),
        bomLineId: first.bom_line_id,
        origin: originOf(first),
      },
    ];
  });
}

const originOf = (move: MoveRecord | undefined): ReturnPart['origin'] =>
  move && { moveId: move.id, pickingId: move.picking_id?.id };

/** Lots that left, less those that came back or are to come back. */
function lotsOut(moves: readonly MoveRecord[]): readonly LotOut[] {
  const lots = new Map<string, LotOut>();
  for (const move of moves) {
    const sign = isDelivery(move) && isDone(move) ? 1 : isReturn(move) && move.state !== 'cancel' ? -1 : 0;
    const { product_id: product } = move;
    for (const { lot_id: lot, quantity } of sign === 0 ? [] : move.move_line_ids) {
      if (!product || !lot) continue;
      const key = `${product.id},${lot.id}`;
      const before = lots.get(key)?.quantity ?? 0;
      lots.set(key, {
        productId: product.id,
        lotId: lot.id,
        name: lot.name ?? '',
        quantity: roundQuantity(before + sign * quantity),
      });
    }
  }
  return [...lots.values()].filter(({ quantity }) => quantity > 0);
}

function returnPickings(lines: readonly LineRecord[]): readonly ReturnPicking[] {
  const moves = lines.flatMap(({ id, move_ids: own }) =>
    own.filter(isReturn).map((move) => ({ move, lineId: id })),
  );
  const pickings = new Map(
    moves.flatMap(({ move: { picking_id: picking } }) => (picking ? [[picking.id, picking] as const] : [])),
  );
  return [...pickings.values()].map((picking): ReturnPicking => {
    const { id, name = '', state = '', date_done: doneAt, create_date: createdAt = '' } = picking;
    const { write_date: writtenAt = '' } = picking;
    return {
      id,
      name,
      state,
      doneAt,
      isUndated: doneAt !== undefined && doneAt >= createdAt && writtenAt <= doneAt,
      lotless: isOpen({ state })
        ? moves.flatMap(({ move, lineId }) => (move.picking_id?.id === id ? lotlessMove(move, lineId) : []))
        : [],
    };
  });
}

function lotlessMove(move: MoveRecord, lineId: number): LotlessMove[] {
  const { product_id: product, picking_id: picking, move_line_ids: there } = move;
  if (!product || !picking || !isTrackedBy(product.tracking) || !isOpen(move)) return [];
  const given = there.filter((line) => line.lot_id !== undefined || line.lot_name !== undefined);
  const quantity = roundQuantity(move.product_qty - given.reduce((sum, line) => sum + line.quantity, 0));
  if (quantity <= 0) return [];
  return [
    {
      id: move.id,
      pickingId: picking.id,
      lineId,
      productId: product.id,
      productName: product.default_code ?? String(product.id),
      productUnitId: product.uom_id ?? 0,
      tracking: product.tracking === 'serial' ? 'serial' : 'lot',
      quantity,
      linesThere: there.length,
    },
  ];
}
