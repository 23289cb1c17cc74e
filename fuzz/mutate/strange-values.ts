import { rawNumber } from './json-text.ts';

/** Texts that break careless readers: each has its reason to be here. */
export const strangeTexts: readonly string[] = [
  '',
  '   ',
  'x'.repeat(100_000),
  'é'.repeat(3_000),
  'a\u0000b',
  'bell\u0007, escape\u001b[31m, delete\u007f',
  'half an emoji \ud83d',
  '\udc00 the other half',
  '\u202eright to left\u200f \u2066isolated\u2069',
  '👩‍👩‍👧‍👦 a family, 🇪🇸 a flag',
  '<script>alert(1)</script><b>&amp;</b>',
  '"quoted", and \'so\'; =1+1\n"next line"\r\nand\ttab',
  "'; DROP TABLE sale_order; --",
  '${7*7} {{7*7}} %(name)s %s',
  '../../etc/passwd',
  '\u2028line\u2029paragraph\u0085',
  'cafe\u0301 \ufeffbom \u00a0hard blank',
  'null',
  '[object Object]',
  'base.main_company,x/y.z',
];

/** Amounts and quantities as text. */
export const strangeNumberTexts: readonly string[] = [
  '1e400',
  '1e2',
  '-0',
  '0x10',
  '1,234.50',
  '1.234,50',
  '١٢٣',
  'NaN',
  'Infinity',
  '+5',
  '.5',
  '5.',
  ' 5 ',
  '12.345678',
  '-12.34',
  '0',
  '0.001',
  '99999999999999999999.99',
  '1'.repeat(60),
  '1 000',
  '€5',
];

/** Numbers as JSON has them, in the digits that stand on the wire. */
export const strangeNumbers: readonly unknown[] = [
  ...[
    '1e400',
    '-1e400',
    '-0',
    '1e21',
    '1E-7',
    '0.1e1',
    '12345678901234567890',
    '9007199254740993',
    '3.0000000000000001',
  ].map(rawNumber),
  0,
  -1,
  0.5,
  1.5,
  2_147_483_648,
];

/** Values of every kind that JSON knows. */
export const otherKinds: readonly unknown[] = [
  null,
  true,
  false,
  0,
  7,
  'text',
  [],
  ['text'],
  [[]],
  {},
  { amount: '5.00', currencyCode: 'EUR' },
  [null],
];

/** Times out of range, in other formats, and some that are no times. */
export const strangeTimes: readonly unknown[] = [
  '0000-00-00T00:00:00Z',
  '0001-01-01T00:00:00Z',
  '9999-12-31T23:59:59Z',
  '+275760-09-13T00:00:00Z',
  '1969-12-31T23:59:59Z',
  '2026-02-30T10:00:00Z',
  '2026-13-01T10:00:00Z',
  '2026-01-05',
  '2026-01-05 10:00:00',
  '2026-01-05T10:00:00',
  '2026-01-05T10:00:00+25:00',
  '2026-01-05T10:00:00.123456789Z',
  '2026-01-05T24:00:00Z',
  '2026-01-05T23:59:60Z',
  '9999-12-31T23:59:59-14:00',
  '0001-01-01T00:00:00+14:00',
  'Mon, 05 Jan 2026 10:00:00 GMT',
  '05.01.2026',
  1_767_607_200,
  '1767607200',
  'yesterday',
];

/** Currencies without decimals, with three of them, and codes that are none. */
export const strangeCurrencies: readonly unknown[] = [
  'JPY',
  'KWD',
  'USD',
  'XXX',
  'eur',
  'EURO',
  '',
  '€',
  978,
];

/** Words that no enumeration of Amazon's has. */
export const unknownWords: readonly string[] = [
  'TELEPORTED',
  'shipped',
  'SHIPPED ',
  'constructor',
  '__proto__',
];

/** Keys that write to where they should not, in a careless copy. */
export const pollutingKeys: readonly string[] = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'length',
];
