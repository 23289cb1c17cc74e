import { beforeAll, describe, expect, it } from '@jest/globals';
import { ConnectorError, countCalls, type OdooPort, type Refund } from '../../lib/index.ts';
import { create } from '../../stage/index.ts';
import { carriesTotals } from './its-names.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { mugs, refundOf, refundsOn, threeMugs, wholeRefund, type SoldOrder } from './refunds.ts';

describe('invoices.refund on a real Odoo, once', () => {
  const stage = onStage(realDatabases('refund_once'));
  const world = refundsOn(stage);
  const { refund, creditNotes, invoices } = world;
  let orders: readonly SoldOrder[] = [];
  let invoiceIds: readonly number[] = [];
  let used = 0;

  beforeAll(async () => {
    orders = await world.sell(Array.from({ length: 70 }, () => threeMugs));
    invoiceIds = await world.billAndPost(orders);
  });

  const take = (count: number): readonly SoldOrder[] => {
    used += count;
    return orders.slice(used - count, used);
  };
  const takeOne = (): SoldOrder => take(1)[0] ?? { orderId: '', saleOrderId: 0 };
  const statuses = async (refunds: readonly Refund[], odoo?: OdooPort, post = true) =>
    (await refund(refunds, { post }, odoo)).map(({ status }) => status);

  /** A port on which the reply to the first call of this method is lost, after Odoo did its work or before. */
  const losing = (
    method: string,
    when: 'before' | 'after',
    code: 'OUTCOME_UNKNOWN' | 'ABORTED',
  ): OdooPort => {
    let isLost = false;
    return {
      version: (options) => stage().bot.version(options),
      call: async (model, name, call) => {
        const loses = name === method && !isLost;
        if (loses) isLost = true;
        if (loses && when === 'before') throw new ConnectorError(code, 'lost');
        const answer = await stage().bot.call(model, name, call);
        if (loses) throw new ConnectorError(code, 'lost');
        return answer;
      },
    };
  };

  it('takes ten calls for fifty refunds, and four that write nothing the second time', async () => {
    const refunds = take(50).map((order) => refundOf(order, 'N', mugs('3.33')));
    const counted = countCalls(stage().bot);
    // Where lines carry no amounts, orders are read once more each time.
    const more = (await carriesTotals(stage().admin)) ? 0 : 1;
    expect(new Set(await statuses(refunds, counted))).toEqual(new Set(['created']));
    expect(counted.calls.total).toBeLessThanOrEqual(10 + 3 * more);
    counted.calls.reset();
    expect(new Set(await statuses(refunds, counted))).toEqual(new Set(['unchanged']));
    expect([counted.calls.total, counted.calls.writes]).toEqual([4 + more, 0]);
  });

  it.each([
    ['run', 'before', 'OUTCOME_UNKNOWN'],
    ['run', 'after', 'OUTCOME_UNKNOWN'],
    ['action_post', 'after', 'OUTCOME_UNKNOWN'],
  ] as const)('makes one when the reply to %s is lost %s Odoo did it', async (method, when, code) => {
    const order = takeOne();
    const refunds = [refundOf(order, 'L', mugs('1.00'))];
    await statuses(refunds, losing(method, when, code));
    expect(await statuses(refunds)).toEqual(['unchanged']);
    expect(await creditNotes(order)).toMatchObject([
      { state: 'posted', amount_total: 1, amount_residual: 0 },
    ]);
  });

  it.each([
    ['run', 'before', 'created'],
    ['run', 'after', 'posted'],
    ['action_post', 'before', 'posted'],
    ['action_post', 'after', 'unchanged'],
  ] as const)('goes on when the process dies at %s, %s Odoo did it', async (method, when, next) => {
    const order = takeOne();
    const refunds = [refundOf(order, 'C', mugs('1.00'))];
    await expect(refund(refunds, { post: true }, losing(method, when, 'ABORTED'))).rejects.toMatchObject({
      code: 'ABORTED',
    });
    expect(await statuses(refunds)).toEqual([next]);
    expect(await creditNotes(order)).toMatchObject([
      { state: 'posted', amount_total: 1, amount_residual: 0 },
    ]);
  });

  it('makes one of each though four workers are at the same refunds', async () => {
    const four = take(4);
    const refunds = four.map((order) => refundOf(order, 'W', mugs('3.33')));
    const ends = await Promise.all(
      Array.from({ length: 4 }, () => refund(refunds, { post: true }, stage().port('bot'))),
    );
    const failed = ends.flat().flatMap((outcome) => (outcome.status === 'failed' ? [outcome.error] : []));
    expect(failed.filter(({ retryable, code }) => !retryable && code !== 'OUTCOME_UNKNOWN')).toEqual([]);
    expect(await statuses(refunds)).toEqual(four.map(() => 'unchanged'));
    for (const order of four)
      expect(await creditNotes(order)).toMatchObject([
        { state: 'posted', amount_total: 3.33, amount_residual: 0 },
      ]);
  });

  it('never takes back more than was invoiced, though four workers refund the same line under other refs', async () => {
    const order = takeOne();
    const ends = await Promise.all(
      ['A', 'B', 'C', 'D'].map((ref) =>
        refund([refundOf(order, ref, mugs('10.00'))], { post: true }, stage().port('bot')),
      ),
    );
    expect(
      ends
        .flat()
        .map(({ status }) => status)
        .toSorted(),
    ).toEqual(['created', 'failed', 'failed', 'failed']);
    expect(await creditNotes(order)).toMatchObject([{ amount_total: 10 }]);
  });

  it('keeps two refs of one line apart, and refuses one that says something else than before', async () => {
    const order = takeOne();
    const two = [refundOf(order, 'T1', mugs('3.33')), refundOf(order, 'T2', mugs('3.33'))];
    expect(await statuses(two)).toEqual(['created', 'created']);
    const [other] = await refund([refundOf(order, 'T1', mugs('3.34'))]);
    expect(other).toMatchObject({
      status: 'failed',
      error: { code: 'REFUND_DIFFERS', message: expect.stringContaining('"item of MUG 3.33"') },
    });
    expect((await creditNotes(order)).map((note) => note['amount_total'])).toEqual([3.33, 3.33]);
    expect((await invoices(invoiceIds)).find(({ ref }) => ref === order.orderId)).toMatchObject({
      amount_residual: 8.33,
    });
  });

  it('fails for the bad ones alone: no order, no line, another currency, a key that is taken', async () => {
    const [good, noLine, currency, taken] = take(4);
    if (!good || !noLine || !currency || !taken) throw new Error('Too few orders.');
    const [partner = 0] = await create(stage().admin, 'res.partner', [{ name: 'In the way' }]);
    const key = {
      module: 'amazon',
      name: `refund_${taken.orderId}_B`,
      model: 'res.partner',
      res_id: partner,
    };
    await create(stage().admin, 'ir.model.data', [key]);
    const outcomes = await refund([
      { ...refundOf(good, 'B', mugs('1.00')), orderId: '999-0000000-0000000' },
      refundOf(noLine, 'B', { kind: 'gift_wrap', amount: '1.00' }),
      { ...refundOf(currency, 'B', mugs('1.00')), currency: 'EUR' },
      refundOf(taken, 'B', mugs('1.00')),
      wholeRefund(good, 'B'),
    ]);
    expect(outcomes).toMatchObject([
      { status: 'failed', error: { code: 'REFUND_UNMATCHED' } },
      { status: 'failed', error: { code: 'REFUND_UNMATCHED' } },
      { status: 'failed', error: { code: 'REFUND_UNMATCHED' } },
      { status: 'failed', error: { code: 'ODOO_CONCURRENCY' } },
      { status: 'created', creditNotes: [{ state: 'posted', amount: '14.99' }] },
    ]);
    expect(await creditNotes(taken)).toEqual([]);
  });

  it('refuses wrong input with every complaint at once', async () => {
    const order = takeOne();
    const bad = { ...refundOf(order, 'X', { ...mugs('-1'), tax: 'x' }), refundedAt: 'yesterday' };
    await expect(refund([bad, bad], { date: 'tomorrow' })).rejects.toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringMatching(/amount.*tax.*refundedAt|refundedAt.*amount/su),
    });
    expect(await creditNotes(order)).toEqual([]);
  });
});
