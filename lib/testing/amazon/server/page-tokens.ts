import type { Clock } from '../../../support/clock.ts';

/** Where a search for orders goes on. */
export interface PagePosition {
  /** The parameters that the first request came with and that every further one has to repeat. */
  readonly parameters: string;
  /** Up to when the first request was answered for: milliseconds since the epoch. */
  readonly before: number;
  /** Time and id of the last order that was given out. */
  readonly afterTime: number;
  readonly afterOrderId: string;
}

/** Tokens for further pages, of one operation. */
export interface PageTokens<Position> {
  issue(position: Position): string;
  /** The position behind a token, or why there is none. */
  read(token: string): Position | 'unknown' | 'expired';
}

export function createPageTokens<Position>(
  clock: Pick<Clock, 'now'>,
  lifetimeMs: number,
): PageTokens<Position> {
  const issued = new Map<string, { readonly position: Position; readonly expiresAt: number }>();
  return {
    issue: (position) => {
      // Opaque as Amazon's: nobody should be tempted to read or make one.
      const token = Buffer.from(`page token ${issued.size + 1}`).toString('base64url');
      issued.set(token, { position, expiresAt: clock.now() + lifetimeMs });
      return token;
    },
    read: (token) => {
      const entry = issued.get(token);
      if (!entry) return 'unknown';
      return clock.now() < entry.expiresAt ? entry.position : 'expired';
    },
  };
}
