import { dueProblems, ofKind } from '../../problems/index.ts';
import { moveProblem, type MoveSession, type WaitingOrder } from './session.ts';

/** The orders that wait for their stock moves, less those that failed and whose time has not come. */
export function dueOrders({
  moves,
  problems,
  tools,
}: Pick<MoveSession, 'moves' | 'problems' | 'tools'>): readonly WaitingOrder[] {
  const failed = new Set(ofKind(moveProblem, problems).map(({ ref }) => ref));
  const due = new Set(dueProblems(moveProblem, problems, tools.clock.now()).map(({ ref }) => ref));
  return moves.waiting.filter(({ orderId }) => !failed.has(orderId) || due.has(orderId));
}
