import type { Clock } from '../../../support/clock.ts';

/** What a seller's application shows to Login with Amazon. */
export interface AmazonCredentials {
  /** Long-lived token of the authorised seller; Amazon's begin with `Atzr|`. */
  readonly refreshToken: string;
  /** Id of the application; Amazon's begin with `amzn1.application-oa2-client.`. */
  readonly clientId: string;
  /** Secret of the application; Amazon's begin with `amzn1.oa2-cs.`. */
  readonly clientSecret: string;
}

/** Made up, and in Amazon's spelling, so that what redacts real secrets redacts these. */
export const madeUpCredentials: AmazonCredentials = {
  refreshToken: 'Atzr|made-up-refresh-token',
  clientId: 'amzn1.application-oa2-client.made-up',
  clientSecret: 'amzn1.oa2-cs.v1.made-up',
};

// Login with Amazon: an access token lives for one hour.
export const accessTokenLifetimeSeconds = 3600;

export type TokenState = 'valid' | 'expired' | 'unknown';

export interface AccessTokens {
  readonly credentials: AmazonCredentials;
  readonly issued: number;
  readonly refreshTokenRevoked: boolean;
  /** A new access token. */
  issue(): string;
  state(token: string): TokenState;
  /** Ends the life of every token issued so far. */
  expireAll(): void;
  revokeRefreshToken(): void;
}

export function createAccessTokens(clock: Pick<Clock, 'now'>, credentials: AmazonCredentials): AccessTokens {
  const expiryByToken = new Map<string, number>();
  let revoked = false;
  return {
    credentials,
    get issued() {
      return expiryByToken.size;
    },
    get refreshTokenRevoked() {
      return revoked;
    },
    issue: () => {
      const token = `Atza|made-up-access-token-${expiryByToken.size + 1}`;
      expiryByToken.set(token, clock.now() + accessTokenLifetimeSeconds * 1000);
      return token;
    },
    state: (token) => {
      const expiresAt = expiryByToken.get(token);
      if (expiresAt === undefined) return 'unknown';
      return clock.now() < expiresAt ? 'valid' : 'expired';
    },
    expireAll: () => {
      for (const token of expiryByToken.keys()) expiryByToken.set(token, Number.NEGATIVE_INFINITY);
    },
    revokeRefreshToken: () => {
      revoked = true;
    },
  };
}
