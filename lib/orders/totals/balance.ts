import { z } from 'zod';
import { fields, searchRecords, type CallScope, type OdooPort } from '../../odoo/index.ts';
import type { ConnectorError } from '../../support/errors.ts';
import { decimal, roundTo, zero, type Decimal } from '../../support/money.ts';
import { digitsOf } from '../precision.ts';
import type { SessionFacts } from '../facts.ts';
import { priceAgain } from './price-again.ts';
import { roundingFor, writeRoundings } from './rounding.ts';
import type { OrderToSettle } from './target.ts';
import { missingTax, taxStillDiffers } from './tax-policy.ts';
import { editsOf, totalDiffers } from './total-differs.ts';
import { readWrittenLines } from './written-lines.ts';

/** What settling has come to, by sale order. */
export interface BalancedTotals {
  /** Of those that still differ. */
  readonly errors: ReadonlyMap<number, ConnectorError>;
  /** The runs that made them. */
  readonly madeBy: ReadonlyMap<number, string | undefined>;
}

/**
 * Reads back what Odoo computed and makes good what differs from Amazon's total, and from its tax where that counts.
 *
 * One call when all agree, as they do with a product's own taxes. Where a fiscal position put other taxes on a line, the
 * line is priced again for those; a rest of at most a cent for each unit goes on a line named *Rounding*. Lines that
 * somebody changed stay as they are. What still differs fails with `TOTAL_DIFFERS` or `TAX_DIFFERS`: the sale order
 * stays, for a person to look at.
 */
export async function balanceTotals(
  odoo: OdooPort,
  orders: readonly OrderToSettle[],
  facts: SessionFacts,
  scope: CallScope,
): Promise<BalancedTotals> {
  const { wrong, madeBy } = await readTotals(odoo, orders, facts, scope);
  if (wrong.size === 0) return { errors: new Map(), madeBy };

  const repriced = orders.filter(({ saleOrderId }) => wrong.has(saleOrderId));
  const ids = repriced.map(({ saleOrderId }) => saleOrderId);
  const written = await readWrittenLines(odoo, ids, facts.dialect, scope);
  const isPricedAgain = await priceAgain(odoo, repriced, written, facts, scope);
  const stillWrong = isPricedAgain ? (await readTotals(odoo, repriced, facts, scope)).wrong : wrong;
  const roundings = repriced.flatMap((order) => {
    const rest = stillWrong.get(order.saleOrderId)?.total ?? zero;
    // What somebody changed by a cent is no rounding of ours.
    return editsOf(order, written).length > 0 ? [] : (roundingFor(order, rest, written, facts) ?? []);
  });
  await writeRoundings(odoo, roundings, facts, scope);
  const open = repriced.filter(({ saleOrderId }) => stillWrong.has(saleOrderId));
  const { wrong: failed } = await readTotals(odoo, open, facts, scope);

  const errors = repriced.flatMap((order): [number, ConnectorError][] => {
    const missing = failed.get(order.saleOrderId);
    if (!missing) return [];
    const error = missing.total.eq(0)
      ? taxStillDiffers(order.target, order.saleOrderId, missing.tax)
      : totalDiffers(order, missing.total, editsOf(order, written));
    return [[order.saleOrderId, error]];
  });
  return { errors: new Map(errors), madeBy };
}

const totalSchema = z.object({
  amount_total: fields.float,
  amount_tax: fields.float,
  x_amazon_run: fields.char,
  x_amazon_total: fields.char,
});

interface Missing {
  readonly total: Decimal;
  readonly tax: Decimal;
}

interface Totals {
  /** What is missing to Amazon's total and to its tax, for those sale orders that are off. */
  readonly wrong: ReadonlyMap<number, Missing>;
  readonly madeBy: BalancedTotals['madeBy'];
}

/** One call; none for no orders. */
async function readTotals(
  odoo: OdooPort,
  orders: readonly OrderToSettle[],
  facts: SessionFacts,
  scope: CallScope,
): Promise<Totals> {
  if (orders.length === 0) return { wrong: new Map(), madeBy: new Map() };
  const records = await searchRecords(odoo, 'sale.order', totalSchema, {
    domain: [['id', 'in', orders.map((order) => order.saleOrderId)]],
    ...scope,
  });
  const totals = new Map(records.map((record) => [record.id, record]));
  const wrong = orders.flatMap(({ target, saleOrderId, isJustMade = false }): [number, Missing][] => {
    const digits = digitsOf(target.currency, facts);
    const { amount_total = 0, amount_tax = 0, x_amazon_total = '0' } = totals.get(saleOrderId) ?? {};
    if (isJustMade && !decimal(x_amazon_total).eq(target.total)) return [];
    const total = decimal(target.total).minus(roundTo(decimal(amount_total), digits));
    const tax = missingTax(target, roundTo(decimal(amount_tax), digits), facts);
    return total.eq(0) && tax.eq(0) ? [] : [[saleOrderId, { total, tax }]];
  });
  return {
    wrong: new Map(wrong),
    madeBy: new Map(records.map((record) => [record.id, record.x_amazon_run])),
  };
}
