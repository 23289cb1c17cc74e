import { gzipSync } from 'node:zlib';
import { z } from 'zod';
import { parseFeedReport } from '../../lib/amazon/index.ts';
import { parseCustomerReturns } from '../../lib/index.ts';
import type { SeededRandom } from '../../lib/testing/amazon/orders/seeded-random.ts';
import { jsonMutations, mutate } from '../mutate/json-mutations.ts';
import { jsonText } from '../mutate/json-text.ts';
import { tableMutations, textMutations, xmlMutations, type TextMutation } from '../mutate/text-mutations.ts';
import { jsonReport, returnsReport, xmlReport } from './good-answers.ts';
import type { AnswerKind, SpoiledAnswer } from './kind.ts';

const units = z.int().nonnegative();
const feedReport = z.object({
  processed: units,
  accepted: units,
  refused: units,
  results: z.array(z.object({ messageId: units, severity: z.enum(['error', 'warning']), text: z.string() })),
});

/** A text for a parser, under the name that {@link textOf} looks for. */
const asText = (body: Uint8Array | string): SpoiledAnswer['answers'] => ({ text: { body } });
const textOf = ({ answers }: SpoiledAnswer): string =>
  Buffer.from(answers['text']?.body ?? '').toString('utf8');

function spoiledText(text: string, mutations: readonly TextMutation[], random: SeededRandom) {
  const mutation = random.pick(mutations);
  return { name: mutation.name, bytes: mutation.apply(text, random) };
}

const reportProblem = (value: unknown, name: string, text: string): string | undefined => {
  const { error } = feedReport.safeParse(value);
  if (error) return `It has another shape: ${error.message}`;
  const isCut = name === 'cut' && text.trim() !== xmlReport.trim();
  return isCut ? 'A report that was cut passes for a whole one.' : undefined;
};

const xmlFeedReport: AnswerKind = {
  kind: 'feed report in XML',
  by: 'parser',
  spoil: (random) => {
    const { name, bytes } = spoiledText(xmlReport, xmlMutations, random);
    const text = Buffer.from(bytes).toString('utf8');
    return {
      mutations: [name],
      answers: asText(bytes),
      problem: (value) => reportProblem(value, name, text),
    };
  },
  read: (_port, spoiled) => parseFeedReport(textOf(spoiled)),
};

const jsonFeedReport: AnswerKind = {
  kind: 'feed report in JSON',
  by: 'parser',
  spoil: (random) => {
    const whole = JSON.stringify(jsonReport);
    const { json, names } = mutate(jsonReport, jsonMutations, random);
    const asBytes = random.chance(0.3) ? spoiledText(whole, textMutations, random) : undefined;
    return {
      mutations: asBytes ? [asBytes.name] : names,
      answers: asText(asBytes ? asBytes.bytes : jsonText(json)),
      problem: (value) => reportProblem(value, asBytes?.name ?? '', ''),
    };
  },
  read: (_port, spoiled) => parseFeedReport(textOf(spoiled)),
};

const customerReturns: AnswerKind = {
  kind: 'customer returns',
  by: 'parser',
  spoil: (random) => {
    const { name, bytes } = spoiledText(returnsReport, tableMutations, random);
    const text = Buffer.from(bytes).toString('utf8');
    return { mutations: [name], answers: asText(bytes), problem: (value) => returnsProblem(value, text) };
  },
  read: (_port, spoiled) => parseCustomerReturns(textOf(spoiled)),
};

const returns = z.array(
  z.object({
    orderId: z.string().min(1),
    sku: z.string().min(1),
    quantity: z.int().positive(),
    returnedAt: z.iso.datetime(),
  }),
);

/** All rows or an error: a report of which some rows were read has lost the others without a word. */
function returnsProblem(value: unknown, text: string): string | undefined {
  const { data, error } = returns.safeParse(value);
  if (!data) return `It has another shape: ${error.message}`;
  const lines = text.split(/\r\n|\n|\r/).filter((line) => line !== '').length - 1;
  return data.length < lines && !text.includes('\n"')
    ? `${lines} lines gave ${data.length} returns.`
    : undefined;
}

const packed = gzipSync(returnsReport);
const unfolded = 'x'.repeat(2_000_000);
const bomb = gzipSync(unfolded);

const compressed: AnswerKind = {
  kind: 'compressed document',
  by: 'port',
  spoil: (random, serverUrl) => {
    const [name, body] = random.pick<readonly [string, () => Uint8Array]>([
      ['cut', () => packed.subarray(0, random.integer(0, packed.length - 1))],
      ['byte changed', () => withByte(packed, random)],
      ['not compressed', () => Buffer.from(returnsReport)],
      ['empty', () => Buffer.alloc(0)],
      ['folded small', () => bomb],
      ['something behind it', () => Buffer.concat([packed, Buffer.from('more')])],
      ['twice', () => Buffer.concat([packed, packed])],
    ]);
    const allowed = [returnsReport, unfolded, returnsReport + returnsReport];
    return {
      mutations: [name],
      answers: {
        'GET /reports': {
          body: JSON.stringify({ url: `${serverUrl}/download/1`, compressionAlgorithm: 'GZIP' }),
        },
        'GET /download': { body: body() },
        'POST /auth/o2/token': { body: JSON.stringify({ access_token: 'Atza|made-up', expires_in: 3600 }) },
      },
      problem: (value) =>
        typeof value === 'string' && allowed.includes(value) ? undefined : 'Another text was read.',
    };
  },
  read: (port) => port.readReportDocument('document-1'),
};

function withByte(bytes: Uint8Array, random: SeededRandom): Uint8Array {
  const changed = Buffer.from(bytes);
  changed[random.integer(0, changed.length - 1)] = random.integer(0, 255);
  return changed;
}

/** Every answer that is a document. */
export const documentKinds: readonly AnswerKind[] = [
  xmlFeedReport,
  jsonFeedReport,
  customerReturns,
  compressed,
];
