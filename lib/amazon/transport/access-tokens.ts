import { retry } from '../../support/retry.ts';
import type { Settings } from '../config.ts';
import { giveUp } from '../give-up.ts';
import { requestAccessToken, type AccessToken } from './request-access-token.ts';

/** The access token of one seller, shared by all calls. */
export interface AccessTokens {
  /** A token that is good for a while. Calls that wait at the same time share one request for it. */
  get(signal: AbortSignal | undefined): Promise<string>;
  /** Amazon refused this token: the next call gets another one. */
  discard(token: string): void;
}

// A token must outlive the request that carries it, and the clocks of two machines differ.
const marginMs = 60_000;

export function createAccessTokens(settings: Settings): AccessTokens {
  const { clock, random, onRetry } = settings;
  let current: AccessToken | undefined;
  let pending: Promise<AccessToken> | undefined;

  const isGood = ({ lifetimeMs, requestedAt }: AccessToken): boolean =>
    clock.now() < requestedAt + lifetimeMs - Math.min(marginMs, lifetimeMs / 2);

  // Without anybody's signal: one caller's abort must not take the token from the others.
  const request = async (): Promise<AccessToken> => {
    try {
      current = await retry(() => requestAccessToken(settings), settings.retry, {
        clock,
        random,
        onRetry: (attempt) => {
          onRetry({ operation: 'getAccessToken', ...attempt });
        },
      });
      return current;
    } finally {
      pending = undefined;
    }
  };

  return {
    get: async (signal) => {
      if (current && isGood(current)) return current.token;
      pending ??= request();
      const { token } = await giveUp(pending, { signal });
      return token;
    },
    discard: (token) => {
      // Several calls may come back with the same dead token; by then the new one may be here.
      if (current?.token === token) current = undefined;
    },
  };
}
