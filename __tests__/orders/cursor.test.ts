import { describe, expect, it } from '@jest/globals';
import { changedAfter, nextCursor } from '../../lib/orders/cursor.ts';
import { registration } from './builders.ts';

const now = Date.parse('2026-03-02T00:00:00Z');

describe('the order cursor', () => {
  it('starts five minutes before the last order sync', () => {
    expect(changedAfter(registration, undefined, now)).toBe('2026-02-28T23:55:00.000Z');
  });

  it('starts where the caller says', () => {
    expect(changedAfter(registration, '2026-01-01T00:00:00+01:00', now)).toBe('2025-12-31T23:00:00.000Z');
  });

  it.each([['2026-03-01T23:59:00Z'], ['2030-01-01T00:00:00Z']])(
    'never starts so late that Amazon refuses: %s',
    (since) => {
      expect(changedAfter(registration, since, now)).toBe('2026-03-01T23:55:00.000Z');
      expect(
        changedAfter({ ...registration, lastOrderSync: since }, undefined, now) <= '2026-03-01T23:55:00.000Z',
      ).toBe(true);
    },
  );

  it('moves to the time that Amazon answered for, and never back', () => {
    expect(nextCursor(registration, '2026-03-01T00:10:00Z', true)).toBe('2026-03-01T00:10:00Z');
    expect(nextCursor(registration, '2026-02-01T00:00:00Z', true)).toBeUndefined();
    expect(nextCursor(registration, undefined, true)).toBeUndefined();
  });

  it('stays for up to an hour while nothing is written', () => {
    expect(nextCursor(registration, '2026-03-01T00:59:00Z', false)).toBeUndefined();
    expect(nextCursor(registration, '2026-03-01T01:01:00Z', false)).toBe('2026-03-01T01:01:00Z');
  });
});
