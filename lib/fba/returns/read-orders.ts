import { z } from 'zod';
import { fields, searchRecords, type ReadRecord } from '../../odoo/index.ts';
import {
  isTrackedBy,
  leavesMoves,
  lineProductShape,
  missingLineFields,
  moveUnit,
  orderLineShape,
} from '../goods/order-lines.ts';
import { unique } from '../../support/unique.ts';
import { isDelivery, isDone, isReturn, moveShape, returnPickings, type MoveRecord } from './return-moves.ts';
import type { ReturnSession } from './session.ts';
import { isOpen } from '../moves/shipped-order.ts';
import type { LotOut, ReturnedLine, ReturnedOrder, ReturnPart } from './returned-order.ts';
import { roundQuantity } from '../../support/round-quantity.ts';

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
  { tools, registration, siblings, optionalFields, dialect, scope }: ReturnSession,
  orderIds: readonly string[],
): Promise<ReadonlyMap<string, ReturnedOrder>> {
  if (orderIds.length === 0) return new Map();
  const without = [
    ...missingLineFields(dialect, optionalFields),
    `order_line.move_ids.${moveUnit(optionalFields) === 'uom_id' ? 'product_uom' : 'uom_id'}`,
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

const unitOf = ({ uom_id: unit, product_uom: before20 }: MoveRecord): number | undefined => unit ?? before20;

/** The components of one kit, as they left; none for other goods. */
function componentsOf(line: LineRecord, delivered: readonly MoveRecord[]): readonly ReturnPart[] {
  const ofKit = delivered.filter(({ bom_line_id: bomLineId }) => bomLineId !== undefined);
  // Odoo counts only whole kits as delivered, and those that came back no more: then all of the line has left.
  const kits = line.move_ids.some((move) => isReturn(move) && isDone(move))
    ? line.product_uom_qty
    : line.qty_delivered;
  if (ofKit.length === 0 || kits <= 0) return [];
  const keyOf = (move: MoveRecord): string => [move.bom_line_id, move.product_id?.id, unitOf(move)].join();
  return unique(ofKit.map(keyOf)).flatMap((key): ReturnPart[] => {
    const alike = ofKit.filter((move) => keyOf(move) === key);
    const [first] = alike;
    const unitId = first && unitOf(first);
    if (first?.product_id === undefined || unitId === undefined) return [];
    return [
      {
        productId: first.product_id.id,
        unitId,
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
