import { describe, expect, it } from '@jest/globals';
import { decimal, sum } from '../../lib/support/money.ts';
import {
  aBilledLine,
  anOrder,
  aNote,
  aRefund,
  aSaleLine,
  eighteen,
  invoice,
  item,
  notesOf,
  plan,
} from './refund-facts.ts';

describe('planRefunds', () => {
  it('makes a draft of the invoice’s line with the amount and its share of tax', () => {
    const [step] = plan(anOrder(), [aRefund('R', item('3.33'))]);
    const [note] = notesOf(step);
    expect(note).toMatchObject({ key: 'amazon.refund_A-1_R', date: '2026-11-20', amount: '3.33' });
    expect(note?.lines).toMatchObject([
      {
        amount: '3.33',
        base: '2.75',
        priceUnit: '3.33',
        quantity: 1,
        isReturn: false,
        carries: { base: '2.75', taxes: [{ taxId: 5, amount: '0.58' }] },
      },
    ]);
  });

  it('keeps safe keys apart: a ref that looks like another one’s second credit note', () => {
    const second = { ...invoice, id: 101 };
    const order = anOrder({ billed: [aBilledLine(), aBilledLine({ id: 1001, invoice: second })] });
    const keys = notesOf(plan(order, [aRefund('R', item('15.00'))])[0]).map(({ key }) => key);
    expect(keys).toEqual(['amazon.refund_A-1_R', 'amazon.refund2_A-1_R']);
    const [odd] = notesOf(plan(anOrder(), [aRefund('a b.c', item('1.00'))])[0]);
    expect(odd?.key).toMatch(/^amazon\.refund_A-1_[0-9a-f]{24}$/u);
  });

  it.each(['3.33 3.34 3.33', '0.01 9.99', '2.50 2.50 2.50 2.50', '9.98 0.01 0.01'])(
    'adds up to the line, tax and all: %s',
    (amounts) => {
      const refunds = amounts.split(' ').map((amount, index) => aRefund(`R${index}`, item(amount)));
      const lines = plan(anOrder(), refunds).flatMap((step) => notesOf(step).flatMap((note) => note.lines));
      expect(sum(lines.map(({ amount }) => decimal(amount))).toFixed(2)).toBe('10.00');
      expect(sum(lines.map(({ base }) => decimal(base))).toFixed(2)).toBe('8.26');
    },
  );

  it('refuses what is more than is left after other refunds of the run, and those of people', () => {
    const order = anOrder({ notes: [aNote()] });
    const steps = plan(order, [aRefund('R1', item('5.00')), aRefund('R2', item('1.01'))]);
    expect(steps).toMatchObject([
      { step: 'make' },
      {
        step: 'fail',
        error: { code: 'REFUND_EXCEEDS_INVOICED', message: expect.stringContaining('1 is left') },
      },
    ]);
    const [line] = aNote().lines;
    const lump = aNote({ lines: line ? [{ ...line, productId: undefined }] : [] });
    expect(plan(anOrder({ notes: [lump] }), [aRefund('R', item('6.01'))])).toMatchObject([
      { step: 'fail', error: { code: 'REFUND_EXCEEDS_INVOICED' } },
    ]);
    const cancelled = anOrder({ notes: [aNote({ state: 'cancel' })] });
    expect(plan(cancelled, [aRefund('R', item('10.00'))])).toMatchObject([{ step: 'make' }]);
  });

  it('takes units off the order line only as far as they came back', () => {
    const order = anOrder({ lines: [aSaleLine({ returned: 2 })] });
    const refunds = [1, 1, 1].map((quantity, index) => aRefund(`R${index}`, item('3.00', { quantity })));
    const lines = plan(order, refunds).flatMap((step) => notesOf(step).flatMap((note) => note.lines));
    expect(lines.map(({ isReturn }) => isReturn)).toEqual([true, true, false]);
    expect(plan(order, [aRefund('R', item('9.00', { quantity: 4 }))])).toMatchObject([
      { step: 'fail', error: { code: 'REFUND_EXCEEDS_INVOICED' } },
    ]);
  });

  it('skips what is not invoiced, and what a person cancelled', () => {
    expect(plan(anOrder({ billed: [] }), [aRefund('R', item('1.00'))])).toMatchObject([
      { step: 'skip', reason: 'NOT_INVOICED' },
    ]);
    const cancelled = aNote({ ref: 'R', namesOrder: true, state: 'cancel' });
    expect(plan(anOrder({ notes: [cancelled] }), [aRefund('R', item('1.00'))])).toMatchObject([
      { step: 'skip', reason: 'CREDIT_NOTE_CANCELLED' },
    ]);
  });

  it('keeps what is there, and refuses another text under its ref', () => {
    const memo = { asked: ['item of MUG 4'], lines: [{ saleLine: 1, invoiceLine: 1000, amount: '4.00' }] };
    const order = anOrder({ notes: [aNote({ ref: 'R', namesOrder: true, memo })] });
    expect(plan(order, [aRefund('R', item('4.00'))])).toMatchObject([{ step: 'keep' }]);
    expect(plan(order, [aRefund('R', item('4.01'))])).toMatchObject([
      { step: 'fail', error: { code: 'REFUND_DIFFERS' } },
    ]);
  });

  it.each([
    ['no such order', { ...aRefund('R', item('1.00')), orderId: 'A-2' }],
    ['no such item', aRefund('R', item('1.00', { orderItemId: 'OI-9' }))],
    ['another currency', { ...aRefund('R', item('1.00')), currency: 'USD' }],
    ['a discount alone', aRefund('R', { kind: 'discount', amount: '1.00' })],
    ['tax on a line without', aRefund('R', { kind: 'shipping', amount: '1.00', tax: '0.10' })],
  ])('has no place for a refund with %s', (_why, refund) => {
    const order = anOrder({
      lines: [
        aSaleLine(),
        aSaleLine({ id: 2, component: 'discount' }),
        aSaleLine({ id: 3, component: 'shipping' }),
      ],
      billed: [
        aBilledLine(),
        aBilledLine({ id: 1001, saleLineId: 2, total: decimal('-1.00'), untaxed: decimal('-0.83') }),
        aBilledLine({ id: 1002, saleLineId: 3, taxIds: [], total: decimal('5'), untaxed: decimal('5') }),
      ],
    });
    expect(plan(order, [refund])).toMatchObject([{ step: 'fail', error: { code: 'REFUND_UNMATCHED' } }]);
  });

  it('comes to the amount by price where lines carry none; a line of roundings makes good what does not divide', () => {
    const order = anOrder({ lines: [aSaleLine({ returned: 3 })] });
    const linesFor = (amount: string) =>
      notesOf(plan(order, [aRefund('R', item(amount, { quantity: 3 }))], eighteen)[0])[0]?.lines;
    expect(linesFor('9.99')).toMatchObject([
      { priceUnit: '3.33', quantity: 3, carries: undefined, isReturn: true },
    ]);
    expect(linesFor('10.00')).toMatchObject([{ priceUnit: '3.33', quantity: 3, isReturn: true }]);
    const onTop = anOrder({ billed: [aBilledLine({ priceUnit: decimal('2.753333') })] });
    const [note] = notesOf(plan(onTop, [aRefund('R', item('3.33'))], eighteen)[0]);
    expect(note?.lines).toMatchObject([{ priceUnit: '2.75', quantity: 1 }]);
  });

  it('takes all of a line back at the price of the invoice, whose tax that has, where lines carry none', () => {
    const line = aBilledLine({ priceUnit: decimal('2.75'), untaxed: decimal('8.27') });
    const order = anOrder({ lines: [aSaleLine({ returned: 3 })], billed: [line] });
    const [note] = notesOf(plan(order, [aRefund('R', item('10.00', { quantity: 3 }))], eighteen)[0]);
    expect(note?.lines).toMatchObject([{ amount: '10.00', priceUnit: '2.75', quantity: 3 }]);
  });

  it('divides a stated tax, and the tax of several by what the line carries', () => {
    const carried = {
      currencyId: 1,
      priceUnit: '3.333333',
      quantity: 3,
      base: '8.26',
      taxes: [
        { taxId: 5, amount: '1.28' },
        { taxId: 6, amount: '0.46' },
      ],
    };
    const order = anOrder({ billed: [aBilledLine({ taxIds: [5, 6], carried })] });
    const [first, second] = plan(order, [
      aRefund('R1', item('4.00', { tax: '0.50' })),
      aRefund('R2', item('6.00')),
    ]);
    expect(notesOf(first)[0]?.lines[0]?.carries).toEqual({
      base: '3.50',
      taxes: [
        { taxId: 5, amount: '0.37' },
        { taxId: 6, amount: '0.13' },
      ],
    });
    expect(notesOf(second)[0]?.lines[0]).toMatchObject({ base: '4.96', amount: '6.00' });
  });
});
