import type { z } from 'zod';
import { parseJson } from '../../support/parse-json.ts';
import { answerDetails, answerError, requestIdOf } from './answer-error.ts';
import { isDoubtful, lostReply } from './lost-answer.ts';
import { reasonOf, unreadable } from './unreadable.ts';
import type { AmazonAnswer, AmazonRequest } from './wire.ts';

/** What Amazon answered, checked. */
export interface Answered<T> {
  readonly content: T;
  /** To quote to Amazon's support. */
  readonly requestId: string | undefined;
}

/** The content of an answer of success; of any other, the error that it stands for. `now`: milliseconds since the epoch. */
export function readAnswer<T>(
  answer: AmazonAnswer,
  request: AmazonRequest,
  schema: z.ZodType<T>,
  now: number,
): Answered<T> {
  const { status, body } = answer;
  if (isDoubtful(status, request)) throw lostReply(request, answerError(answer, request, now));
  if (![200, 201, 202, 204].includes(status)) throw answerError(answer, request, now);
  const content = status === 204 ? undefined : parseJson(body);
  const isJson = status === 204 || content !== undefined;
  const parsed = schema.safeParse(content);
  if (isJson && parsed.success) return { content: parsed.data, requestId: requestIdOf(answer) };
  // Amazon has done it, and what it says about it is lost: not an error that invites to do it again.
  if (request.operation.isUnrepeatable) throw lostReply(request);
  // What is no JSON at all is a gateway's page or half an answer, which pass; JSON of another shape does not.
  const reason = isJson && parsed.error ? reasonOf(parsed.error) : 'it is not JSON';
  throw unreadable(request.subject, reason, { ...answerDetails(answer, request), retryable: !isJson });
}
