import { describe, expect, it } from '@jest/globals';
import { fuzzOrders } from '../fuzz/orders/fuzz-orders.ts';
import { parseOrder } from '../lib/index.ts';
import { wireOrder } from './amazon/wire-orders.ts';

describe('orders that went wrong on the wire', () => {
  it('are imported, skipped or fail with a code, and no good order beside them is lost', async () => {
    const report = await fuzzOrders({ seed: 7, count: 300 });
    expect(report).toMatchObject({ untyped: 0, runsEnded: 0, goodOnesLost: 0, findings: [] });
    expect(report.pages).toEqual({ mutated: report.pages.mutated, typed: report.pages.mutated });
    expect(report.typed).toBeGreaterThan(50);
    expect(report.imported).toBeGreaterThan(30);
    expect(report.typed + report.imported + report.skipped).toBe(report.orders);
    expect(Object.keys(report.byCode).length).toBeGreaterThan(4);
  });
});

describe('parseOrder', () => {
  it.each(['9999-12-31T23:59:59-14:00', '0001-01-01T00:00:00+14:00', '0000-01-01T00:00:00Z'])(
    'refuses the time %s, in a year that Odoo cannot keep',
    (createdTime) => {
      expect(() => parseOrder({ ...wireOrder(), createdTime })).toThrow('createdTime is in a year');
    },
  );
});
