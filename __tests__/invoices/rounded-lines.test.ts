import { describe, expect, it } from '@jest/globals';
import type { RoundedLine } from '../../lib/invoices/rounding/facts.ts';
import { roundedLines } from '../../lib/invoices/refund/rounded-orders.ts';
import { decimal } from '../../lib/support/money.ts';
import { draftInvoice } from './invoice-facts.ts';
import { aBilledLine, invoice } from './refund-facts.ts';
import { aLine } from './rounded-line.ts';

const roundingProduct = 99;

const mugs = aLine(1, 3, '3.33', { atAmazon: decimal('10.00') });
const shipping = aLine(2, 1, '4.99', { component: 'shipping', atAmazon: decimal('4.99') });
const rounding = aLine(3, 1, '0.01', { component: 'rounding' });

/** A line of an invoice that bills so many units; its id tells invoice and line. */
const bills = (invoiceId: number, { id, priceUnit }: RoundedLine, quantity = 1) =>
  aBilledLine({
    id: invoiceId * 10 + id,
    saleLineId: id,
    invoice: { ...invoice, id: invoiceId },
    taxIds: [],
    quantity,
    priceUnit,
    untaxed: priceUnit.times(quantity),
    total: priceUnit.times(quantity),
  });

/** What the lines come to, by their ids. */
function rounded(billed: readonly ReturnType<typeof bills>[]) {
  const ids = [...new Set(billed.map((line) => line.invoice.id))];
  const invoices = ids.map((id) => {
    const lines = billed.filter((line) => line.invoice.id === id);
    return draftInvoice(
      id,
      lines.map((line) => ({ ...line, saleLineIds: [line.saleLineId] })),
    );
  });
  const order = { id: 50, total: decimal('14.99'), digits: 2, lines: [mugs, shipping, rounding], invoices };
  return Object.fromEntries(
    roundedLines(billed, order, roundingProduct).map(({ id, total }) => [id, total.toFixed(2)]),
  );
}

describe('roundedLines', () => {
  it('gives the line of roundings to the lines that it makes good', () => {
    expect(rounded([bills(10, mugs, 3), bills(10, shipping), bills(10, rounding)])).toEqual({
      101: '10.00',
      102: '4.99',
    });
  });

  it('lets a line of two invoices come to its whole, though the line of roundings is in the wrong one', () => {
    const first = [bills(10, mugs, 1), bills(10, shipping), bills(10, rounding)];
    expect(rounded([...first, bills(11, mugs, 2)])).toEqual({ 101: '3.34', 102: '4.99', 111: '6.66' });
  });

  it('shares what is left among the lines of an invoice', () => {
    expect(rounded([bills(10, mugs, 3), bills(10, shipping)])).toEqual({ 101: '9.99', 102: '4.99' });
  });
});
