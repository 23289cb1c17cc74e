import type { SeededRandom } from '../../lib/testing/amazon/orders/seeded-random.ts';
import { strangeTexts } from './strange-values.ts';

/** One way in which a document goes wrong, as bytes. */
export interface TextMutation {
  readonly name: string;
  readonly apply: (text: string, random: SeededRandom) => Uint8Array;
}

const inText = (name: string, spoil: (text: string, random: SeededRandom) => string): TextMutation => ({
  name,
  apply: (text, random) => Buffer.from(spoil(text, random)),
});

/** Cuts bytes off; the rest of a character may stay. */
const cut: TextMutation = {
  name: 'cut',
  apply: (text, random) => {
    const bytes = Buffer.from(text);
    return bytes.subarray(0, random.integer(0, bytes.length - 1));
  },
};

const byteChanged: TextMutation = {
  name: 'byte changed',
  apply: (text, random) => {
    const bytes = Buffer.from(text);
    bytes[random.integer(0, bytes.length - 1)] = random.integer(0, 255);
    return bytes;
  },
};

const pieceAt = (text: string, random: SeededRandom, piece: string): string => {
  const at = random.integer(0, text.length);
  return text.slice(0, at) + piece + text.slice(at);
};

/** What can happen to any document. */
export const textMutations: readonly TextMutation[] = [
  cut,
  byteChanged,
  inText('strange text within', (text, random) => pieceAt(text, random, random.pick(strangeTexts))),
  inText('piece missing', (text, random) => {
    const at = random.integer(0, text.length - 1);
    return text.slice(0, at) + text.slice(at + random.integer(1, 40));
  }),
  inText('byte order mark', (text) => `\ufeff${text}`),
  { name: 'UTF-16', apply: (text) => Buffer.from(`\ufeff${text}`, 'utf16le') },
  { name: 'Latin 1', apply: (text) => Buffer.from(text.replace('u', 'ü'), 'latin1') },
  inText('line ends by CR alone', (text) => text.replaceAll('\n', '\r')),
  inText('line ends by CR and LF', (text) => text.replaceAll('\n', '\r\n')),
  inText('twice', (text) => text + text),
  inText('empty', () => ''),
];

/** What can happen to XML. */
export const xmlMutations: readonly TextMutation[] = [
  ...textMutations,
  inText('entity', (text, random) =>
    pieceAt(text, random, random.pick(['&amp;', '&#0;', '&#xD800;', '&unknown;', '&#99999999;', '&'])),
  ),
  inText('declared entities', (text) =>
    text.replace('?>', '?><!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]>').replace('8', '&c;'),
  ),
  inText('tags exchanged', (text) => text.replace('</Result>', '</swap>').replace('</Message>', '</Result>')),
  inText('other encoding declared', (text) => text.replace(/UTF-8/i, 'UTF-16')),
  inText('number spoiled', (text, random) =>
    text.replace(
      />\d+</,
      `>${random.pick(['-1', '1e3', '0x1', '', 'NaN', '٣', '1.5', '99999999999999999999'])}<`,
    ),
  ),
];

/** What can happen to a table whose cells are separated by tabulators. */
export const tableMutations: readonly TextMutation[] = [
  ...textMutations,
  inText('column renamed', (text, random) => {
    const [header = '', ...lines] = text.split('\n');
    const columns = header.split('\t');
    columns[random.integer(0, columns.length - 1)] = 'other';
    return [columns.join('\t'), ...lines].join('\n');
  }),
  inText('tabulator within', (text, random) => pieceAt(text, random, '\t')),
  inText('tabulator missing', (text, random) => {
    const tabs = [...text.matchAll(/\t/g)].map(({ index }) => index);
    const at = random.pick(tabs);
    return text.slice(0, at) + text.slice(at + 1);
  }),
  inText('quotation mark', (text, random) => pieceAt(text, random, '"')),
  inText('date in another format', (text, random) =>
    text.replace(/\d{4}-\d\d-\d\dT[^\t]*/, random.pick(['05.10.2026', '2026-10-05', 'Oct 5, 2026', '', '0'])),
  ),
  inText('quantity spoiled', (text, random) =>
    text.replace(
      /\t1\t/,
      `\t${random.pick(['-1', '0', '1.5', '', '1e3', '٣', '99999999999999999999', 'x'])}\t`,
    ),
  ),
];
