import { describe, expect, it } from '@jest/globals';
import { mapOrder, type SessionFacts } from '../../lib/orders/index.ts';
import type { TaxPolicy } from '../../lib/registrations/index.ts';
import { orderOver, pageFacts, proceeds, registration, row, runFacts } from './builders.ts';

const taxOf = (percent: string, includedInPrice = false) => ({ id: 5, percent, includedInPrice });
const withPolicy = (taxPolicy: TaxPolicy, percent: string | undefined, change: Partial<SessionFacts> = {}) =>
  runFacts(percent === undefined ? [] : [taxOf(percent)], {
    registration: { ...registration, taxPolicy },
    ...change,
  });

/** 10.00 of goods and 2.00 of shipping, with this tax beside them. */
const order = (total: string, itemTax: string, shippingTax: string, tax: string) =>
  orderOver(total, {
    proceeds: proceeds(
      total,
      row('ITEM', '10.00'),
      row('SHIPPING', '2.00'),
      row('TAX', tax, { ITEM: itemTax, SHIPPING: shippingTax }),
    ),
  });
const ten = order('13.20', '1.00', '0.20', '1.20');
const draftOf = (facts: SessionFacts, amazonOrder = ten) => mapOrder(amazonOrder, 'fbm', facts, pageFacts());

describe('tax that Amazon states', () => {
  it('stands on each line of the draft, with what it differs by from the taxes in Odoo', () => {
    const draft = draftOf(withPolicy('odoo', '21'));
    expect(draft.lines.map(({ amazonTax, price }) => [amazonTax, price.tax])).toEqual([
      ['1.00', '1.91'],
      ['0.20', '0.38'],
    ]);
    expect(draft.taxDifference).toBe('-1.09');
  });

  it('differs by nothing where the rates are the same, and is not compared where Amazon tells none', () => {
    expect(draftOf(withPolicy('park', '10')).taxDifference).toBe('0.00');
    expect(draftOf(withPolicy('park', '21'), orderOver('10.00', {})).taxDifference).toBeUndefined();
  });

  it('is inside the prices where these hold it', () => {
    const inside = orderOver('12.10', {
      proceeds: proceeds('12.10', row('ITEM', '12.10'), row('TAX', '2.10')),
    });
    expect(draftOf(withPolicy('park', '21'), inside).lines[0]).toMatchObject({
      gross: '12.10',
      amazonTax: '2.10',
    });
  });

  it('is put on the lines under the policy amazon, the gross unchanged', () => {
    const { lines, taxDifference } = draftOf(withPolicy('amazon', '21'));
    expect(lines.map(({ gross, price }) => [gross, price.priceUnit, price.exact])).toEqual([
      ['11.00', '10.00', { base: '10.00', taxes: [{ taxId: 5, amount: '1.00' }] }],
      ['2.20', '2.00', { base: '2.00', taxes: [{ taxId: 5, amount: '0.20' }] }],
    ]);
    expect(taxDifference).toBe('-1.09');
  });

  const old = { ...runFacts().dialect, exactLineTotals: false };
  it.each([
    ['a line without any tax', withPolicy('amazon', undefined)],
    ['a tax of zero percent', withPolicy('amazon', '0')],
    ['an Odoo whose lines have no amounts of their own', withPolicy('amazon', '21', { dialect: old })],
    ['the policy park, where the difference is no rounding', withPolicy('park', '21')],
  ])('fails the order with TAX_DIFFERS: %s', (_case, facts) => {
    expect(() => draftOf(facts)).toThrow(expect.objectContaining({ code: 'TAX_DIFFERS' }));
  });

  it('may be off by a cent for each line under the policy park', () => {
    const rounded = order('13.22', '1.01', '0.21', '1.22');
    expect(draftOf(withPolicy('park', '10'), rounded).taxDifference).toBe('0.02');
  });

  it('is left to the sale order where a fiscal position is to change the taxes', () => {
    const facts = withPolicy('park', '21');
    const positioned = { ...facts, registration: { ...facts.registration, fiscalPositionId: 4 } };
    expect(draftOf(positioned).fiscalPositionId).toBe(4);
  });
});
