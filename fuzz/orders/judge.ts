import type { OrderOutcome } from '../../lib/index.ts';
import { namelessId } from '../../lib/orders/session/park.ts';
import { cleanLine } from '../../lib/support/clean-text.ts';
import type { WireOrder } from '../../lib/testing/index.ts';
import { codeOf, wordsOf, type Finding } from '../finding.ts';
import type { MutatedOrder } from './batch.ts';
import type { HeldOrder, HeldOrders } from './held-orders.ts';

/** What became of a mutated order. `failed` is what the report calls typed; the rest are outcomes of good runs. */
export type Fate =
  { readonly fate: OrderOutcome['status']; readonly word: string } | { readonly finding: Finding };

/** Judges one mutated order by its outcome, and by what Odoo holds of it. */
export function judge(
  order: MutatedOrder,
  outcomes: ReadonlyMap<string, OrderOutcome>,
  held: HeldOrders,
): Fate {
  const outcome = idsOf(order).flatMap((id) => outcomes.get(id) ?? [])[0];
  const finding = (kind: string, message: string): Fate => ({
    finding: { kind, mutations: order.mutations, about: order.original.orderId, message },
  });
  if (!outcome) return finding('untyped', 'The order has no outcome.');
  const sold = held.get(outcome.orderId) ?? [];
  if (sold.length > 1) return finding('goodOnesLost', `Odoo holds ${sold.length} sale orders of it.`);
  if (outcome.status === 'failed') {
    const code = codeOf(outcome.error);
    return code === undefined ? finding('untyped', wordsOf(outcome.error)) : { fate: 'failed', word: code };
  }
  if (outcome.status === 'skipped') return { fate: 'skipped', word: outcome.reason };
  const [own] = sold;
  if (!own) return finding('untyped', `It is ${outcome.status}, and Odoo does not hold it.`);
  if (outcome.status === 'created' && !isSame(own.total, Number(outcome.draft.total)))
    return finding('untyped', `Odoo holds ${own.total} where ${outcome.draft.total} was planned.`);
  return { fate: outcome.status, word: outcome.status };
}

/** The ids under which an order may be reported: its own as Odoo can keep it, or none where it cannot be named. */
function idsOf({ json }: MutatedOrder): readonly string[] {
  const orderId = typeof json === 'object' && json !== null && 'orderId' in json ? json.orderId : undefined;
  return [...(typeof orderId === 'string' ? [cleanLine(orderId)] : []), namelessId];
}

/** What is wrong with a good order in Odoo; undefined when it stands there once, with its total and its lines. */
export function lossOf(order: WireOrder, held: HeldOrders): Finding | undefined {
  const sold = held.get(order.orderId) ?? [];
  const [own] = sold;
  const problem =
    own && sold.length === 1 ? differenceOf(order, own) : `Odoo holds ${sold.length} sale orders of it`;
  return problem === undefined
    ? undefined
    : { kind: 'goodOnesLost', mutations: [], about: order.orderId, message: problem };
}

function differenceOf(order: WireOrder, own: HeldOrder): string | undefined {
  const total = Number(order.proceeds?.grandTotal?.amount);
  if (!isSame(own.total, total)) return `its total is ${own.total}, not ${total}`;
  const lineTotal = own.lines.reduce((sum, line) => sum + line.total, 0);
  if (!isSame(lineTotal, total)) return `its lines come to ${lineTotal}, not ${total}`;
  for (const item of order.orderItems) {
    const lines = own.lines.filter((line) => line.itemId === item.orderItemId && line.component === 'item');
    const [line] = lines;
    if (!line || lines.length !== 1) return `item ${item.orderItemId} has ${lines.length} lines`;
    if (line.quantity !== item.quantityOrdered)
      return `item ${item.orderItemId} has quantity ${line.quantity}, not ${item.quantityOrdered}`;
    const price = Number(item.product.price?.unitPrice?.amount) * item.quantityOrdered;
    if (!isSame(line.total, price)) return `item ${item.orderItemId} costs ${line.total}, not ${price}`;
  }
  return undefined;
}

// Odoo keeps amounts as numbers of double precision.
const isSame = (one: number, other: number): boolean =>
  Math.abs(one - other) < 0.005 + Math.abs(other) * 1e-12;
