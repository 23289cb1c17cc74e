import { sellingPartnerApi, type AmazonPort } from '../../lib/index.ts';
import { openServer, type LoopbackRequest } from '../../lib/testing/loopback.ts';
import { seededRandom } from '../../lib/testing/amazon/orders/seeded-random.ts';
import { runningClock } from '../../stage/index.ts';
import { codeOf, tally, wordsOf, type Finding } from '../finding.ts';
import { documentKinds } from './document-kinds.ts';
import { jsonKinds } from './json-kinds.ts';
import type { AnswerKind, SpoiledAnswer, WireAnswer } from './kind.ts';

/** What became of the spoiled answers of one kind. */
export interface FuzzedKind {
  readonly kind: string;
  /** How they were read: over HTTP by the port, or by the function that reads their text. */
  readonly by: AnswerKind['by'];
  readonly mutated: number;
  /** Read, and what was read is right. */
  readonly read: number;
  /** Refused with a code. */
  readonly typed: number;
  readonly untyped: number;
  readonly byCode: Readonly<Record<string, number>>;
  readonly findings: readonly Finding[];
}

export interface FuzzAnswersOptions {
  readonly seed: number;
  /** Spoiled answers of each kind. */
  readonly count: number;
  readonly onProgress?: (kind: string) => void;
}

/** Sends spoiled answers of every kind through the port, on the loopback interface. */
export async function fuzzAnswers(options: FuzzAnswersOptions): Promise<readonly FuzzedKind[]> {
  let current: SpoiledAnswer['answers'] = {};
  const server = await openServer(
    (request) => answerTo(request, current),
    ({ status = 200, body }, response) => {
      response.writeHead(status, { 'content-type': 'application/json' });
      response.end(body);
    },
  );
  try {
    const results: FuzzedKind[] = [];
    for (const own of [...jsonKinds, ...documentKinds]) {
      const serve = (answers: SpoiledAnswer['answers']): void => {
        current = answers;
      };
      results.push(await fuzzKind(own, { ...options, url: server.url, serve }));
      options.onProgress?.(own.kind);
    }
    return results;
  } finally {
    await server.close();
  }
}

interface Serving {
  readonly url: string;
  readonly serve: (answers: SpoiledAnswer['answers']) => void;
}

async function fuzzKind(
  own: AnswerKind,
  { seed, count, url, serve }: FuzzAnswersOptions & Serving,
): Promise<FuzzedKind> {
  const random = seededRandom(seed);
  const findings: Finding[] = [];
  const codes: string[] = [];
  for (let made = 0; made < count; made += 1) {
    const spoiled = own.spoil(random, url);
    serve(spoiled.answers);
    const found = (message: string): void => {
      findings.push({ kind: 'untyped', mutations: spoiled.mutations, about: `${own.kind} ${made}`, message });
    };
    try {
      const problem = spoiled.problem(await own.read(clientOf(url), spoiled));
      if (problem !== undefined) found(problem);
    } catch (error) {
      const code = codeOf(error);
      if (code === undefined) found(wordsOf(error));
      else codes.push(code);
    }
  }
  const [untyped, typed] = [findings.length, codes.length];
  const read = count - untyped - typed;
  return { kind: own.kind, by: own.by, mutated: count, read, typed, untyped, byCode: tally(codes), findings };
}

/** A client of its own for each answer: none has the token of another. It tries once, and waits for nothing. */
const clientOf = (endpoint: string): AmazonPort =>
  sellingPartnerApi({
    region: 'eu',
    endpoint,
    refreshToken: 'Atzr|made-up',
    clientId: 'amzn1.application-oa2-client.made-up',
    clientSecret: 'amzn1.oa2-cs.v1.made-up',
    clock: runningClock(),
    retry: { maxAttempts: 1 },
  });

function answerTo({ method, url }: LoopbackRequest, answers: SpoiledAnswer['answers']): WireAnswer {
  const asked = `${method} ${url.pathname}`;
  const [, answer] = Object.entries(answers).find(([route]) => asked.startsWith(route)) ?? [];
  return answer ?? { status: 404, body: '{}' };
}
