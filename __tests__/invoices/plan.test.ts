import { describe, expect, it } from '@jest/globals';
import {
  planInvoices,
  type InvoiceFacts,
  type InvoiceLineFacts,
  type SaleLineFacts,
} from '../../lib/invoices/index.ts';
import { decimal } from '../../lib/support/money.ts';
import { draftInvoice } from './invoice-facts.ts';

/** Three for 10.00 with 21 % on top, as orders are imported: 8.26 + 1.74. */
const saleLine: SaleLineFacts = {
  id: 1,
  currencyId: 1,
  quantity: 3,
  priceUnit: decimal('2.753333'),
  untaxed: decimal('8.26'),
  total: decimal('10.00'),
  taxIds: [5],
  carried: {
    currencyId: 1,
    priceUnit: '2.753333',
    quantity: 3,
    base: '8.26',
    taxes: [{ taxId: 5, amount: '1.74' }],
  },
};

const anInvoiceLine = (id: number, change: Partial<InvoiceLineFacts> = {}): InvoiceLineFacts => ({
  id,
  saleLineIds: [1],
  quantity: 1,
  priceUnit: saleLine.priceUnit,
  discount: 0,
  taxIds: saleLine.taxIds,
  untaxed: decimal('2.75'),
  total: decimal('3.33'),
  carried: saleLine.carried,
  ...change,
});

/** An invoice of one line. */
const anInvoice = (
  id: number,
  line: Partial<InvoiceLineFacts> = {},
  change: Partial<InvoiceFacts> = {},
): InvoiceFacts => draftInvoice(id, [anInvoiceLine(id * 10, line)], change);

const posted = { isDraft: false };
const plan = (invoices: readonly InvoiceFacts[], line: SaleLineFacts = saleLine) =>
  planInvoices([line], invoices, 6);
const totalsOf = (invoices: readonly InvoiceFacts[], line?: SaleLineFacts) =>
  plan(invoices, line).map(({ lines }) => lines.map((step) => step.total));

describe('planInvoices', () => {
  it('gives the part what Odoo rounded away, with another last decimal of the price, so that Odoo books it', () => {
    expect(plan([anInvoice(1, {}, posted), anInvoice(2, {}, posted), anInvoice(3)])).toEqual([
      {
        invoiceId: 3,
        lines: [
          {
            lineId: 30,
            currencyId: 1,
            quantity: 1,
            priceUnit: '2.753334',
            untaxed: '2.76',
            total: '3.34',
            carries: { base: '2.76', taxes: [{ taxId: 5, amount: '0.58' }] },
          },
        ],
      },
    ]);
  });

  it('takes the price of the sale line again when it was changed in its last decimal before', () => {
    const [only] = plan([anInvoice(1, { priceUnit: decimal('2.753334'), quantity: 2 })]);
    expect(only?.lines.map(({ priceUnit }) => priceUnit)).toEqual(['2.753333']);
  });

  it('writes nothing where Odoo came to the share by itself, or the share is written already', () => {
    expect(totalsOf([anInvoice(1)])).toEqual([[]]);
    const whole = { quantity: 3, untaxed: saleLine.untaxed, total: saleLine.total };
    expect(totalsOf([anInvoice(1, whole)])).toEqual([[]]);
  });

  it('has the journal of a draft computed again when its lines say more than its total', () => {
    expect(totalsOf([anInvoice(1, {}, { total: decimal('3.32') })])).toEqual([['3.33']]);
  });

  it('divides a line without taxes by its price', () => {
    const untaxed = { taxIds: [], carried: undefined, priceUnit: decimal('3.333333') };
    const line = { ...saleLine, ...untaxed, untaxed: saleLine.total };
    const part = { ...untaxed, untaxed: decimal('3.33'), total: decimal('3.33') };
    const [, second, third] = plan([anInvoice(1, part), anInvoice(2, part), anInvoice(3, part)], line);
    expect(second?.lines).toMatchObject([{ priceUnit: '3.34', total: '3.34', carries: undefined }]);
    expect(third?.lines).toEqual([]);
  });

  it.each<[string, Partial<InvoiceLineFacts>]>([
    ['another price', { priceUnit: decimal('2.50') }],
    ['a discount', { discount: 10 }],
    ['another tax', { taxIds: [6] }],
    ['no tax', { taxIds: [] }],
    ['no quantity', { quantity: 0 }],
    ['lines of several orders in one', { saleLineIds: [1, 2] }],
  ])('leaves a line alone to which a person gave %s', (_what, change) => {
    expect(totalsOf([anInvoice(1, { untaxed: decimal('2.00'), total: decimal('2.42'), ...change })])).toEqual(
      [[]],
    );
  });

  it('leaves lines alone when the sale line was edited, so that Odoo computes it', () => {
    const edited = { ...saleLine, quantity: 4, untaxed: decimal('11.01'), total: decimal('13.32') };
    expect(totalsOf([anInvoice(1, { quantity: 2 })], edited)).toEqual([[]]);
  });

  it('does not make good elsewhere what a person granted in a posted invoice', () => {
    const granted = { priceUnit: decimal('1.00'), untaxed: decimal('1.00'), total: decimal('1.21') };
    expect(totalsOf([anInvoice(1, granted, posted), anInvoice(2, { quantity: 2 })])).toEqual([['6.67']]);
  });

  it('counts what a posted invoice rounded for all its lines together', () => {
    const [first] = plan([
      anInvoice(1, {}, { ...posted, total: decimal('3.34') }),
      anInvoice(2, { quantity: 2 }),
    ]);
    expect(first?.lines.map(({ total }) => total)).toEqual(['6.66']);
  });

  it('never plans for posted invoices and credit notes', () => {
    const off = { untaxed: decimal('2.74'), total: decimal('3.32') };
    const invoices = [anInvoice(1, off, posted), anInvoice(2, off, { kind: 'credit note' })];
    expect(plan(invoices)).toEqual([]);
  });
});
