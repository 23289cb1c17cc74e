import { ConnectorError } from '../../support/errors.ts';
import { decimal, divide, roundTo, sum, zero, type Decimal } from '../../support/money.ts';
import type { BilledLine, RefundedOrder, RefundedSaleLine } from './facts.ts';
import type { Refund, RefundLine } from './input.ts';
import type { Ledger } from './ledger.ts';

/** What one invoice line bears of a refund. */
export interface RefundShare {
  readonly line: BilledLine;
  /** With tax, without sign. */
  readonly amount: Decimal;
  /** What of it is tax; undefined: as the line was taxed. */
  readonly tax: Decimal | undefined;
  /** Units of it, 0 where no number of units is stated. */
  readonly units: number;
}

/** Chooses the invoice lines that a refund is taken from: undefined where nothing bills it yet. */
export function shareRefund(
  refund: Refund,
  order: RefundedOrder,
  ledger: Ledger,
): readonly RefundShare[] | undefined {
  if (refund.currency !== undefined && refund.currency !== order.currency)
    throw unmatched(refund, `it is in ${refund.currency}, and the order in ${order.currency}`);
  const foreign = order.billed.find(({ invoice }) => invoice.currencyId !== order.currencyId);
  if (foreign) throw unmatched(refund, `invoice ${foreign.invoice.id} is in another currency than the order`);
  if (!refund.lines) return shareWhole(refund, order, ledger);
  const shares: RefundShare[] = [];
  // Two lines of a refund may take from the same invoice line.
  const planned = new Map<BilledLine, Decimal>();
  const left = (line: BilledLine): Decimal => ledger.left(line).minus(planned.get(line) ?? zero);
  for (const line of refund.lines) {
    const own = shareLine(refund, line, order, left);
    if (!own) return undefined;
    for (const share of own) planned.set(share.line, (planned.get(share.line) ?? zero).plus(share.amount));
    shares.push(...own);
  }
  return shares;
}

function shareWhole(refund: Refund, { billed }: RefundedOrder, ledger: Ledger) {
  if (billed.length === 0) return undefined;
  const open = billed.filter((line) => ledger.left(line).gt(0));
  if (open.length === 0) throw exceeds(refund, 'all that is invoiced', zero);
  return open.map((line): RefundShare => {
    const units = ledger.taken(line).amount.eq(0) ? line.quantity : 0;
    return { line, amount: ledger.left(line), tax: undefined, units };
  });
}

function shareLine(
  refund: Refund,
  asked: RefundLine,
  { lines, billed }: RefundedOrder,
  left: (line: BilledLine) => Decimal,
): readonly RefundShare[] | undefined {
  const saleLines = lines.filter((line) => isMeant(line, asked)).map(({ id }) => id);
  const words = wordsFor(asked);
  if (saleLines.length === 0) throw unmatched(refund, `the sale order has no line for ${words}`);
  const own = billed.filter(({ saleLineId }) => saleLines.includes(saleLineId));
  if (own.length === 0) return undefined;
  const amount = decimal(asked.amount);
  const tax = asked.tax === undefined ? undefined : decimal(asked.tax);
  const units = asked.quantity ?? 0;
  const total = sum(own.map(left));
  if (amount.gt(total)) throw exceeds(refund, `${asked.amount} for ${words}`, total);
  const invoiced = own.reduce((count, { quantity }) => count + quantity, 0);
  if (units > invoiced) throw exceeds(refund, `${units} units for ${words}`, decimal(invoiced));
  if (tax?.gt(0) && own.some(({ taxIds }) => taxIds.length === 0))
    throw unmatched(refund, `it names a tax of ${asked.tax} for ${words}, which is invoiced without tax`);
  const enough = own.find((line) => left(line).gte(amount));
  if (isForAll(asked)) return spread(own, amount, tax, left);
  if (enough) return [{ line: enough, amount, tax, units }];
  return oneByOne(own, { amount, tax, units }, left);
}

const isForAll = ({ sku, orderItemId }: RefundLine): boolean => (orderItemId ?? sku) === undefined;

function isMeant({ component, orderItemId, sku }: RefundedSaleLine, asked: RefundLine): boolean {
  if (component !== asked.kind) return false;
  if (asked.orderItemId !== undefined) return orderItemId === asked.orderItemId;
  return asked.sku === undefined || sku === asked.sku;
}

/** Each line by what is left of it. Rounding the sum so far keeps every share between nothing and what is left. */
function spread(
  lines: readonly BilledLine[],
  amount: Decimal,
  tax: Decimal | undefined,
  left: (line: BilledLine) => Decimal,
): readonly RefundShare[] {
  const total = sum(lines.map(left));
  let before = zero;
  const at = (part: Decimal, whole: Decimal): Decimal =>
    roundTo(divide(whole.times(part), total), decimalsIn(amount));
  return lines.flatMap((line) => {
    const after = before.plus(left(line));
    const share = at(after, amount).minus(at(before, amount));
    const own = tax && at(after, tax).minus(at(before, tax));
    before = after;
    return share.gt(0) ? [{ line, amount: share, tax: own?.gt(share) ? share : own, units: 0 }] : [];
  });
}

/** The oldest first, each as far as it goes. */
function oneByOne(
  lines: readonly BilledLine[],
  asked: { readonly amount: Decimal; readonly tax: Decimal | undefined; readonly units: number },
  left: (line: BilledLine) => Decimal,
): readonly RefundShare[] {
  let { amount, tax, units } = asked;
  return lines.flatMap((line) => {
    const share = left(line).lt(amount) ? left(line) : amount;
    if (share.lte(0)) return [];
    const ofTax = tax && roundTo(divide(tax.times(share), amount), decimalsIn(asked.amount));
    const ofUnits = Math.min(units, line.quantity);
    amount = amount.minus(share);
    tax = ofTax && tax?.minus(ofTax);
    units -= ofUnits;
    return [{ line, amount: share, tax: ofTax, units: ofUnits }];
  });
}

// An amount of 5 is divided to the cent all the same.
const decimalsIn = (amount: Decimal): number => Math.max(2, amount.c.length - 1 - amount.e);

const wordsFor = ({ kind, orderItemId, sku }: RefundLine): string => {
  if (orderItemId !== undefined) return `${kind} of order item ${orderItemId}`;
  return sku === undefined ? kind : `${kind} of SKU ${sku}`;
};

export const unmatched = ({ orderId, ref }: Refund, why: string): ConnectorError =>
  new ConnectorError(
    'REFUND_UNMATCHED',
    `Refund ${ref} of order ${orderId} has no place in Odoo: ${why}. Correct the refund or the order; nothing was written for it.`,
    { context: { orderId, ref } },
  );

const exceeds = ({ orderId, ref }: Refund, asked: string, left: Decimal): ConnectorError =>
  new ConnectorError(
    'REFUND_EXCEEDS_INVOICED',
    `Refund ${ref} of order ${orderId} takes back ${asked}, and of what is invoiced ${left.toFixed()} is left. Look at the invoices and credit notes of the order; nothing was written for it.`,
    { context: { orderId, ref } },
  );
