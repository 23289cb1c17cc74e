/** Numbers that look random and are the same for the same seed, on every machine. */
export interface SeededRandom {
  /** At least 0 and less than 1. */
  next(): number;
  /** A whole number from `min` to `max`, both included. */
  integer(min: number, max: number): number;
  /** `true` with this probability. */
  chance(probability: number): boolean;
  /** @throws RangeError when the list is empty. */
  pick<T>(list: readonly T[]): T;
  /** Decimal digits, leading zeros included. */
  digits(count: number): string;
  /** `pattern` with each `#` replaced by a digit and each `@` by a letter from A to Z. */
  fill(pattern: string): string;
}

// The public-domain generator mulberry32: 32 bits of state are plenty for made-up orders.
export function seededRandom(seed: number): SeededRandom {
  let state = seed | 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let bits = Math.imul(state ^ (state >>> 15), 1 | state);
    bits = (bits + Math.imul(bits ^ (bits >>> 7), 61 | bits)) ^ bits;
    return ((bits ^ (bits >>> 14)) >>> 0) / 0x100000000;
  };
  const integer = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1));
  const digits = (count: number): string => Array.from({ length: count }, () => integer(0, 9)).join('');
  return {
    next,
    integer,
    chance: (probability) => next() < probability,
    pick: (list) => {
      const picked = list[integer(0, list.length - 1)];
      if (picked === undefined) throw new RangeError('There is nothing to pick from.');
      return picked;
    },
    digits,
    fill: (pattern) =>
      pattern.replace(/[#@]/g, (sign) => (sign === '#' ? digits(1) : String.fromCharCode(integer(65, 90)))),
  };
}
