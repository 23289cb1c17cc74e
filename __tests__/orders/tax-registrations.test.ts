import { describe, expect, it } from '@jest/globals';
import { mapOrder } from '../../lib/orders/index.ts';
import { normalizeVat } from '../../lib/orders/customers/tax-registrations.ts';
import { anOrder, pageFacts, runFacts } from './builders.ts';

const buyerWith = (taxRegistrationNumber: string, change: object = {}) => ({
  entityType: 'BUYER',
  taxRegistrationType: 'VAT',
  taxRegistrationNumber,
  legalName: 'Ejemplo y Asociados SL',
  ...change,
});
const draftOf = (change: Parameters<typeof anOrder>[0]) =>
  mapOrder(anOrder(change), 'fbm', runFacts(), pageFacts());
const contactOf = (change: Parameters<typeof anOrder>[0]) => draftOf(change).customer.contact.create?.values;

describe('a VAT number as Odoo wants it', () => {
  it.each([
    ['de 123.456.788', 'FR', 'DE123456788'],
    ['123456788', 'DE', 'DE123456788'],
    ['094259216', 'GR', 'EL094259216'],
    ['EL094259216', 'gr', 'EL094259216'],
    ['GR 094 259 216', 'EL', 'EL094259216'],
    ['094259216', 'el', 'EL094259216'],
    ['110305878', 'XI', 'XI110305878'],
    ['B35000000', 'IC', 'ESB35000000'],
    ['810000000', 'XK', '810000000'],
    ['123456788', ' ', '123456788'],
    ['FR40303265045', 'DE', 'FR40303265045'],
    ['123456788', undefined, '123456788'],
    ['123456789', 'GB', '123456789'],
    ['00.000.000/0001-91', 'BR', '00000000/0001-91'],
  ])('is %s of %s: %s', (number, country, expected) => {
    expect(normalizeVat(number, country)).toBe(expected);
  });
});

describe("the buyer's tax registration", () => {
  it('makes the contact a company under its legal name; its delivery address has no number of its own', () => {
    const change = { taxRegistrations: [buyerWith('a1234.5674')] };
    expect(contactOf(change)).toMatchObject({
      name: 'Ejemplo y Asociados SL',
      isCompany: true,
      vat: 'ESA12345674',
    });
    const draft = draftOf(change);
    expect(draft.vatNumber).toBe('a1234.5674');
    expect(draft.customer.deliveryAddress.create?.values.vat).toBeUndefined();
  });

  it('counts in the country where it is registered, not where the parcel goes', () => {
    expect(contactOf({ taxRegistrations: [buyerWith('123456788', { countryCode: 'DE' })] })?.vat).toBe(
      'DE123456788',
    );
  });

  it('leaves a private person a person, with the number', () => {
    const cpf = buyerWith('000.123.456-78', { taxRegistrationType: 'CPF', countryCode: 'BR' });
    expect(contactOf({ taxRegistrations: [cpf] })).toMatchObject({
      name: 'Ana Ejemplo',
      isCompany: false,
      vat: '000123456-78',
    });
  });

  it('is not that of Amazon or of the seller', () => {
    const draft = draftOf({ taxRegistrations: [buyerWith('ESA12345674', { entityType: 'MERCHANT' })] });
    expect(draft.vatNumber).toBeUndefined();
    expect(draft.customer.contact.create?.values).toMatchObject({ isCompany: false, vat: undefined });
  });

  it('stays off the contact that all unnamed buyers of a marketplace share', () => {
    const change = {
      buyer: undefined,
      deliveryAddress: { city: 'Madrid', countryCode: 'ES' },
      taxRegistrations: [buyerWith('ESA12345674')],
    };
    expect(contactOf(change)).toMatchObject({ name: 'Amazon.es Customer', isCompany: false, vat: undefined });
    expect(draftOf(change).vatNumber).toBe('ESA12345674');
  });
});
