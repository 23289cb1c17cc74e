import { createOnce, type LoadRecord } from '../../odoo/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import { unique } from '../../support/unique.ts';
import { knownLots, namedLotKey } from './known-lots.ts';
import { lotLineRecord, readLots, trackedMove } from './lot-records.ts';
import { isRefused, planLots, type LotRefusal } from './lots.ts';
import { readOpenMoves, type OpenMove } from './read-moves.ts';
import type { MoveSession } from './session.ts';

/**
 * Gives lots to what has none yet: two calls, and one that reads what came of it; before Odoo 19 up to two more for lots
 * that the location does not hold. Gives the pickings whose lots are not known, or were refused, with the reason.
 */
export async function giveLots(
  session: MoveSession,
  moves: readonly OpenMove[],
): Promise<ReadonlyMap<number, ConnectorError>> {
  const { registration, scope, tools } = session;
  const { places } = session.moves;
  const wanted = moves.flatMap(trackedMove);
  if (wanted.length === 0 || !places) return new Map();
  const stock = await readLots(session, places, unique(wanted.map(({ productId }) => productId)));
  const { lotPolicy: policy, lotName } = registration;
  const ends = { from: places.locationId, to: places.customerLocationId };
  const plan = planLots(wanted, { policy, lotName, stock });
  const heldIds = new Map(stock.map((lot) => [namedLotKey({ ...lot, lotName: lot.name }), lot.lotId]));
  const notHeld = wanted
    .flatMap(({ id, productId }) => {
      const lots = plan.get(id);
      return lots === undefined || isRefused(lots) ? [] : lots.map(({ lotName }) => ({ productId, lotName }));
    })
    .filter((lot) => !heldIds.has(namedLotKey(lot)));
  const lotIds = new Map([...heldIds, ...(await knownLots(session, notHeld))]);

  const errors = new Map<number, ConnectorError>();
  const owners = new Map<string, number>();
  const lines = moves.flatMap((move): LoadRecord[] => {
    const lots = plan.get(move.id);
    const { picking_id: pickingId = 0, move_line_ids: there } = move;
    if (lots === undefined) return [];
    if (isRefused(lots)) {
      errors.set(pickingId, lotMissing(move, lots));
      return [];
    }
    const productId = move.product_id?.id ?? 0;
    const owner = { id: move.id, pickingId, productId, productUnitId: move.product_id?.uom_id ?? 0 };
    const records = lots.map((share, index) => {
      const lotId = lotIds.get(namedLotKey({ ...share, productId }));
      return lotLineRecord(owner, { ...share, lotId }, there.length + index + 1, ends);
    });
    for (const { key } of records) owners.set(key, pickingId);
    return records;
  });
  for (const { key, error } of await createOnce(tools.odoo, 'stock.move.line', lines, scope))
    if (error) errors.set(owners.get(key) ?? 0, error);
  for (const move of await readOpenMoves(session, unique([...owners.values()])))
    if (move.quantity > move.product_uom_qty) errors.set(move.picking_id ?? 0, tooMany(move));
  return errors;
}

// Two workers may have chosen at the same moment, and not alike.
const tooMany = ({
  picking_id: pickingId,
  reference = '',
  quantity,
  product_uom_qty: demand,
}: OpenMove): ConnectorError =>
  new ConnectorError(
    'MOVE_INCOMPLETE',
    `Picking ${reference} has lots for ${quantity} units, and ${demand} have left: correct them in Odoo and validate it.`,
    { context: { pickingId } },
  );

const reasons: Readonly<Record<LotRefusal, string>> = {
  PARKED: 'Amazon names no lot, and the registration leaves the choice to a person',
  NONE_IN_STOCK: 'the Amazon location has no lot of it',
  SERIALS_SHORT: 'the Amazon location has too few serial numbers of it',
  NAMED_LOT_IS_NO_SERIAL: 'the lot that the registration names cannot stand for serial numbers',
};

const lotMissing = (
  { product_id: product, picking_id: pickingId, reference = '' }: OpenMove,
  why: LotRefusal,
) =>
  new ConnectorError(
    'LOT_MISSING',
    `Product ${product?.default_code ?? String(product?.id ?? '')} needs a lot or serial number to leave the Amazon location: ${reasons[why]}. Choose it in Odoo on picking ${reference} and validate that, or change the lot policy of the registration.`,
    { context: { pickingId, productId: product?.id } },
  );
