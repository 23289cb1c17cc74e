import type { LineMove, PickedLine } from './picking.ts';

// Odoo's quantities are binary fractions: two thirds of three are not quite two.
const slack = 1e-6;

/**
 * Units of Amazon's item that a picking moved: what all pickings up to this one come to, less those before it. So parts
 * of a kit count with the picking that completes the kit, and the sum is never above what Amazon sold.
 */
export function unitsMoved(line: PickedLine, pickingId: number): number {
  const shipped = line.moves.filter((move) => !move.isReturn && move.state === 'done');
  // Odoo numbers pickings in the order in which they are made, and a backorder after what it is left from.
  const before = shipped.filter((move) => move.pickingId < pickingId);
  const upTo = shipped.filter((move) => move.pickingId <= pickingId);
  return unitsOf(line, upTo, shipped) - unitsOf(line, before, shipped);
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
  const planned = line.moves.filter((move) => !move.isReturn);
  const shares = [...new Set(planned.map(({ productId }) => productId))].map((productId) => {
    const isOf = (move: LineMove): boolean => move.productId === productId;
    return sum(moves.filter(isOf)) / sum(planned.filter(isOf));
  });
  return shares.length === 0 ? 0 : Math.min(1, delivered ?? 1, ...shares);
}

/** What moved, or what was asked for where nothing has moved yet, or never will. */
const sum = (moves: readonly LineMove[]): number =>
  moves.reduce((total, { state, quantity, demand }) => total + (state === 'done' ? quantity : demand), 0);
