import { datePicking, type DateTerms, type MoveDating } from './date.ts';
import { pickingName } from './keys.ts';
import { isOpen, type OwnPicking, type ShippedLine, type ShippedOrder } from './shipped-order.ts';
import { roundQuantity } from '../../support/round-quantity.ts';

/** What is to be done so that what Amazon shipped has left the Amazon location. */
export interface MovesPlan {
  /** Pickings to make. */
  readonly pickings: readonly PickingDraft[];
  /** Pickings that are there, and not done. */
  readonly open: readonly OpenPicking[];
  /** Orders of which everything has left. */
  readonly moved: readonly ShippedOrder[];
}

/** A picking as planned: plain data. Quantities are in the unit of the sale order line. */
export interface PickingDraft {
  /** Unique in the company, and so the key of the picking. */
  readonly name: string;
  readonly order: ShippedOrder;
  readonly dating: MoveDating;
  readonly moves: readonly MoveDraft[];
}

export interface MoveDraft {
  readonly line: ShippedLine;
  readonly quantity: number;
}

export interface OpenPicking {
  readonly order: ShippedOrder;
  readonly picking: OwnPicking;
}

/**
 * Plans the pickings of orders that Amazon has shipped: what has not left yet goes into one picking for each order. While
 * a picking of an order is open it is finished first, and nothing else is made for the order.
 */
export function planMoves(orders: readonly ShippedOrder[], terms: DateTerms): MovesPlan {
  const planned = orders.filter(({ isUnbalanced }) => !isUnbalanced).map((order) => planOrder(order, terms));
  return {
    pickings: planned.flatMap(({ draft }) => draft ?? []),
    open: planned.flatMap(({ open = [] }) => open),
    moved: planned.flatMap(({ moved }) => moved ?? []),
  };
}

type PlannedOrder = Partial<{
  readonly draft: PickingDraft;
  readonly open: readonly OpenPicking[];
  readonly moved: ShippedOrder;
}>;

function planOrder(order: ShippedOrder, terms: DateTerms): PlannedOrder {
  const open = order.pickings.filter(isOpen);
  if (open.length > 0) return { open: open.map((picking) => ({ order, picking })) };
  const number = Math.max(0, ...order.pickings.map((picking) => picking.number)) + 1;
  const moves = order.lines.flatMap((line): MoveDraft[] => {
    const quantity = roundQuantity(line.quantity - line.moved);
    return quantity > 0 ? [{ line, quantity }] : [];
  });
  if (moves.length === 0) return { moved: order };
  return {
    draft: {
      name: pickingName(order.orderId, number),
      order,
      dating: datePicking(order, terms),
      moves,
    },
  };
}
