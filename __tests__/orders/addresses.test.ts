import { describe, expect, it } from '@jest/globals';
import type { DeliveryAddress } from '../../lib/amazon/index.ts';
import { asCompany, mapAddress } from '../../lib/orders/customers/addresses.ts';
import type { CountryFacts } from '../../lib/orders/facts.ts';

const countries = new Map<string, CountryFacts>([
  [
    'ES',
    {
      id: 68,
      states: [
        { id: 444, code: 'GC', name: 'Las Palmas' },
        { id: 457, code: 'TF', name: 'Santa Cruz de Tenerife' },
        { id: 432, code: 'CE', name: 'Ceuta' },
        { id: 450, code: 'ME', name: 'Melilla' },
      ],
    },
  ],
  ['GR', { id: 88, states: [] }],
  ['GB', { id: 231, states: [] }],
]);

const mapped = (address: DeliveryAddress) => mapAddress(address, countries);

describe('a line that only looks like a company', () => {
  it.each([
    ['ES', 'Carrer de Sa Lluna', '12, 2 B'],
    ['ES', 'Carrer de Sa', 'Portal 2'],
    ['PT', 'Rua Sa da Bandeira', '45'],
    ['PL', 'ul. Kg Wyszynskiego', '7/3'],
    ['SE', 'c/o Ab Olsson', 'Storgatan 1'],
    ['DE', 'Kg', 'Hauptstr. 5'],
    ['DE', 'AG Weser 12', 'Halle 3'],
    ['FR', 'Chemin du Sas', '4'],
    ['IT', 'Via della Spa', '10'],
    ['NL', 'Muster GmbH', 'Damrak 1'],
    ['ES', 'Zapatos Gmbh Sur', 'Calle 1'],
    [undefined, 'Muster GmbH', 'Hauptstr. 5'],
  ])('stays in the street (%s, %s)', (countryCode, addressLine1, addressLine2) => {
    const address = mapped({ countryCode, addressLine1, addressLine2 });
    expect(address.companyName).toBeUndefined();
    expect(address.street).toBe(addressLine1);
    expect(address.street2).toMatch(new RegExp(`^${addressLine2}`));
  });
});

describe('a line that ends in a legal form of its country', () => {
  it.each([
    ['DE', 'Muster GmbH'],
    ['DE', 'MUSTER GMBH & CO. KG'],
    ['DE', 'Muster UG (haftungsbeschränkt)'],
    ['AT', 'Muster e. U.'],
    ['ES', 'Ejemplo S. L.'],
    ['ES', 'Ejemplo, SA'],
    ['FR', 'Exemple sarl'],
    ['IT', 'Esempio S.r.l.'],
    ['IT', 'Esempio SpA'],
    ['NL', 'Voorbeeld B.V.'],
    ['SE', 'Exempel AB'],
    ['FI', 'Esimerkki Oy Ab'],
    ['PL', 'Przyklad Sp. z o.o.'],
    ['PT', 'Exemplo, Lda.'],
    ['GB', 'Example Ltd'],
    ['US', 'Example Inc.'],
    ['MX', 'Ejemplo S.A. de C.V.'],
    ['JP', '株式会社見本'],
    ['JP', '見本株式会社'],
  ])('is the company, and the next line the street (%s, %s)', (countryCode, addressLine1) => {
    const address = mapped({ countryCode, addressLine1, addressLine2: '5 Main Street' });
    expect(address).toMatchObject({ companyName: addressLine1, street: '5 Main Street' });
  });

  it('is the street where no other line is left for it', () => {
    const address = mapped({ countryCode: 'DE', addressLine1: 'Muster GmbH' });
    expect(address).toMatchObject({ companyName: undefined, street: 'Muster GmbH' });
  });

  it('goes on in the address of a contact that is a company by another name', () => {
    const address = mapped({
      countryCode: 'DE',
      addressLine1: 'Muster GmbH',
      addressLine2: 'Weg 1',
      addressLine3: 'Tor 2',
    });
    expect(asCompany(address, 'Muster Holding')).toMatchObject({
      companyName: undefined,
      street: 'Weg 1',
      street2: expect.stringMatching(/^Muster GmbH, Tor 2/),
    });
    expect(asCompany(address, 'MUSTER GMBH').street2).toMatch(/^Tor 2/);
  });
});

describe('a country code', () => {
  it.each([
    ['EL', '10431', { countryId: 88, stateId: undefined }],
    ['uk', 'SW1A 1AA', { countryId: 231, stateId: undefined }],
    ['IC', '35001', { countryId: 68, stateId: 444 }],
    ['IC', '38001', { countryId: 68, stateId: 457 }],
    ['IC', '', { countryId: 68, stateId: undefined }],
    ['EA', '51001', { countryId: 68, stateId: 432 }],
    ['EA', '52001', { countryId: 68, stateId: 450 }],
  ])('of another list leads to the country that Odoo has (%s %s)', (countryCode, postalCode, expected) => {
    const address = mapped({ countryCode, postalCode, addressLine1: 'x' });
    expect(address).toMatchObject({ ...expected, street2: undefined });
  });

  it('goes by the province that Amazon names before the one of the postal code', () => {
    const address = mapped({ countryCode: 'IC', postalCode: '38001', stateOrRegion: 'Las Palmas' });
    expect(address).toMatchObject({ stateId: 444, street2: undefined });
  });

  it('that Odoo does not have stays in the address as text', () => {
    const address = mapped({ countryCode: 'ZZ', addressLine1: 'x', stateOrRegion: 'North' });
    expect(address).toMatchObject({ countryId: undefined, street2: 'North, ZZ' });
  });
});

describe("Brazil's own fields", () => {
  const fields = {
    streetName: 'Rua Exemplo',
    streetNumber: '10',
    complement: 'Sala 3',
    neighborhood: 'Centro',
  };

  it('come before lines that say the same', () => {
    const address = mapped({
      addressLine1: 'Rua Exemplo, 10',
      addressLine2: 'Sala 3 - Centro',
      extendedFields: fields,
    });
    expect(address).toMatchObject({ street: 'Rua Exemplo, 10', street2: 'Sala 3, Centro' });
  });

  it('lose no line that says more', () => {
    const address = mapped({
      addressLine1: 'Rua Exemplo, 10',
      addressLine3: 'Portaria B',
      extendedFields: fields,
    });
    expect(address.street2).toBe('Sala 3, Centro, Portaria B');
  });
});
