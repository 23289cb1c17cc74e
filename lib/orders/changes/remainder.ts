import { decimal, divide, roundTo, sum, zero, type Decimal } from '../../support/money.ts';
import { digitsOf, roundingsOf, roundingStep } from '../precision.ts';
import { amountText, type LinePrice } from '../draft.ts';
import type { KnownLine, KnownOrder, SessionFacts, SaleOrderDetails } from '../facts.ts';
import { keyOfLine } from '../keys.ts';
import type { WrittenPrice } from '../price-values.ts';
import { priceLine } from '../totals/line-price.ts';
import type { Target, TargetLine } from '../totals/target.ts';
import { wantedTax } from '../totals/tax-policy.ts';
import type { LineChange } from './lines.ts';
import { manualActionError } from './manual-action-error.ts';

/** What is left of a sale order when Amazon cancels it after a part was shipped. */
interface Remainder {
  readonly lines: readonly LineChange[];
  readonly target: Target;
  readonly edited: ReadonlySet<string>;
}

/**
 * What was delivered stays, with its share of what Amazon charged for the line; so does what Amazon charged beside it. The
 * rest goes.
 *
 * A line's own totals do not count for another quantity, so a line that is lowered is priced again for its share. Where
 * somebody changed its unit price or discount in Odoo, these stay, and the total shows it.
 *
 * @throws `ALREADY_SHIPPED` where more was shipped than Amazon has charged; `ALREADY_INVOICED` where a draft invoice has more of a line than what is left: it would be posted as it is.
 */
export function planRemainder(
  orderId: string,
  known: KnownOrder,
  { lines, currency: code }: SaleOrderDetails,
  facts: SessionFacts,
): Remainder {
  const digits = digitsOf(code, facts);
  const step = roundingStep(code, facts);
  const kept = new Set(lines.filter(({ delivered }) => delivered > 0).map((line) => line.orderItemId));
  // Of what Amazon charged beside an item, that of an item which never left goes too.
  const quantityLeft = (line: KnownLine): number =>
    line.component !== 'item' && (line.orderItemId === undefined || kept.has(line.orderItemId))
      ? line.quantity
      : Math.min(line.component === 'item' ? line.delivered : 0, line.quantity);
  const all = lines.map((line) => {
    const left = targetLine(orderId, line, quantityLeft(line), digits, facts);
    return { line, left, edited: isRepriced(line, known, step) };
  });
  const over = lines.find(
    ({ component, delivered, seen }) => component === 'item' && delivered > seen.quantity,
  );
  if (over) {
    const detail = `Amazon has cancelled what was not shipped, but ${over.delivered} of the line ${over.orderItemId ?? ''} were shipped, and Amazon has charged ${over.seen.quantity}. Get the goods back and return them in Odoo, then lower the line.`;
    throw manualActionError('ALREADY_SHIPPED', { orderId, known, detail });
  }
  const drafted = all.find(({ line, left }) => line.invoiced > left.quantity);
  if (drafted) {
    const { orderItemId, component, invoiced } = drafted.line;
    const detail = `Amazon has cancelled what was not shipped, but ${invoiced} of the line ${orderItemId ?? component} are invoiced, and ${drafted.left.quantity} are left. Delete the draft invoice, and invoice the order again when it has followed.`;
    throw manualActionError('ALREADY_INVOICED', { orderId, known, detail });
  }
  // The rounding line was for the full quantities: it gets what the others miss, or follows when the total is balanced.
  const charged = all.flatMap(({ left }) => (left.component === 'rounding' ? [] : [left]));
  const priced = all.map((each) => ({ ...each, price: lowered(each, code, facts) }));
  return {
    lines: [
      ...priced.flatMap(({ left: { key, quantity }, price }) =>
        price ? [{ key, quantity, price, seen: undefined }] : [],
      ),
      ...roundingChange(priced, digits),
    ],
    target: {
      orderId,
      currency: code,
      total: amountText(sum(charged.map(({ gross }) => decimal(gross))), digits),
      lines: charged.filter(({ quantity }) => quantity > 0),
    },
    edited: new Set(all.flatMap(({ left, edited }) => (edited ? [left.key] : []))),
  };
}

function targetLine(
  orderId: string,
  line: KnownLine,
  quantity: number,
  digits: number,
  { registration }: SessionFacts,
): TargetLine {
  const { orderItemId, component, seen } = line;
  const isItem = component === 'item';
  const gross = isItem ? share(line, quantity) : decimal(quantity > 0 ? seen.gross : 0);
  const tax = line.quantity === 0 ? decimal(0) : divide(decimal(line.tax).times(quantity), line.quantity);
  return {
    key: keyOfLine(orderId, orderItemId, component),
    component,
    orderItemId,
    quantity,
    gross: amountText(roundTo(gross, digits), digits),
    // Amazon states none for what is left; what the line has of it was Amazon's under this policy.
    amazonTax: registration.taxPolicy === 'amazon' ? amountText(roundTo(tax, digits), digits) : undefined,
    taxIds: undefined,
  };
}

/** What Amazon charged for this many units of the line. */
const share = ({ seen }: KnownLine, quantity: number): Decimal =>
  seen.quantity === 0 ? decimal(seen.gross) : divide(decimal(seen.gross).times(quantity), seen.quantity);

/** Whether somebody changed its unit price or discount; another quantity at Amazon's price is no such change. */
function isRepriced(line: KnownLine, known: KnownOrder, step: Decimal): boolean {
  if (known.untouched || line.quantity === 0 || line.component === 'rounding') return false;
  return decimal(line.gross).minus(share(line, line.quantity)).abs().gt(roundingsOf(line.quantity, step));
}

interface LineLeft {
  readonly line: KnownLine;
  readonly left: TargetLine;
  readonly edited: boolean;
}

/** The price with which a line is lowered; undefined for a line that stays as it is. */
function lowered(
  { line: { priceUnit, discount, taxes, component, quantity: before }, left, edited }: LineLeft,
  code: string,
  facts: SessionFacts,
): (WrittenPrice & Partial<LinePrice>) | undefined {
  const { quantity } = left;
  if (quantity >= before) return undefined;
  const currency = facts.currencies.get(code);
  if (edited || quantity === 0 || component !== 'item' || !currency)
    return { priceUnit, discount, exact: undefined };
  const gross = decimal(left.gross);
  const amazonTax = wantedTax(left, facts);
  return priceLine({ gross, quantity, taxes, amazonTax, currency, dialect: facts.dialect });
}

/** What the line named *Rounding* has to change to; nothing where the total shows it, or what somebody changed. */
function roundingChange(
  lines: readonly (LineLeft & { readonly price: Partial<LinePrice> | undefined })[],
  digits: number,
): readonly LineChange[] {
  const rounding = lines.find(({ line }) => line.component === 'rounding');
  if (!rounding || rounding.line.invoiced > 0 || lines.some(({ edited }) => edited)) return [];
  if (!lines.some(({ price }) => price)) return [];
  const missing = sum(
    lines.map(({ line, left, price }) => {
      if (line.component === 'rounding' || left.quantity === 0) return zero;
      return price ? decimal(price.remainder ?? 0) : decimal(left.gross).minus(line.gross);
    }),
  );
  if (missing.eq(rounding.line.gross)) return [];
  const price = { priceUnit: amountText(missing, digits), exact: undefined };
  return [{ key: rounding.left.key, quantity: 1, price, seen: undefined }];
}
