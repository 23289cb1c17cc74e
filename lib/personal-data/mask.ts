import { unique } from '../support/unique.ts';
import type { PersonalValues } from './buyer-values.ts';

/** Replaces in a text what tells who somebody is. */
export type PersonalMask = (text: string) => string;

export interface MaskOptions {
  /** From which length on values of digits alone are masked: shorter ones may be ids in Odoo. Default: 3. */
  readonly digits?: number;
}

const replacement = '…';
const shortest = 3;

/**
 * A mask for these values. Whole values are found in any case, phone numbers with any blanks and signs between their
 * digits. A single word, and each word of a name, counts as a word of its own, spelled as it is, in capitals, or with a
 * capital first: else a buyer called May would take the "may" out of every sentence.
 *
 * Values of fewer than three characters stay. So do ids of orders, which people look for.
 */
export function createMask(
  { values, names }: PersonalValues,
  { digits = shortest }: MaskOptions = {},
): PersonalMask {
  const kept = unique(values.map((value) => value.trim())).filter(
    (value) => value.length >= (/^\d+$/.test(value) ? digits : shortest),
  );
  const phones = kept.flatMap(endOfPhone);
  const wholes = kept.filter((value) => !isWord(value));
  const words = unique([...kept.filter(isWord), ...names.flatMap(wordsOf)].flatMap(spellings));

  const maskPart = (text: string): string => {
    // Most values are not in a text, and looking for them is cheaper than a pattern of all of them.
    const lower = text.toLowerCase();
    const bare = text.replaceAll(/\D/g, '');
    const quoted = wholes.filter((value) => lower.includes(value.toLowerCase())).map(escaped);
    const dialled = phones.filter((end) => bare.includes(end)).map(phonePattern);
    const spoken = words
      .filter((word) => text.includes(word))
      .map((word) => `${before}${escaped(word)}${after}`);
    return replaced(replaced(text, [...quoted, ...dialled], 'giu'), spoken, 'gu');
  };
  return (text) =>
    text
      .split(orderId)
      .map((part, index) => (index % 2 === 0 ? maskPart(part) : part))
      .join('');
}

const orderId = /(\b\d{3}-\d{7}-\d{7}\b)/;

function replaced(text: string, patterns: readonly string[], flags: string): string {
  if (patterns.length === 0) return text;
  const longestFirst = patterns.toSorted((one, other) => other.length - one.length);
  return text.replaceAll(new RegExp(longestFirst.join('|'), flags), replacement);
}

// Other scripts have no blanks around a name.
const letters = String.raw`\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{M}`;
const before = String.raw`(?<![${letters}\p{N}])`;
const after = String.raw`(?![${letters}\p{N}])`;
const word = new RegExp(`^[${letters}]+$`, 'u');

const isWord = (value: string): boolean => word.test(value);

/** Particles such as "van" and "for" are no names: small words of a name count from five letters on. */
const wordsOf = (name: string): readonly string[] =>
  name
    .split(/[^\p{L}\p{M}]+/u)
    .filter((part) => isWord(part) && part.length >= (/^\p{Ll}/u.test(part) ? 5 : shortest));

// Words of our own sentences, which names have too: `Amazon.es Customer` is nobody.
const ours: ReadonlySet<string> = new Set(
  'Amazon Odoo Order Sale Registration Product Customer Invoice Line Check Read'.split(' '),
);

const spellings = (text: string): readonly string[] =>
  [text, text.toUpperCase(), text.charAt(0).toUpperCase() + text.slice(1).toLowerCase()].filter(
    (spelling) => !ours.has(spelling),
  );

/** The last eight digits of a phone number, which it has in any country's way of writing; none for anything else. */
function endOfPhone(value: string): readonly string[] {
  const bare = value.replaceAll(/\D/g, '');
  return /^\+?[\d\s().\-/]+$/.test(value) && bare.length >= 8 ? [bare.slice(-8)] : [];
}

const phonePattern = (end: string): string =>
  String.raw`\+?(?:\d[\s().\-/]*){0,8}` + Array.from(end).join(String.raw`[\s().\-/]*`);

const escaped = (value: string): string => value.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
