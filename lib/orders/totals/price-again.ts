import { upsert, type CallScope, type LoadRecord, type OdooPort } from '../../odoo/index.ts';
import { decimal } from '../../support/money.ts';
import type { CurrencyFacts, SessionFacts, TaxFacts } from '../facts.ts';
import { priceValues } from '../price-values.ts';
import { writeContext } from '../write-context.ts';
import { priceLine } from './line-price.ts';
import type { OrderToSettle, TargetLine } from './target.ts';
import { wantedTax } from './tax-policy.ts';
import { writtenLine, type WrittenLine } from './written-lines.ts';

/**
 * Prices lines again for the taxes that they really have, but for those that somebody changed: one write for all orders.
 * Whether there was anything to write.
 */
export async function priceAgain(
  odoo: OdooPort,
  orders: readonly OrderToSettle[],
  written: readonly WrittenLine[],
  facts: SessionFacts,
  scope: CallScope,
): Promise<boolean> {
  const { dialect, currencies } = facts;
  const corrections = orders.flatMap(({ target, saleOrderId, edited }) => {
    const currency = currencies.get(target.currency);
    if (!currency) return [];
    return target.lines.flatMap((line): LoadRecord[] => {
      const actual = writtenLine(written, saleOrderId, line);
      if (!actual || edited.has(line.key)) return [];
      const again = repriced(line, actual.taxes, currency, facts);
      if (!dialect.exactLineTotals && isPriced(actual, again.price.priceUnit)) return [];
      return [{ key: line.key, values: priceValues(again, currency.id, dialect) }];
    });
  });
  await upsert(odoo, 'sale.order.line', corrections, { context: writeContext, ...scope });
  return corrections.length > 0;
}

const isPriced = ({ priceUnit, discount }: WrittenLine, wanted: string): boolean =>
  discount === 0 && decimal(wanted).eq(priceUnit);

function repriced(
  line: TargetLine,
  taxes: readonly TaxFacts[],
  currency: CurrencyFacts,
  facts: SessionFacts,
) {
  const { quantity, gross } = line;
  const { dialect } = facts;
  const amazonTax = wantedTax(line, facts);
  return {
    quantity,
    price: priceLine({ gross: decimal(gross), quantity, taxes, amazonTax, currency, dialect }),
  };
}
