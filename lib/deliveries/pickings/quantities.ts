import type { LineMove, PickedLine } from './picking.ts';

// Odoo's quantities are binary fractions: two thirds of three are not quite two.
const slack = 1e-6;

/**
 * Units of Amazon's items that a picking moved for the first time, in the order of the lines: what was delivered up to
 * this picking, less what was before it. So parts of a kit count with the picking that completes the kit, and the sum is
 * never above what Amazon sold. Pieces beyond it are those of another line of the article where nothing more is to come:
 * somebody has entered them all on one line.
 */
export function unitsMoved(lines: readonly PickedLine[], pickingId: number): readonly number[] {
  const moved = lines.map((line) => movedOf(line, pickingId));
  const spare = moved.map((of) => of.spare);
  return lines.map(({ productId }, index) => {
    let { units, room } = moved[index] ?? nothing;
    lines.forEach((other, from) => {
      if (other.productId !== productId) return;
      const given = Math.min(spare[from] ?? 0, room);
      spare[from] = (spare[from] ?? 0) - given;
      room -= given;
      units += given;
    });
    return units;
  });
}

interface Moved {
  readonly units: number;
  /** Beyond what Amazon sold of the line. */
  readonly spare: number;
  /** What Amazon sold and no move brings any more. */
  readonly room: number;
}

const nothing: Moved = { units: 0, spare: 0, room: 0 };

function movedOf(line: PickedLine, pickingId: number): Moved {
  const shipped = firstDeliveries(line).filter((move) => move.state === 'done');
  const isOver = line.moves.every(({ state }) => state === 'done' || state === 'cancel');
  const room = isOver ? line.quantityAtAmazon - unitsOf(line, shipped, shipped) : 0;
  const start = shipped.findIndex((move) => move.pickingId === pickingId);
  if (start < 0) return { ...nothing, room };
  const end = shipped.findLastIndex((move) => move.pickingId === pickingId) + 1;
  const [before, upTo] = [shipped.slice(0, start), shipped.slice(0, end)];
  const units = unitsOf(line, upTo, shipped) - unitsOf(line, before, shipped);
  const pieces = line.countsAlike ? piecesOf(line, upTo, shipped) - piecesOf(line, before, shipped) : units;
  return { units, spare: pieces - units, room };
}

const unitsOf = (line: PickedLine, moves: readonly LineMove[], shipped: readonly LineMove[]): number =>
  Math.min(line.quantityAtAmazon, piecesOf(line, moves, shipped));

const piecesOf = (line: PickedLine, moves: readonly LineMove[], shipped: readonly LineMove[]): number =>
  Math.floor((line.countsAlike ? sum(moves) : kitShare(line, moves, shipped) * line.ordered) + slack);

/** Which part of the ordered quantity these moves come to. */
function kitShare(line: PickedLine, moves: readonly LineMove[], shipped: readonly LineMove[]): number {
  const hasReturns = line.moves.some((move) => move.isReturn && move.state === 'done');
  const delivered = hasReturns || line.deliveredShare <= 0 ? undefined : line.deliveredShare;
  // Odoo has counted the kits of all that was shipped.
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
