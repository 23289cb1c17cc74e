import { describe, expect, it } from '@jest/globals';
import { instantOf, monthOf } from '../../lib/reports/period.ts';
import { isTimeZone } from '../../lib/support/time-zone.ts';

describe('the period of a report', () => {
  it.each([
    ['2026-01-01', 'UTC', '2026-01-01T00:00:00.000Z'],
    ['2026-01-01', 'Europe/Madrid', '2025-12-31T23:00:00.000Z'],
    ['2026-07-01', 'Europe/Madrid', '2026-06-30T22:00:00.000Z'],
    ['2026-03-29', 'Europe/Madrid', '2026-03-28T23:00:00.000Z'],
    ['2026-03-30', 'Europe/Madrid', '2026-03-29T22:00:00.000Z'],
    ['2026-01-01', 'America/Los_Angeles', '2026-01-01T08:00:00.000Z'],
    ['2026-01-01', 'Asia/Kolkata', '2025-12-31T18:30:00.000Z'],
    ['2026-01-01T10:00:00+02:00', 'Asia/Kolkata', '2026-01-01T08:00:00.000Z'],
  ])('reads %s in %s as %s', (text, zone, instant) => {
    expect(instantOf(text, zone)).toBe(instant);
  });

  it.each([
    ['2025-12-31 23:00:00', 'Europe/Madrid', '2026-01'],
    ['2026-06-30 22:00:00', 'Europe/Madrid', '2026-07'],
    ['2026-01-01 08:00:00', 'America/Los_Angeles', '2026-01'],
    ['2026-12-01 00:00:00', 'UTC', '2026-12'],
    // Clocks go back to midnight: it is there twice.
    ['2026-11-01 05:00:00', 'America/Havana', '2026-11'],
    ['2026-11-01 04:00:00', 'America/Havana', '2026-11'],
  ])('takes the month that begins at %s in %s for %s', (begin, zone, month) => {
    expect(monthOf(begin, zone)).toBe(month);
  });

  it('refuses months of UTC where others were asked for: Odoo does not know the zone', () => {
    expect(() => monthOf('2026-01-01 00:00:00', 'America/Los_Angeles')).toThrow(
      /does not know the time zone/,
    );
    expect(() => monthOf('2026-01-01 00:00:00', 'Europe/Madrid')).toThrow(/does not know the time zone/);
  });

  it.each([
    ['Europe/Madrid', true],
    ['UTC', true],
    ['Europe/Nowhere', false],
    ['+02:00', false],
    ['', false],
  ])('knows whether "%s" is a time zone: %s', (name, isOne) => {
    expect(isTimeZone(name)).toBe(isOne);
  });
});
