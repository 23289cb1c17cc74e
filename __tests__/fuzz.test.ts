import { describe, expect, it } from '@jest/globals';
import { fuzzOrders } from '../fuzz/orders/fuzz-orders.ts';
import { fuzzAnswers } from '../fuzz/answers/fuzz-answers.ts';
import { returnsReport } from '../fuzz/answers/good-answers.ts';
import { parseCustomerReturns, parseOrder } from '../lib/index.ts';
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

describe('every other answer that went wrong on the wire', () => {
  it('is read right, or refused with a code', async () => {
    const kinds = await fuzzAnswers({ seed: 11, count: 100 });
    expect(kinds).toHaveLength(18);
    expect(kinds.flatMap(({ findings }) => findings)).toEqual([]);
    for (const { mutated, read, typed, untyped } of kinds) expect(read + typed + untyped).toBe(mutated);
    expect(kinds.filter(({ typed }) => typed === 0)).toEqual([]);
    expect(kinds.filter(({ read }) => read > 0).length).toBeGreaterThan(14);
  });
});

describe('parseCustomerReturns', () => {
  it('finds every row of a report whose lines end by CR alone', () => {
    const returns = parseCustomerReturns(returnsReport);
    expect(returns).toHaveLength(4);
    expect(parseCustomerReturns(returnsReport.replaceAll('\n', '\r'))).toEqual(returns);
  });
});

describe('parseOrder', () => {
  it('refuses an order with two items of one id', () => {
    const order = wireOrder();
    const items = [order['orderItems'], order['orderItems']].flat();
    expect(() => parseOrder({ ...order, orderItems: items })).toThrow(
      'orderItems[1].orderItemId is the id of an earlier item too',
    );
  });

  it.each(['9999-12-31T23:59:59-14:00', '0001-01-01T00:00:00+14:00', '0000-01-01T00:00:00Z'])(
    'refuses the time %s, in a year that Odoo cannot keep',
    (createdTime) => {
      expect(() => parseOrder({ ...wireOrder(), createdTime })).toThrow('createdTime is in a year');
    },
  );
});
