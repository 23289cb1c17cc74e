import { describe, expect, it } from '@jest/globals';
import { amountIn, type ReportCompany } from '../../lib/reports/companies.ts';
import { addUpSales, type SalesPart } from '../../lib/reports/sales-row.ts';
import { addUpStock, type StockPart } from '../../lib/reports/stock-row.ts';
import { decimal } from '../../lib/support/money.ts';

const spain: ReportCompany = { id: 1, name: 'España', currency: 'EUR', decimals: 2, partnerId: 1 };
const japan: ReportCompany = { id: 2, name: 'Japan', currency: 'JPY', decimals: 0, partnerId: 2 };

describe('rows of sales', () => {
  const part = (values: Partial<SalesPart>): SalesPart => ({
    group: { channel: 'fba' },
    company: spain,
    rate: 1,
    orders: 1,
    untaxed: 10,
    total: 12.1,
    ...values,
  });

  it('divide by the rate of each part, and are rounded at the end alone', () => {
    const thirds = [part({ rate: 3, untaxed: 1, total: 1 }), part({ rate: 3, untaxed: 1, total: 2 })];
    expect(addUpSales(thirds)).toEqual([
      {
        channel: 'fba',
        company: { id: 1, name: 'España' },
        orders: 2,
        untaxed: '0.67',
        tax: '0.33',
        total: '1.00',
        currency: 'EUR',
      },
    ]);
  });

  it('count a part without a rate as one in the currency of the company', () => {
    expect(addUpSales([part({ rate: 0 })])).toMatchObject([
      { untaxed: '10.00', tax: '2.10', total: '12.10' },
    ]);
  });

  it('keep groups and companies apart, each with the decimals of its currency', () => {
    const parts = [
      part({}),
      part({ company: japan, untaxed: 1000, total: 1100.4 }),
      part({ group: { channel: 'fbm' } }),
    ];
    expect(addUpSales(parts)).toMatchObject([
      { channel: 'fba', total: '12.10', currency: 'EUR' },
      { channel: 'fba', untaxed: '1000', tax: '100', total: '1100', currency: 'JPY' },
      { channel: 'fbm', total: '12.10', currency: 'EUR' },
    ]);
  });

  it('have no negative nothing', () => {
    expect(amountIn(spain, decimal('-0.001'))).toBe('0.00');
  });
});

describe('rows of stock', () => {
  const shelf = { id: 5, name: 'Amazon', registrations: [{ id: 1, name: 'Amazon ES' }] };
  const mug = { id: 7, name: '[MUG] Mug' };
  const cup = { id: 8, name: '[CUP] Cup' };
  const part = (values: Partial<StockPart>): StockPart => ({
    location: shelf,
    product: mug,
    company: spain,
    quantity: 7,
    reserved: 2,
    worth: { total: 23.33, quantity: 7 },
    ...values,
  });

  it('add the parts of one article up: its share of what all of it is worth', () => {
    const parts = [part({ quantity: 1, reserved: 0 }), part({ quantity: 2, reserved: 1 })];
    expect(addUpStock(parts, ['product'])).toEqual([
      {
        product: mug,
        company: { id: 1, name: 'España' },
        quantity: 3,
        reserved: 1,
        value: '10.00',
        currency: 'EUR',
      },
    ]);
  });

  it('have no value where Odoo states none of one of their articles', () => {
    const parts = [part({}), part({ product: cup, worth: undefined })];
    expect(addUpStock(parts, ['location'])).toMatchObject([
      { location: shelf, quantity: 14, value: undefined },
    ]);
    expect(addUpStock(parts, ['location', 'product'])).toMatchObject([
      { location: shelf, product: mug, value: '23.33' },
      { location: shelf, product: cup, value: undefined },
    ]);
  });

  it('have no value where all stock adds up to nothing, unless there is none here either', () => {
    const worth = { total: 0, quantity: 0 };
    expect(addUpStock([part({ worth })], ['product'])).toMatchObject([{ value: undefined }]);
    expect(addUpStock([part({ worth, quantity: 0 })], ['product'])).toMatchObject([{ value: '0.00' }]);
  });

  it('have neither value nor currency without a company', () => {
    const [row] = addUpStock([part({ company: undefined })], ['product']);
    expect(row).toMatchObject({ company: undefined, value: undefined, currency: undefined, quantity: 7 });
  });
});
