import { ConnectorError } from '../../support/errors.ts';
import type { Decimal } from '../../support/money.ts';
import type { OrderToSettle } from './target.ts';
import { writtenLine, type WrittenLine } from './written-lines.ts';

/** What people did to a sale order in Odoo that its total may be off for; empty when its lines are all Amazon's. */
export function editsOf(
  { target, saleOrderId, edited }: OrderToSettle,
  written: readonly WrittenLine[],
): readonly string[] {
  const foreign = written.filter(
    (line) => line.saleOrderId === saleOrderId && line.component === undefined && line.gross !== 0,
  );
  return [
    ...target.lines.flatMap((line): string[] => {
      const now = writtenLine(written, saleOrderId, line);
      if (!now || !edited.has(line.key)) return [];
      const which = `the line ${line.orderItemId ?? line.component}`;
      const amounts = `quantity ${now.quantity}, unit price ${now.priceUnit}`;
      return now.discount === 0
        ? [`${which} was changed to ${amounts}`]
        : [`${which} has a discount of ${now.discount} % (${amounts})`];
    }),
    ...foreign.map((line) => `a line of ${line.gross} is not Amazon's`),
  ];
}

/** The error of a sale order whose total is not Amazon's. */
export function totalDiffers(
  { target, saleOrderId }: OrderToSettle,
  rest: Decimal,
  edits: readonly string[],
): ConnectorError {
  const remedy =
    edits.length === 0
      ? 'look at the taxes, unit prices and discounts of its lines'
      : `${edits.join(', ')}: look at that first, then at the taxes of its products`;
  return new ConnectorError(
    'TOTAL_DIFFERS',
    `Sale order ${saleOrderId} of Amazon order ${target.orderId} is off Amazon's total ${target.total} ${target.currency} by ${rest.toFixed()}. In Odoo, ${remedy}, and correct it.`,
    { context: { orderId: target.orderId, saleOrderId } },
  );
}
