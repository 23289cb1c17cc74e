import { ConnectorError } from '../../support/errors.ts';
import { sum, type Decimal } from '../../support/money.ts';
import { priceLine, totalOf, type LineDraft } from './amounts.ts';
import { withRounding } from './with-rounding.ts';
import type { OrderFacts, OrderLineFacts } from './order-facts.ts';
import { dueLines, type Due } from './quantities.ts';

/** An invoice as planned: plain data. */
export interface InvoiceDraft {
  readonly order: OrderFacts;
  /** `YYYY-MM-DD` */
  readonly date: string;
  readonly lines: readonly LineDraft[];
  /** Sections and notes that go along, in the order in which they stand among the lines. */
  readonly texts: readonly OrderLineFacts[];
  /** With tax. */
  readonly total: Decimal;
  /** By how much Odoo's total may differ, of lines that it computes by itself. */
  readonly tolerance: Decimal;
  /** Whether all of the order is invoiced with it. */
  readonly isWhole: boolean;
}

/** What is to be done for an order; undefined when nothing of it is to be invoiced. */
export type InvoicePlanned =
  | { readonly draft: InvoiceDraft; readonly error?: never }
  | { readonly draft?: never; readonly error: ConnectorError };

/** What a plan depends on beside its order. */
export interface PlanTerms {
  /** Decimals with which Odoo keeps unit prices. */
  readonly priceDecimals: number;
  /** Whether lines carry their own amounts; where they do not, a line named *Rounding* makes good what is missing. */
  readonly exactLineTotals: boolean;
  /** Product of lines named *Rounding*. */
  readonly roundingProductId: number;
  readonly dateOf: (order: OrderFacts) => string;
}

/** Decides what the next invoice of an order bills, and what it comes to. */
export function planInvoice(order: OrderFacts, terms: PlanTerms): InvoicePlanned | undefined {
  const due = dueLines(order);
  if (due.lines.length === 0) return undefined;
  if (order.lines.some(({ isDownPayment }) => isDownPayment)) return { error: downPayment(order) };
  const priced = withoutNegative(
    due,
    due.lines.map((each) => priceLine(each, order, terms)),
  );
  const { lines, total, tolerance } = terms.exactLineTotals
    ? { lines: priced, total: totalOf(priced), tolerance: sum(priced.map((line) => line.tolerance)) }
    : withRounding(order, priced, terms);
  if (lines.length === 0) return undefined;
  return {
    draft: {
      order,
      date: terms.dateOf(order),
      lines,
      texts: textsAround(order, new Set(lines.map(({ line }) => line.id))),
      total,
      tolerance,
      isWhole: order.lines.every((line) => isWholly(line, lines)),
    },
  };
}

/** An invoice below zero cannot be posted: discounts wait for the goods of a later one, as long as there are any. */
function withoutNegative({ isDeliveredInFull }: Due, lines: readonly LineDraft[]): readonly LineDraft[] {
  if (isDeliveredInFull || totalOf(lines).gte(0)) return lines;
  return lines.filter(({ total }) => total.gte(0));
}

function isWholly(line: OrderLineFacts, lines: readonly LineDraft[]): boolean {
  if (line.displayType !== undefined) return true;
  const now = lines.find((each) => each.line.id === line.id)?.quantity ?? 0;
  return line.component === undefined ? line.toInvoice <= now : line.invoiced + now >= line.quantity;
}

/** Sections of which something is billed with their notes, and notes outside of any section, as Odoo's wizard does it. */
function textsAround({ lines }: OrderFacts, billed: ReadonlySet<number>): readonly OrderLineFacts[] {
  const texts: OrderLineFacts[] = [];
  let waiting: OrderLineFacts[] = [];
  for (const line of lines) {
    if (line.displayType === 'line_section') waiting = [line];
    else if (line.displayType !== undefined) (waiting.length > 0 ? waiting : texts).push(line);
    else if (billed.has(line.id)) {
      texts.push(...waiting);
      waiting = [];
    }
  }
  return texts;
}

const downPayment = ({ id, orderId }: OrderFacts): ConnectorError =>
  new ConnectorError(
    'ORDER_EDITED',
    `Sale order ${id} of Amazon order ${orderId} has a down payment that somebody added: invoice it in Odoo, which takes that off.`,
    { context: { orderId, saleOrderId: id } },
  );
