import { throwIfAborted } from '../../support/abort.ts';
import type { Settings } from '../config.ts';
import type { AmazonOperation } from '../operations/index.ts';
import type { Operation } from '../operations/operation.ts';
import { createAccessTokens } from './access-tokens.ts';
import { refusesToken } from './answer-error.ts';
import { createQuotas } from './quotas.ts';
import { readAnswer, type Answered } from './read-answer.ts';
import { createRetries } from './retries.ts';
import { createSend } from './send.ts';
import type { AmazonAnswer, AmazonRequest } from './wire.ts';

/**
 * What Amazon answers to an operation: within its usage plan, with a good token, tried again where that helps, and read.
 *
 * @throws `AMAZON_…`, `ABORTED`; `OUTCOME_UNKNOWN` when the answer to an operation was lost that is not to be done twice.
 */
export type Call = <Input, Output>(
  operation: Operation<AmazonOperation, Input, Output>,
  input: Input,
  signal: AbortSignal | undefined,
) => Promise<Answered<Output>>;

export function createCall(settings: Settings): Call {
  const { clock } = settings;
  const tokens = createAccessTokens(settings);
  const quotas = createQuotas(settings);
  const send = createSend(settings);
  const retrying = createRetries(settings);

  const exchange = async (request: AmazonRequest, signal: AbortSignal | undefined): Promise<Attempt> => {
    let token: string;
    try {
      await quotas.take(request.operation, signal);
      token = await tokens.get(signal);
    } catch (error) {
      // Both have waited and tried again by themselves: not another round of it here.
      return { failure: error };
    }
    const answer = await send(request, token, signal);
    quotas.learn(request.operation, answer);
    return { answer, token };
  };

  // A token can die early, when the seller authorises the application again: once, a new one is worth a try.
  const withGoodToken = async (request: AmazonRequest, signal: AbortSignal | undefined): Promise<Attempt> => {
    const first = await exchange(request, signal);
    if ('failure' in first || !refusesToken(first.answer)) return first;
    tokens.discard(first.token);
    return exchange(request, signal);
  };

  return async (operation, input, signal) => {
    throwIfAborted(signal);
    const request = { operation, ...operation.request(input) };
    const attempt = async () => {
      const outcome = await withGoodToken(request, signal);
      if ('failure' in outcome) return outcome;
      return readAnswer(outcome.answer, request, operation.answer, clock.now());
    };
    const result = await retrying(operation.name, attempt, signal);
    if ('failure' in result) throw result.failure;
    return result;
  };
}

interface Failure {
  readonly failure: unknown;
}

type Attempt = Failure | { readonly answer: AmazonAnswer; readonly token: string };
