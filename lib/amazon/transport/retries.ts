import { retry } from '../../support/retry.ts';
import type { AmazonRetry, Settings } from '../config.ts';

/** The result of `work`, tried again by the port's policy; each further try is reported under `operation`. */
export type Retrying = <T>(
  operation: AmazonRetry['operation'],
  work: () => Promise<T>,
  signal: AbortSignal | undefined,
) => Promise<T>;

export const createRetries =
  ({ retry: policy, clock, random, onRetry }: Settings): Retrying =>
  (operation, work, signal) =>
    retry(work, policy, {
      clock,
      random,
      signal,
      onRetry: (attempt) => {
        onRetry({ operation, ...attempt });
      },
    });
