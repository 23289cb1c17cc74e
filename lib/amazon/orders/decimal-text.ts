import { decimal } from '../../support/money.ts';

// RFC 8259 §6, which Amazon's model names for its Decimal; exponents of three digits are no amounts of money.
const jsonNumber = /^-?\d{1,40}(\.\d{1,40})?([eE][+-]?\d{1,2})?$/;

/**
 * A decimal number without exponent, as text, digit for digit what `value` says; `undefined` when it is none.
 *
 * A JavaScript number counts only up to 15 significant digits: within these its text is the one that was sent,
 * beyond them reading the JSON may have changed it.
 */
export function decimalText(value: string | number): string | undefined {
  const text = String(value);
  if (!jsonNumber.test(text)) return undefined;
  const amount = decimal(text);
  if (typeof value === 'number' && amount.c.length > 15) return undefined;
  return /e/i.test(text) ? amount.toFixed() : text;
}
