import { updateRecords } from '../../odoo/index.ts';
import type { ConnectorError } from '../../support/errors.ts';
import { unique } from '../../support/unique.ts';
import { giveLots } from './give-lots.ts';
import { isKit, isTracked, readOpenMoves, type OpenMove } from './read-moves.ts';
import type { MoveSession } from './session.ts';

/**
 * Brings open pickings to where they can be validated: kits are taken apart by Odoo, in its own units; every move moves what
 * it asks for; lots are given. What has no lot stays open in Odoo, where a person can choose one; gives those pickings with
 * the reason.
 */
export async function finishPickings(
  session: MoveSession,
  pickingIds: readonly number[],
): Promise<ReadonlyMap<number, ConnectorError>> {
  if (pickingIds.length === 0) return new Map();
  const moves = await takeKitsApart(session, await readOpenMoves(session, pickingIds));
  const untracked = moves.filter((move) => !isTracked(move));
  return new Map([
    ...(await moveAll(session, untracked)),
    ...(await giveLots(session, moves.filter(isTracked))),
  ]);
}

/** Odoo takes a kit apart when its picking is confirmed: other moves are there then, with its components. */
async function takeKitsApart(session: MoveSession, moves: readonly OpenMove[]): Promise<readonly OpenMove[]> {
  const { tools, scope } = session;
  const kits = unique(moves.filter(isKit).flatMap((move) => move.picking_id ?? []));
  if (kits.length === 0) return moves;
  await tools.odoo.call('stock.picking', 'action_confirm', { ids: kits, ...scope });
  return readOpenMoves(session, unique(moves.flatMap((move) => move.picking_id ?? [])));
}

/** Gives the pickings of moves that Odoo refuses to change, with its words. */
async function moveAll(
  { tools, scope }: MoveSession,
  moves: readonly OpenMove[],
): Promise<ReadonlyMap<number, ConnectorError>> {
  const short = moves.filter((move) => !move.picked || move.quantity !== move.product_uom_qty);
  const updates = short.map(({ id, product_uom_qty: quantity }) => ({
    id,
    values: { quantity, picked: true },
  }));
  const results = await updateRecords(tools.odoo, 'stock.move', updates, scope);
  const owners = new Map(short.map(({ id, picking_id: pickingId = 0 }) => [String(id), pickingId]));
  return new Map(results.flatMap(({ key, error }) => (error ? [[owners.get(key) ?? 0, error]] : [])));
}
