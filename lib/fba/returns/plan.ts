import { toOdooDatetime } from '../../odoo/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import { datePicking, type DateTerms, type MoveDating } from '../moves/date.ts';
import type { IdentifiedReturn } from './identify.ts';
import type { FbaReturnSkip } from './outcome.ts';
import { isOpen } from '../moves/shipped-order.ts';
import type { ReturnedLine, ReturnedOrder, ReturnPart, ReturnPicking } from './returned-order.ts';
import { roundQuantity } from '../../support/round-quantity.ts';

/** What is to be done for one return. */
export type ReturnStep = IdentifiedReturn &
  (
    | { readonly step: 'skip'; readonly reason: FbaReturnSkip; readonly order: ReturnedOrder | undefined }
    | { readonly step: 'refuse'; readonly order: ReturnedOrder; readonly error: ConnectorError }
    /** A picking of it is there: done, or to be finished. */
    | (Dated & { readonly step: 'find'; readonly picking: ReturnPicking })
    | (Dated & { readonly step: 'make'; readonly moves: readonly ReturnMoveDraft[] })
  );

interface Dated {
  readonly order: ReturnedOrder;
  readonly dating: MoveDating;
}

/** A picking as planned: plain data. */
export type ReturnDraft = Extract<ReturnStep, { readonly step: 'make' }>;

/** Quantities are in the unit of the part. */
export interface ReturnMoveDraft {
  readonly key: string;
  readonly lineId: number;
  readonly part: ReturnPart;
  readonly quantity: number;
}

/**
 * Plans how returned units come back: each return by a picking of its own, on the lines of its SKU that have delivered
 * units left, in order. More than was delivered does not come back: a person has to look.
 */
export function planReturns(
  returns: readonly IdentifiedReturn[],
  orders: ReadonlyMap<string, ReturnedOrder>,
  terms: DateTerms,
): readonly ReturnStep[] {
  const taken = new Map<number, number>();
  return returns.map((one): ReturnStep => {
    const { row, name } = one;
    const order = orders.get(row.orderId);
    if (!order) return { ...one, step: 'skip', reason: 'ORDER_UNKNOWN', order };
    if (!order.isFba) return { ...one, step: 'skip', reason: 'NOT_FBA', order };
    const lines = order.lines.filter(({ sku }) => sku === row.sku);
    const dating = datePicking({ shippedAt: toOdooDatetime(row.returnedAt), lines }, terms);
    const picking = order.pickings.find((there) => there.name === name);
    if (picking?.state === 'cancel') return { ...one, step: 'skip', reason: 'PICKING_CANCELLED', order };
    if (picking) return { ...one, step: 'find', order, dating, picking };
    if (lines.length === 0 && order.serviceSkus.includes(row.sku))
      return { ...one, step: 'skip', reason: 'SERVICE', order };
    const shares = share(row.quantity, lines, taken);
    if (!shares) return { ...one, step: 'refuse', order, error: exceeds(one, order, lines.length > 0) };
    for (const { line, quantity } of shares) taken.set(line.id, (taken.get(line.id) ?? 0) + quantity);
    return { ...one, step: 'make', order, dating, moves: shares.flatMap((own) => moveDrafts(one, own)) };
  });
}

/** Whether a picking has still to be validated. */
export const isUnfinished = (step: ReturnStep): boolean => step.step === 'find' && isOpen(step.picking);

interface Share {
  readonly line: ReturnedLine;
  readonly quantity: number;
}

function share(
  wanted: number,
  lines: readonly ReturnedLine[],
  taken: ReadonlyMap<number, number>,
): readonly Share[] | undefined {
  let rest = wanted;
  const shares = lines.flatMap((line): Share[] => {
    const quantity = Math.min(rest, Math.max(0, roundQuantity(line.returnable - (taken.get(line.id) ?? 0))));
    rest = roundQuantity(rest - quantity);
    return quantity > 0 ? [{ line, quantity }] : [];
  });
  return rest > 0 ? undefined : shares;
}

const moveDrafts = ({ key }: IdentifiedReturn, { line, quantity }: Share): readonly ReturnMoveDraft[] =>
  line.parts.map((part, index) => ({
    key: `${key}_${line.id}_${index + 1}`,
    lineId: line.id,
    part,
    quantity: roundQuantity(quantity * part.quantity),
  }));

const exceeds = ({ row, ref }: IdentifiedReturn, order: ReturnedOrder, hasLine: boolean): ConnectorError =>
  new ConnectorError(
    'RETURN_EXCEEDS_DELIVERED',
    `Amazon received ${row.quantity} of SKU ${row.sku} back for order ${row.orderId}, and ${hasLine ? 'fewer are delivered in Odoo' : `${order.name} has no line with that SKU`}. Nothing came back: look at the deliveries and returns of ${order.name}. It is tried again by itself for 60 days.`,
    { context: { orderId: row.orderId, saleOrderId: order.id, sku: row.sku, ref } },
  );
