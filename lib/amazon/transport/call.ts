import { abortedError, throwIfAborted } from '../../support/abort.ts';
import { retry } from '../../support/retry.ts';
import { createAccessTokens } from './access-tokens.ts';
import { answerError, refusesToken, requestIdOf, unreadable } from './answer-error.ts';
import type { Settings } from '../config.ts';
import { isDoubtful, outcomeUnknown } from './lost-answer.ts';
import { operations } from '../operations/index.ts';
import { parseJson } from '../../support/parse-json.ts';
import { createQuotas } from './quotas.ts';
import { createSend } from './send.ts';
import type { AmazonAnswer, AmazonContent, AmazonRequest } from './wire.ts';

/**
 * The content of Amazon's answer to a request: within the usage plan, with a good token, tried again where that helps.
 *
 * @throws `AMAZON_…`, `ABORTED`
 */
export type Call = (request: AmazonRequest, signal: AbortSignal | undefined) => Promise<AmazonContent>;

export function createCall(settings: Settings): Call {
  const { clock, random, onRetry } = settings;
  const tokens = createAccessTokens(settings);
  const quotas = createQuotas(settings);
  const send = createSend(settings);

  return async (request, signal) => {
    const { operation } = request;

    const exchange = async (): Promise<Attempt> => {
      let token: string;
      try {
        await quotas.take(operation, signal);
        token = await tokens.get(signal);
      } catch (error) {
        // Both have waited and tried again by themselves: not another round of it here.
        return { failure: error };
      }
      const answer = await send(request, token, signal);
      quotas.learn(operation, answer);
      return { answer, token };
    };

    // A token can die early, when the seller authorises the application again: once, a new one is worth a try.
    const withGoodToken = async (): Promise<Attempt> => {
      const first = await exchange();
      if ('failure' in first || !refusesToken(first.answer)) return first;
      tokens.discard(first.token);
      return exchange();
    };

    const attempt = async (): Promise<AmazonContent | Failure> => {
      const outcome = await withGoodToken();
      if ('failure' in outcome) return outcome;
      return readContent(outcome.answer, request, clock.now());
    };

    throwIfAborted(signal);
    try {
      const result = await retry(attempt, settings.retry, {
        clock,
        random,
        signal,
        onRetry: (failed) => {
          onRetry({ operation, ...failed });
        },
      });
      if ('failure' in result) throw result.failure;
      return result;
    } catch (error) {
      // Waiting rejects with the signal's own reason.
      if (signal?.aborted) throw abortedError(signal);
      throw error;
    }
  };
}

interface Failure {
  readonly failure: unknown;
}

type Attempt = Failure | { readonly answer: AmazonAnswer; readonly token: string };

function readContent(answer: AmazonAnswer, request: AmazonRequest, now: number): AmazonContent {
  if (isDoubtful(answer.status, request)) throw outcomeUnknown(request, answerError(answer, request, now));
  if (answer.status === 204) return { content: undefined, requestId: requestIdOf(answer) };
  if (![200, 201, 202].includes(answer.status)) throw answerError(answer, request, now);
  const content = parseJson(answer.body);
  // What is no JSON at all is a gateway's page or half an answer, which pass; JSON of another shape does not.
  if (content === undefined) {
    throw operations[request.operation].isUnrepeatable
      ? outcomeUnknown(request)
      : unreadable(answer, request, 'it is not JSON', true);
  }
  return { content, requestId: requestIdOf(answer) };
}
