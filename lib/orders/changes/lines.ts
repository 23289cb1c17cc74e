import { decimal, zero, type Decimal } from '../../support/money.ts';
import type { LineDraft, SaleOrderDraft } from '../draft.ts';
import type { KnownLine, KnownOrder, SaleOrderDetails } from '../facts.ts';
import { keyOfLine } from '../keys.ts';
import type { OrderChange } from '../outcome.ts';
import type { WrittenPrice } from '../price-values.ts';
import { roundingsOf } from '../precision.ts';
import { manualActionError } from './manual-action-error.ts';

/** New values of a line that is in Odoo. */
export interface LineChange {
  /** External id. */
  readonly key: string;
  readonly quantity: number;
  /** Written beside the quantity, since Odoo may put the product's price there otherwise. */
  readonly price: WrittenPrice;
  /** What Amazon now says of the line; undefined leaves what it had said. */
  readonly seen: { readonly quantity: number; readonly gross: string } | undefined;
}

interface LineChanges {
  readonly lines: readonly LineChange[];
  readonly newLines: readonly LineDraft[];
  readonly changes: readonly OrderChange[];
  /** Keys of lines that somebody changed in Odoo, and Amazon did not. */
  readonly edited: ReadonlySet<string>;
}

/**
 * The lines that have to change, so that a sale order stands for what Amazon now says.
 *
 * Only lines whose quantity or amount Amazon has changed are written. `step`: by how much roundings can put a unit off.
 *
 * @throws `ORDER_EDITED`, `ALREADY_SHIPPED` or `ALREADY_INVOICED`
 */
export function planLineChanges(
  orderId: string,
  draft: SaleOrderDraft,
  known: KnownOrder,
  { lines }: SaleOrderDetails,
  step: Decimal,
): LineChanges {
  const wanted = new Map(draft.lines.map((line) => [line.key, line]));
  const there = new Map(lines.map((line) => [keyOfLine(orderId, line.orderItemId, line.component), line]));
  const changed = [...there].flatMap(([key, line]): LineChange[] => {
    const now = wanted.get(key);
    if (line.component === 'rounding' || isAsSeen(line, now)) return [];
    if (!isInLine(line, now, step)) refuseToChange(orderId, line, now, { known, step });
    if (!now) return [{ key, quantity: 0, price: free, seen: { quantity: 0, gross: '0' } }];
    const { price, quantity, gross } = now;
    return [{ key, quantity, price, seen: { quantity, gross } }];
  });
  const newLines = draft.lines.filter((line) => !there.has(line.key) && line.component !== 'rounding');
  const isChanged = changed.length + newLines.length > 0;
  const rounding = draft.lines.filter((line) => isChanged && line.component === 'rounding');
  const lowered = changed.some(({ key, quantity }) => quantity < (there.get(key)?.quantity ?? 0));
  const written = new Set(changed.map(({ key }) => key));
  const edited = [...there].filter(
    ([key, line]) =>
      !written.has(key) &&
      line.component !== 'rounding' &&
      isEdited(line, known, step) &&
      !isAsWritten(line, wanted.get(key)),
  );
  return {
    // The rounding line is no word of Amazon's: it follows the others, or when the total is balanced.
    lines: [...changed, ...rounding.flatMap((line) => roundingChange(line, there.get(line.key)))],
    newLines: [...newLines, ...rounding.filter(({ key }) => !there.has(key))],
    edited: new Set(edited.map(([key]) => key)),
    changes: isChanged ? [lowered ? 'quantities' : 'amounts'] : [],
  };
}

function roundingChange(
  { key, price, quantity, gross }: LineDraft,
  line: KnownLine | undefined,
): readonly LineChange[] {
  if (!line || line.invoiced > 0 || decimal(line.gross).eq(gross)) return [];
  return [{ key, quantity, price, seen: { quantity, gross } }];
}

const free: WrittenPrice = { priceUnit: '0.00', exact: undefined };

const isAsSeen = ({ seen }: KnownLine, now: LineDraft | undefined): boolean =>
  seen.quantity === (now?.quantity ?? 0) && decimal(seen.gross).eq(now?.gross ?? zero);

function refuseToChange(
  orderId: string,
  line: KnownLine,
  now: LineDraft | undefined,
  { known, step }: { readonly known: KnownOrder; readonly step: Decimal },
): void {
  const quantity = now?.quantity ?? 0;
  const which = `the line ${line.orderItemId ?? line.component}`;
  if (line.invoiced > 0) {
    const detail = `Amazon has changed ${which}, but it is invoiced. Correct the invoice, by a credit note when it is posted, and then the line.`;
    throw manualActionError('ALREADY_INVOICED', { orderId, known, detail });
  }
  if (line.delivered > quantity) {
    const detail = `Amazon has reduced ${which} to ${quantity}, but ${line.delivered} were shipped. Get the goods back and return them in Odoo, then lower the line.`;
    throw manualActionError('ALREADY_SHIPPED', { orderId, known, detail });
  }
  if (isEdited(line, known, step)) {
    const detail = `Amazon has changed ${which}, and so has somebody in Odoo. Bring it in line by hand: Amazon now says quantity ${quantity}, amount ${now?.gross ?? '0'}.`;
    throw manualActionError('ORDER_EDITED', { orderId, known, detail });
  }
}

function isEdited({ quantity, gross, seen }: KnownLine, known: KnownOrder, step: Decimal): boolean {
  return !known.untouched && !comesTo({ quantity, gross }, seen, step);
}

// A run that wrote it died before it looked at the total: a fiscal position may have given the line other taxes.
const isAsWritten = ({ quantity, discount, priceUnit }: KnownLine, now: LineDraft | undefined): boolean =>
  now?.quantity === quantity && discount === 0 && decimal(priceUnit).eq(now.price.priceUnit);

// Somebody was faster: what the line says is what Amazon says.
const isInLine = (line: KnownLine, now: LineDraft | undefined, step: Decimal): boolean =>
  comesTo(line, { quantity: now?.quantity ?? 0, gross: now?.gross ?? '0' }, step);

interface Amounts {
  readonly quantity: number;
  readonly gross: string;
}

// A step for each unit is what Odoo's own rounding may come to where lines carry no totals of their own.
function comesTo(line: Amounts, expected: Amounts, step: Decimal): boolean {
  const tolerance = roundingsOf(expected.quantity, step);
  return (
    line.quantity === expected.quantity && decimal(line.gross).minus(expected.gross).abs().lte(tolerance)
  );
}
