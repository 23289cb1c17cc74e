import { sharedWork } from '../../support/shared-work.ts';
import type { Settings } from '../config.ts';
import { createRetries } from './retries.ts';
import { requestAccessToken, type AccessToken } from './request-access-token.ts';

/** The access token of one seller, shared by all calls. */
export interface AccessTokens {
  /**
   * A token that is good for a while. Calls that wait at the same time share one request for it; it is aborted when
   * the last of them stops waiting.
   */
  get(signal: AbortSignal | undefined): Promise<string>;
  /** Amazon refused this token: the next call gets another one. */
  discard(token: string): void;
}

// A token must outlive the request that carries it, and the clocks of two machines differ.
const marginMs = 60_000;

export function createAccessTokens(settings: Settings): AccessTokens {
  const { clock } = settings;
  const retrying = createRetries(settings);
  let current: AccessToken | undefined;

  const isGood = ({ lifetimeMs, requestedAt }: AccessToken): boolean =>
    clock.now() < requestedAt + lifetimeMs - Math.min(marginMs, lifetimeMs / 2);

  const request = sharedWork(async (signal) => {
    const attempt = (): Promise<AccessToken> => requestAccessToken(settings, signal);
    current = await retrying('getAccessToken', attempt, signal);
    return current;
  });

  return {
    get: async (signal) => {
      if (current && isGood(current)) return current.token;
      const { token } = await request.join({ signal });
      return token;
    },
    discard: (token) => {
      // Several calls may come back with the same dead token; by then the new one may be here.
      if (current?.token === token) current = undefined;
    },
  };
}
