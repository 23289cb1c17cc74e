import { describe, expect, it } from '@jest/globals';
import { createMask } from '../../lib/personal-data/mask.ts';
import { ConnectorError } from '../../lib/index.ts';
import { createPeople } from '../../lib/personal-data/index.ts';
import { personalValuesIn } from '../../lib/personal-data/person-shape.ts';
import { anOrder } from '../orders/builders.ts';

const zerlina = createMask({
  values: [
    'Zerlina Nomen',
    'Calle Falsa 123',
    '+34 806 555 0117',
    'Springfield',
    'ESB12345674',
    '28013',
    'Jo',
  ],
  names: ['Zerlina Nomen', 'van der Berg', 'Müller-Lüdenscheidt', 'May'],
});

describe('a mask of personal data', () => {
  it.each([
    ["Zerlina's address", "…'s address"],
    ['ZERLINA or zerlina nomen', '… or …'],
    ['Nomen, Zerlina', '…, …'],
    ['calle falsa 123, SPRINGFIELD', '…, …'],
    ['call 0034 806-555.0117 now', 'call … now'],
    ['call 806555 0117 now', 'call … now'],
    ['VAT ESB12345674 is wrong', 'VAT … is wrong'],
    ['Berg, Müller and LÜDENSCHEIDT', '…, … and …'],
  ])('finds it however it is written: %s', (text, expected) => {
    expect(zerlina(text)).toBe(expected);
  });

  it.each([
    'an app may be missing, of Jo',
    'the van of der',
    'Zerlinas Springfields Nomenclature',
    'Order 902-1845936-5435065 has 28013 units less',
  ])('leaves what only resembles it: %s', (text) => {
    expect(
      createMask(
        { values: ['Springfield', '28013'], names: ['Zerlina Nomen', 'van der Berg'] },
        { digits: 7 },
      )(text),
    ).toBe(text);
  });

  it('leaves the id of an order, whatever it has in common with a number', () => {
    expect(createMask({ values: ['902', '5435065'], names: [] })('902-1845936-5435065: zip 902')).toBe(
      '902-1845936-5435065: zip …',
    );
  });

  it('takes no time to speak of for a long text and many people', () => {
    const values = Array.from({ length: 2000 }, (_, index) => `Person Number${index} Street ${index}`);
    const text = 'Zerlina '.repeat(10_000);
    const started = performance.now();
    expect(createMask({ values, names: values })(text)).toBe(text);
    expect(performance.now() - started).toBeLessThan(5_000);
  });
});

describe('people whose data went through', () => {
  const said = (people: ReturnType<typeof createPeople>, message: string): string =>
    people.hide(new ConnectorError('ODOO_VALIDATION', message, { cause: new Error(message) })).message;

  it('are hidden in errors and their causes, while they are among the latest five hundred', () => {
    const people = createPeople();
    people.addOrders([anOrder()]);
    const error = people.hide(
      new ConnectorError('ODOO_VALIDATION', 'Ana Ejemplo', { cause: new Error('Calle Mayor 1') }),
    );
    expect([error.message, error.cause]).toEqual(['…', 'Error: …']);
    for (let id = 0; id < 500; id += 1)
      people.add(String(id), { values: [`Somebody ${id} Else`], names: [] });
    expect(said(people, 'Ana Ejemplo, Somebody 7 Else')).toBe('Ana Ejemplo, …');
  });

  it('leave alone what is no error of ours', () => {
    const people = createPeople();
    people.addOrders([anOrder()]);
    const error = new TypeError('Ana Ejemplo');
    expect(people.hide(error)).toBe(error);
  });

  it('are found in partners that were read, and behind the links of other records', () => {
    const partner = { id: 7, name: 'Zerlina Nomen', phone: false, street: 'Calle Falsa 123' };
    const values = { values: ['Zerlina Nomen', 'Calle Falsa 123'], names: ['Zerlina Nomen'] };
    expect(personalValuesIn('res.partner', { length: 1, records: [partner] })).toEqual([[7, values]]);
    expect(
      personalValuesIn('sale.order', [
        { id: 1, partner_invoice_id: partner, team_id: { id: 9, name: 'Team' } },
      ]),
    ).toEqual([[7, values]]);
    for (const answer of [false, null, 7, [], [{ id: 1, partner_id: 5 }], { records: 'x' }])
      expect(personalValuesIn('sale.order', answer)).toEqual([]);
  });
});
