import { describe, expect, it } from '@jest/globals';
import { changedAfter, nextCursor, type Covered } from '../../lib/sync/index.ts';

const last = '2026-03-01T00:00:00.000Z';
const now = Date.parse('2026-03-02T00:00:00Z');

describe('the order cursor', () => {
  it('starts five minutes before the last order sync', () => {
    expect(changedAfter(last, undefined, now)).toBe('2026-02-28T23:55:00.000Z');
  });

  it('starts where the caller says', () => {
    expect(changedAfter(last, '2026-01-01T00:00:00+01:00', now)).toBe('2025-12-31T23:00:00.000Z');
  });

  it.each([['2026-03-01T23:59:00Z'], ['2030-01-01T00:00:00Z']])(
    'never starts so late that Amazon refuses: %s',
    (since) => {
      expect(changedAfter(last, since, now)).toBe('2026-03-01T23:55:00.000Z');
      expect(changedAfter(since, undefined, now) <= '2026-03-01T23:55:00.000Z').toBe(true);
    },
  );

  const covering = (answeredFor: string | undefined, change: Partial<Covered> = {}): Covered => ({
    changedAfter: '2026-02-28T23:55:00Z',
    answeredFor,
    wroteSomething: true,
    ...change,
  });

  it('moves to the time that Amazon answered for', () => {
    expect(nextCursor(last, covering('2026-03-01T00:10:00Z'))).toBe('2026-03-01T00:10:00Z');
    expect(nextCursor(last, covering(undefined))).toBeUndefined();
  });

  it('goes back when it is later than what Amazon answered for, by more than the overlap makes good', () => {
    expect(nextCursor(last, covering('2026-02-28T23:54:59Z'))).toBe('2026-02-28T23:54:59Z');
    expect(nextCursor(last, covering('2026-02-28T22:00:00Z', { wroteSomething: false }))).toBe(
      '2026-02-28T22:00:00Z',
    );
    expect(nextCursor(last, covering('2026-02-28T23:55:00Z'))).toBeUndefined();
  });

  it('stays when what was asked for begins after it', () => {
    const covered = covering('2026-03-02T00:00:00Z', { changedAfter: '2026-03-01T00:00:01Z' });
    expect(nextCursor(last, covered)).toBeUndefined();
    expect(nextCursor(undefined, covered)).toBe('2026-03-02T00:00:00Z');
  });

  it('stays for up to an hour while nothing is written', () => {
    const quiet = { wroteSomething: false };
    expect(nextCursor(last, covering('2026-03-01T00:59:00Z', quiet))).toBeUndefined();
    expect(nextCursor(last, covering('2026-03-01T01:01:00Z', quiet))).toBe('2026-03-01T01:01:00Z');
  });
});
