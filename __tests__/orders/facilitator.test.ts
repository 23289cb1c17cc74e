import { describe, expect, it } from '@jest/globals';
import { mapOrder, type SaleOrderDraft } from '../../lib/orders/index.ts';
import { anItem, anOrder, orderOver, pageFacts, proceeds, row, runFacts } from './builders.ts';

const vat = { id: 5, percent: '21', includedInPrice: false };
const draftOf = (order: ReturnType<typeof anOrder>) => mapOrder(order, 'fbm', runFacts([vat]), pageFacts());
const linesOf = ({ lines }: SaleOrderDraft) =>
  lines.map(({ component, gross, taxIds }) => [component, gross, taxIds]);

const facilitated = { taxCollectionModels: ['MARKETPLACE_FACILITATOR'] };

describe('tax that Amazon collects and remits', () => {
  it('is a line of its own beside untaxed lines, where Amazon states it beside its prices', () => {
    const draft = draftOf(
      orderOver('59.99', {
        ...facilitated,
        proceeds: proceeds(
          '59.99',
          row('ITEM', '49.99'),
          row('SHIPPING', '5.00'),
          row('TAX', '5.00', { ITEM: '4.50', SHIPPING: '0.50' }),
        ),
      }),
    );
    expect(linesOf(draft)).toEqual([
      ['item', '49.99', []],
      ['shipping', '5.00', []],
      ['facilitator_tax', '5.00', []],
    ]);
    expect(draft.lines[2]).toMatchObject({ productId: 108, price: { exact: undefined } });
    expect(draft.total).toBe('59.99');
  });

  it('is taken out of prices that hold it, discounts too', () => {
    const draft = draftOf(
      orderOver('108.00', {
        ...facilitated,
        proceeds: proceeds(
          '108.00',
          row('ITEM', '120.00'),
          row('DISCOUNT', '-12.00', { ITEM: '-12.00' }),
          row('TAX', '18.00', { ITEM: '20.00', DISCOUNT: '-2.00' }),
        ),
      }),
    );
    expect(linesOf(draft)).toEqual([
      ['item', '100.00', []],
      ['discount', '-10.00', []],
      ['facilitator_tax', '18.00', []],
    ]);
  });

  it('leaves lines untaxed where Amazon does not tell how much it is', () => {
    expect(linesOf(draftOf(orderOver('10.00', facilitated)))).toEqual([['item', '10.00', []]]);
  });

  it('names the taxes of every line where it concerns one item of several', () => {
    const mixed = anOrder({
      proceeds: { grandTotal: { amount: '22.00', currencyCode: 'EUR' }, breakdowns: [] },
      orderItems: [
        anItem(),
        anItem({
          ...facilitated,
          orderItemId: '10000000000002',
          proceeds: proceeds('12.00', row('ITEM', '10.00'), row('TAX', '2.00')),
        }),
      ],
    });
    expect(linesOf(draftOf(mixed))).toEqual([
      ['item', '10.00', [5]],
      ['item', '10.00', []],
      ['facilitator_tax', '2.00', []],
    ]);
  });

  it('leaves an ordinary order to the taxes that Odoo chooses', () => {
    expect(linesOf(draftOf(anOrder()))).toEqual([['item', '10.00', undefined]]);
  });
});
