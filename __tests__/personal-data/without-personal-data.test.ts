import { describe, expect, it } from '@jest/globals';
import { withoutPersonalData } from '../../lib/personal-data/index.ts';
import { ConnectorError } from '../../lib/support/errors.ts';
import { anOrder } from '../orders/builders.ts';

const order = anOrder({
  buyer: { buyerName: 'Ana Ejemplo', buyerEmail: 'b@marketplace.amazon.es', buyerCompanyName: 'Ana' },
  deliveryAddress: {
    name: 'Ana Ejemplo (piso 2)',
    addressLine1: 'Calle Mayor 1',
    postalCode: '28013',
    countryCode: 'ES',
    addressType: 'RESIDENTIAL',
  },
  taxRegistrations: [
    {
      entityType: 'BUYER',
      taxRegistrationType: 'VAT',
      taxRegistrationNumber: 'a 1234.5674',
      legalName: 'Ejemplo SL',
    },
  ],
});
const said = (message: string): string =>
  withoutPersonalData(new ConnectorError('ODOO_VALIDATION', message), order).message;

describe('the error of an order', () => {
  it.each([
    ['Key (street)=(calle MAYOR 1) already exists', 'Key (street)=(…) already exists'],
    ['for partner [Ana Ejemplo (piso 2)] of Ana', 'for partner […] of …'],
    [
      'The VAT number [A12345674] for partner [Ejemplo SL]; ESA12345674, a 1234.5674',
      'The VAT number […] for partner […]; …, …',
    ],
    ['取引先Ana Ejemploの番号', '取引先…の番号'],
    ['residential, in ES', 'residential, in ES'],
  ])('says nothing of its buyer: %s', (message, expected) => {
    expect(said(message)).toBe(expected);
  });

  it('keeps the id of the order, whatever it has in common with an address', () => {
    const near = anOrder({ deliveryAddress: { postalCode: '902' } });
    const error = new ConnectorError('ODOO_VALIDATION', `Order ${near.orderId}: zip 902`);
    expect(withoutPersonalData(error, near).message).toBe(`Order ${near.orderId}: zip …`);
  });

  it('keeps its code, what it is about and whether it may pass; its cause is told without the buyer too', () => {
    const cause = new ConnectorError('ODOO_VALIDATION', 'Ana Ejemplo');
    const error = new ConnectorError('ODOO_VALIDATION', 'For Ana Ejemplo', {
      context: { model: 'res.partner' },
      retryable: true,
      status: 422,
      cause,
    });
    const told = withoutPersonalData(error, order);
    expect(told.toJSON()).toEqual({ ...error.toJSON(), message: 'For …' });
    expect(told.cause).toMatchObject({ code: 'ODOO_VALIDATION', message: '…' });
  });

  it('is the same error where it names nobody', () => {
    const error = new ConnectorError('TOTAL_DIFFERS', 'off by 0.01');
    expect(withoutPersonalData(error, order)).toBe(error);
  });
});
