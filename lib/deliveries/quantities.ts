import type { LineMove, PickedLine } from './picking.ts';

// Odoo's quantities are binary fractions: two thirds of three are not quite two.
const slack = 1e-6;

/**
 * Units of Amazon's item that a picking moved for the first time: what was delivered up to this picking, less what was
 * before it. So parts of a kit count with the picking that completes the kit, and the sum is never above what Amazon sold.
 */
export function unitsMoved(line: PickedLine, pickingId: number): number {
  const shipped = firstDeliveries(line).filter((move) => move.state === 'done');
  const end = shipped.findLastIndex((move) => move.pickingId === pickingId) + 1;
  if (end === 0) return 0;
  const start = shipped.findIndex((move) => move.pickingId === pickingId);
  return unitsOf(line, shipped.slice(0, end), shipped) - unitsOf(line, shipped.slice(0, start), shipped);
}

function unitsOf(line: PickedLine, moves: readonly LineMove[], shipped: readonly LineMove[]): number {
  if (line.ordered <= 0) return 0;
  const share = shareOf(line, moves, shipped) * line.quantityAtAmazon;
  return Math.min(line.quantityAtAmazon, Math.floor(share + slack));
}

/** Which part of the ordered quantity these moves come to. */
function shareOf(line: PickedLine, moves: readonly LineMove[], shipped: readonly LineMove[]): number {
  if (line.countsAlike) return sum(moves) / line.ordered;
  const hasReturns = line.moves.some((move) => move.isReturn && move.state === 'done');
  const delivered = hasReturns || line.delivered <= 0 ? undefined : line.delivered / line.ordered;
  // Odoo has converted kits and units of measure for all that was shipped.
  if (delivered !== undefined && moves.length === shipped.length) return delivered;
  const products = new Set(shipped.map(({ productId }) => productId));
  if (delivered !== undefined && products.size === 1) return (sum(moves) / sum(shipped)) * delivered;
  const planned = firstDeliveries(line);
  const shares = [...new Set(planned.map(({ productId }) => productId))].map((productId) => {
    const isOf = (move: LineMove): boolean => move.productId === productId;
    return sum(moves.filter(isOf)) / sum(planned.filter(isOf));
  });
  return shares.length === 0 ? 0 : Math.min(1, delivered ?? 1, ...shares);
}

/** What moved, or what was asked for where nothing has moved yet, or never will. */
const sum = (moves: readonly LineMove[]): number =>
  moves.reduce((total, { state, quantity, demand }) => total + (state === 'done' ? quantity : demand), 0);

/**
 * Moves to the customer in the order in which they were done, without what goes out again: Amazon has those units. A
 * return of a return names it; an exchange names nothing, and is known by what goes out beyond the order after a return.
 */
function firstDeliveries(line: PickedLine): readonly LineMove[] {
  const returns = line.moves.filter(({ isReturn, state }) => isReturn && state !== 'cancel');
  const isReturned = ({ returnedMoveId }: LineMove): boolean =>
    returns.some(({ id }) => id === returnedMoveId);
  // Moves of a picking stay together, also where one was added later.
  const dateOf = (pickingId: number): string =>
    line.moves.flatMap((move) => (move.pickingId === pickingId ? [move.date] : [])).sort()[0] ?? '';
  const out = line.moves
    .filter((move) => !move.isReturn && !isReturned(move))
    .toSorted(
      (one, other) =>
        dateOf(one.pickingId).localeCompare(dateOf(other.pickingId)) || one.pickingId - other.pickingId,
    );
  if (!line.countsAlike || returns.length === 0) return out;
  let beyond = sum(out.filter(({ state }) => state !== 'cancel')) - line.ordered;
  return out.map((move) => {
    if (beyond <= slack || !returns.some(({ pickingId }) => pickingId < move.pickingId)) return move;
    const again = Math.min(beyond, sum([move]));
    beyond -= again;
    return { ...move, quantity: move.quantity - again, demand: move.demand - again };
  });
}
