import { ConnectorError } from '../../support/errors.ts';
import { unique } from '../../support/unique.ts';
import type { StockMoveOutcome } from '../outcome.ts';
import type { DateTerms, TodayReason } from './date.ts';
import { datePickings } from './date-pickings.ts';
import { finishPickings } from './finish-pickings.ts';
import { makePickings, type MadePicking } from './make-pickings.ts';
import { markMoved } from './mark-moved.ts';
import { of, remarks } from './outcomes.ts';
import { planMoves, type MovesPlan } from './plan.ts';
import { readShippedOrders } from './read-orders.ts';
import type { MoveSession } from './session.ts';
import { isOpen, type ShippedOrder } from './shipped-order.ts';
import { validateAll, type ReadyPicking } from './validate.ts';

type Errors = Map<number, ConnectorError>;

/**
 * Makes pickings, finishes and validates them, and reads what has left then: only that counts. The mark on the sale order
 * comes last, so that a run which is cut off is taken up where it was.
 */
export async function applyMoves(
  session: MoveSession,
  plan: MovesPlan,
  terms: DateTerms,
): Promise<readonly StockMoveOutcome[]> {
  const made = await makePickings(session, plan.pickings);
  const ready = [...made.flatMap(madeReady), ...plan.open.map(openReady)];
  const lotless = await finishPickings(
    session,
    ready.filter(({ isPlain }) => !isPlain).map(({ id }) => id),
  );
  const refused = await validateAll(
    session,
    ready.filter(({ id }) => !lotless.has(id)),
  );

  const again = await readShippedOrders(session, unique(ready.map(({ order }) => order.id)));
  // Their totals were right when they were planned; validation has written them since, as the one who made them.
  const validatedOrders = again.map((order) => ({ ...order, isUnbalanced: false }));
  const validated = new Set(ready.map(({ id }) => id));
  const orders = [...validatedOrders, ...plan.moved];
  const today = await datePickings(session, orders, validated, terms);
  const { moved } = planMoves(orders, terms);
  await markMoved(session, moved);

  const errors: Errors = new Map(
    made.flatMap(({ draft, error }) => (error ? [[draft.order.id, error]] : [])),
  );
  for (const { id, order } of ready) {
    const error = lotless.get(id) ?? refused.get(id);
    if (error) errors.set(order.id, error);
  }
  const isMoved = new Set(moved.map(({ id }) => id));
  return [
    ...made.flatMap(({ draft: { order }, error }) => (error ? [failed(order, error)] : [])),
    ...validatedOrders.map((order) =>
      isMoved.has(order.id)
        ? movedOutcome(order, validated, today.get(order.id))
        : failed(order, errors.get(order.id) ?? incomplete(order)),
    ),
    ...plan.moved.map((order): StockMoveOutcome => ({ ...of(order), dryRun: false, status: 'unchanged' })),
  ];
}

type Ready = ReadyPicking & {
  readonly order: ShippedOrder;
  /** Whether it can be validated as it was made. */
  readonly isPlain: boolean;
};

function madeReady({ draft, id }: MadePicking): Ready[] {
  if (id === undefined) return [];
  const { name, order, moves } = draft;
  const isPlain = moves.every(({ line }) => !line.isKit && !line.isTracked);
  return [{ id, name, order, orderId: order.orderId, isPlain }];
}

const openReady = ({ order, picking: { id, name } }: MovesPlan['open'][number]): Ready => ({
  id,
  name,
  order,
  orderId: order.orderId,
  isPlain: false,
});

function movedOutcome(
  order: ShippedOrder,
  validated: ReadonlySet<number>,
  today: TodayReason | undefined,
): StockMoveOutcome {
  const pickingIds = order.pickings.flatMap(({ id }) => (validated.has(id) ? [id] : []));
  return { ...of(order), dryRun: false, status: 'moved', pickingIds, ...remarks(order, today) };
}

const failed = (order: ShippedOrder, error: ConnectorError): StockMoveOutcome => ({
  ...of(order),
  dryRun: false,
  status: 'failed',
  error,
});

function incomplete(order: ShippedOrder): ConnectorError {
  const open = order.pickings.filter(isOpen).map(({ name }) => name);
  const what = open.length > 0 ? `picking ${open.join(', ')} is open` : 'less has left than Amazon shipped';
  return new ConnectorError(
    'MOVE_INCOMPLETE',
    `The stock moves of order ${order.orderId} are not complete: ${what}. The next run goes on with it; when it stays so, look at it in Odoo.`,
    { context: { orderId: order.orderId, saleOrderId: order.id } },
  );
}
