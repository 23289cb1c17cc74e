import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocate, decimal, decimalsOf, roundTo, sum } from '../../lib/support/money.ts';

describe('money', () => {
  it('rounds half away from zero, where floats would not', () => {
    expect(roundTo(decimal('1.005'), 2).toFixed(2)).toBe('1.01');
    expect(roundTo(decimal('-1.005'), 2).toFixed(2)).toBe('-1.01');
  });

  it('divides a sum into shares that add up to it', () => {
    const cents = fc.integer({ min: -100_000, max: 100_000 }).map((value) => decimal(value).div(100));
    fc.assert(
      fc.property(
        cents,
        fc.array(fc.nat({ max: 1000 }), { minLength: 1, maxLength: 6 }),
        (total, weights) => {
          const shares = allocate(
            total,
            weights.map((weight) => decimal(weight)),
            2,
          );
          expect(sum(shares).eq(total)).toBe(true);
        },
      ),
    );
  });

  it.each([
    ['12.34', 2],
    ['1200', 0],
    ['0.5', 1],
    ['100.10', 2],
  ])('counts the decimals of %s', (text, decimals) => {
    expect(decimalsOf(text)).toBe(decimals);
  });
});
