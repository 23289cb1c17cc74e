import type { Secrets } from '../../support/secrets.ts';
import type { AmazonAnswer } from './wire.ts';

// An error of Amazon's has a few hundred bytes.
const readFrom = 1024 * 1024;

/**
 * An answer of failure without secrets that it echoes, before its words are cut to a length that could hide half of one.
 * An answer of success is quoted nowhere, and stays as it is.
 */
export function maskedAnswer(answer: AmazonAnswer, secrets: Secrets): AmazonAnswer {
  return answer.status < 300 ? answer : { ...answer, body: secrets.mask(answer.body.slice(0, readFrom)) };
}
