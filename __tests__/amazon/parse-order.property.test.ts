import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseOrder } from '../../lib/amazon/index.ts';
import { isConnectorError } from '../../lib/support/errors.ts';
import { wireOrder } from './wire-orders.ts';

/** `ok`, or the code of the error; anything that is no error of this library is thrown on. */
function resultOf(json: unknown): string {
  try {
    parseOrder(json);
    return 'ok';
  } catch (error) {
    if (isConnectorError(error)) return error.code;
    throw error;
  }
}

/** Paths of all parts of `value`. */
function pathsOf(value: unknown, path: readonly string[] = []): (readonly string[])[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([name, part]) => pathsOf(part, [...path, name]))];
}

function replaced(value: unknown, [name, ...rest]: readonly string[], by: unknown): unknown {
  if (name === undefined) return by;
  if (Array.isArray(value))
    return value.map((part: unknown, at) => (String(at) === name ? replaced(part, rest, by) : part));
  return Object.fromEntries(
    Object.entries(value ?? {}).map(([key, part]: [string, unknown]) => [
      key,
      key === name ? replaced(part, rest, by) : part,
    ]),
  );
}

describe('parseOrder', () => {
  it('throws nothing but ORDER_UNREADABLE, whatever it gets', () => {
    fc.assert(
      fc.property(fc.anything(), (json) => {
        expect(resultOf(json)).toBe('ORDER_UNREADABLE');
      }),
    );
  });

  it('reads or refuses an order in which any part was replaced by anything', () => {
    const order = wireOrder();
    fc.assert(
      fc.property(fc.constantFrom(...pathsOf(order)), fc.anything(), (path, part) => {
        expect(['ok', 'ORDER_UNREADABLE']).toContain(resultOf(replaced(order, path, part)));
      }),
      { numRuns: 500 },
    );
  });

  it('keeps every decimal text as it is', () => {
    const digits = fc.stringMatching(/^-?[0-9]{1,20}(\.[0-9]{1,10})?$/);
    fc.assert(
      fc.property(digits, (amount) => {
        const order = { ...wireOrder(), proceeds: { grandTotal: { amount, currencyCode: 'EUR' } } };
        expect(parseOrder(order).proceeds?.grandTotal?.amount).toBe(amount);
      }),
    );
  });
});
