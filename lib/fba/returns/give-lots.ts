import { createOnce, type LoadRecord } from '../../odoo/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import { lotLineRecord, type GivenLot } from '../moves/lot-records.ts';
import { returnedLots } from './lots.ts';
import type { LotlessMove, LotOut, ReturnedOrder } from './returned-order.ts';
import type { ReturnSession } from './session.ts';

/** Gives lots to units that come back: one call. Gives the pickings whose lots are not known, with the reason. */
export async function giveReturnedLots(
  { tools, registration, ways, scope }: ReturnSession,
  orders: readonly ReturnedOrder[],
  pickingIds: ReadonlySet<number>,
): Promise<ReadonlyMap<number, ConnectorError>> {
  const errors = new Map<number, ConnectorError>();
  const owners = new Map<string, number>();
  const lines: LoadRecord[] = [];
  const { lotPolicy: policy, lotName } = registration;
  const ends = { from: ways.customerLocationId, to: ways.returnLocationId };
  for (const order of orders) {
    // What one return takes is not with the customer for the next one.
    const left = new Map(order.lines.map((line) => [line.id, line.lots]));
    const moves = order.pickings.flatMap(({ id, lotless }) => (pickingIds.has(id) ? lotless : []));
    for (const move of moves) {
      const lots = returnedLots(move, left.get(move.lineId) ?? [], { policy, lotName });
      if (lots === undefined) {
        errors.set(move.pickingId, lotMissing(move, order));
        continue;
      }
      left.set(move.lineId, without(left.get(move.lineId) ?? [], lots));
      for (const [index, lot] of lots.entries()) {
        const record = lotLineRecord(move, lot, move.linesThere + index + 1, ends);
        owners.set(record.key, move.pickingId);
        lines.push(record);
      }
    }
  }
  for (const { key, error } of await createOnce(tools.odoo, 'stock.move.line', lines, scope))
    if (error) errors.set(owners.get(key) ?? 0, error);
  return errors;
}

const without = (lots: readonly LotOut[], taken: readonly GivenLot[]): readonly LotOut[] =>
  lots
    .map((lot) => ({
      ...lot,
      quantity: lot.quantity - (taken.find(({ lotId }) => lotId === lot.lotId)?.quantity ?? 0),
    }))
    .filter(({ quantity }) => quantity > 0);

const lotMissing = (
  { productName, pickingId }: LotlessMove,
  { orderId, id, pickings }: ReturnedOrder,
): ConnectorError =>
  new ConnectorError(
    'LOT_MISSING',
    `Product ${productName} of order ${orderId} came back, and which of its lots or serial numbers is not known: several are with the customer, or none. Choose it in Odoo on picking ${pickings.find((there) => there.id === pickingId)?.name ?? pickingId} and validate that.`,
    { context: { orderId, saleOrderId: id, pickingId } },
  );
