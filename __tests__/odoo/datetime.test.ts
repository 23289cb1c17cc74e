import { describe, expect, it } from '@jest/globals';
import { fromOdooDatetime, toOdooDatetime } from '../../lib/odoo/index.ts';

describe('toOdooDatetime', () => {
  it.each([
    ['2026-07-02T03:04:05Z', '2026-07-02 03:04:05'],
    ['2026-07-02T03:04:05.999Z', '2026-07-02 03:04:05'],
    ['2026-01-01T00:30:00+02:00', '2025-12-31 22:30:00'],
  ])('%s is %s', (iso, text) => {
    expect(toOdooDatetime(iso)).toBe(text);
  });

  it.each(['2026-07-02', '2026-07-02T03:04:05', '2026-02-30T00:00:00Z', 'today'])('refuses %s', (iso) => {
    expect(() => toOdooDatetime(iso)).toThrow(expect.objectContaining({ code: 'CONFIGURATION_INVALID' }));
  });
});

describe('fromOdooDatetime', () => {
  it('is UTC', () => {
    expect(fromOdooDatetime('2026-07-02 03:04:05')).toBe('2026-07-02T03:04:05.000Z');
  });

  it.each(['2026-7-2 3:04:05', '2026-02-30 00:00:00', '2026-07-02', ''])('refuses "%s"', (text) => {
    expect(() => fromOdooDatetime(text)).toThrow(expect.objectContaining({ code: 'ODOO_UNEXPECTED_ANSWER' }));
  });
});
