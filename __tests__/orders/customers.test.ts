import { describe, expect, it } from '@jest/globals';
import { mapOrder } from '../../lib/orders/index.ts';
import { anOrder, pageFacts, runFacts, spain } from './builders.ts';

const customerOf = (order: ReturnType<typeof anOrder>, page = pageFacts()) =>
  mapOrder(order, 'fbm', runFacts(), page).customer;

describe('the customer of an order', () => {
  it('is a contact and a delivery address, the state found by its name in capitals', () => {
    const { contact, deliveryAddress } = customerOf(anOrder());
    expect(contact.create?.values).toMatchObject({
      name: 'Ana Ejemplo',
      email: 'buyer-1@marketplace.amazon.es',
      type: 'contact',
    });
    expect(deliveryAddress.create?.values).toMatchObject({
      type: 'delivery',
      street: 'Calle Mayor 1',
      stateId: 460,
      countryId: 68,
    });
  });

  it('is found again by e-mail address, whatever its case', () => {
    const page = pageFacts({ partnersByEmail: new Map([['buyer-1@marketplace.amazon.es', { id: 12 }]]) });
    expect(customerOf(anOrder(), page).contact).toEqual({ id: 12 });
  });

  it('is never the one of another order by name alone', () => {
    const buyer = { buyerName: 'Ana Ejemplo' };
    const first = customerOf(anOrder({ buyer }));
    const second = customerOf(anOrder({ buyer, orderId: '902-0000000-0000002' }));
    expect(first.contact.create?.key).not.toBe(second.contact.create?.key);
  });

  it('is one for each marketplace when Amazon tells neither name nor e-mail address, with the address of each order', () => {
    const order = (orderId: string, city: string) =>
      anOrder({
        orderId,
        buyer: undefined,
        deliveryAddress: { city, stateOrRegion: 'M', countryCode: 'ES' },
      });
    const first = customerOf(order('902-0000000-0000001', 'Madrid'));
    const second = customerOf(order('902-0000000-0000002', 'Getafe'));
    expect(first.contact.create).toEqual(second.contact.create);
    expect(first.contact.create?.values).toMatchObject({ name: 'Amazon.es Customer', city: undefined });
    expect([first, second].map(({ deliveryAddress }) => deliveryAddress.create?.values.city)).toEqual([
      'Madrid',
      'Getafe',
    ]);
  });

  it('is a company for company orders', () => {
    const order = anOrder({
      buyer: {
        buyerName: 'Ana Ejemplo',
        buyerEmail: 'b@marketplace.amazon.es',
        buyerCompanyName: 'Ejemplo SL',
      },
    });
    expect(customerOf(order).contact.create?.values).toMatchObject({ name: 'Ejemplo SL', isCompany: true });
  });

  it.each([
    [
      'the company in the first line',
      { addressLine1: 'Muster GmbH', addressLine2: 'Hauptstr. 5', countryCode: 'DE' },
      { companyName: 'Muster GmbH', street: 'Hauptstr. 5' },
    ],
    [
      'the company repeated in the first line',
      { companyName: 'Acme', addressLine1: 'Acme', addressLine2: 'Rue 1' },
      { companyName: 'Acme', street: 'Rue 1' },
    ],
    [
      'a street that only sounds like a company',
      { addressLine1: 'AG Weser 12', addressLine2: 'Halle 3' },
      { companyName: undefined, street: 'AG Weser 12', street2: 'Halle 3' },
    ],
    [
      "Brazil's own fields",
      {
        addressLine1: 'Avenida Exemplo, 1000',
        extendedFields: {
          streetName: 'Avenida Exemplo',
          streetNumber: '1000',
          complement: 'Sala 3',
          neighborhood: 'Centro',
        },
      },
      { street: 'Avenida Exemplo, 1000', street2: 'Sala 3, Centro' },
    ],
    [
      'a region that Odoo does not list',
      { addressLine1: '1 High Street', city: 'London', stateOrRegion: 'England' },
      { city: 'London', stateId: undefined, street2: 'England' },
    ],
    [
      'a Japanese address without a city',
      { addressLine1: '1-2-3', districtOrCounty: 'Shibuya', stateOrRegion: 'Tokyo' },
      { street: '1-2-3', city: 'Shibuya', street2: 'Tokyo' },
    ],
    [
      'a state named in one of two languages',
      { addressLine1: 'x', countryCode: 'ES', stateOrRegion: 'ALICANTE' },
      { stateId: 420 },
    ],
  ])('has its address in the right fields: %s', (_case, deliveryAddress, expected) => {
    const page = pageFacts({ countries: new Map([['ES', spain]]) });
    expect(customerOf(anOrder({ deliveryAddress }), page).deliveryAddress.create?.values).toMatchObject(
      expected,
    );
  });

  it('is its own delivery address when Amazon gives none', () => {
    const { contact, deliveryAddress } = customerOf(anOrder({ deliveryAddress: undefined }));
    expect(deliveryAddress).toEqual(contact);
  });
});
