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
    ['DE', 'Hinterhaus, OG', 'Hauptstr. 5'],
    ['DE', 'Seiteneingang links UG', 'Hauptstr. 5'],
    ['DE', 'Vorderhaus OG', 'Hauptstr. 5'],
    ['AT', 'Stiege B OG', 'Ringstr. 5'],
    ['DE', 'z. Hd. Frau Muster, Muster GmbH', 'Hauptstr. 5'],
    ['ES', 'Bloque C B', 'Calle Sol 1'],
    ['ES', 'Edificio Mirador SA', 'Calle Sol 1'],
    ['ES', 'Puerta S A', 'Calle Sol 1'],
    ['IT', 'Via Roma SNC', 'Scala A'],
    ['IT', 'Contrada Santa Lucia SNC', 'Interno B'],
    ['IT', 'Località Pianura s.n.c.', 'Scala A'],
    ['FR', 'Allée du SAS', 'Bât B'],
    ['JP', '見本株式会社ビル２階', '神南一丁目'],
    ['EG', 'شارع النيل ١٢ LLC', 'Cairo'],
    ['GB', 'Attn: Example Ltd', 'High Street 1'],
    ['IE', 'The Old Mill', 'Main Street'],
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
    ['JP', '㈱見本'],
    ['DE', 'Am Markt GmbH'],
    ['DE', 'Muster G.m.b.H.'],
    ['DE', 'Muster UG'],
    ['AT', 'Muster OG'],
    ['IT', 'Rossi Mario & C. S.n.c.'],
    ['ES', 'Ejemplo S.L.P.'],
    ['US', 'Example L.L.C.'],
    ['US', 'AM Trading Corporation'],
    ['CA', 'Exemple Ltée'],
    ['AU', 'Example Pty Ltd'],
    ['SG', 'Example Pte. Ltd.'],
    ['IN', 'Example Private Limited'],
    ['ZA', 'Example (Pty) Ltd'],
    ['IE', 'Example PLC'],
    ['AE', 'Example Trading FZCO'],
    ['SA', 'Example Co. Ltd.'],
    ['EG', 'Example S.A.E.'],
    ['TR', 'Örnek Tic. LTD. ŞTİ.'],
    ['TR', 'Örnek Ltd. Şti.'],
    ['BR', 'Exemplo Ltda.'],
    ['BE', 'Voorbeeld VZW'],
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
    ['IC', 'ES-35 001', { countryId: 68, stateId: 444 }],
    ['EA', '51001', { countryId: 68, stateId: 432 }],
    ['EA', '52001', { countryId: 68, stateId: 450 }],
  ])('of another list leads to the country that Odoo has (%s %s)', (countryCode, postalCode, expected) => {
    const address = mapped({ countryCode, postalCode, addressLine1: 'x' });
    expect(address).toMatchObject({ ...expected, street2: undefined });
  });

  it('leads to the country of that code where Odoo has it', () => {
    const own = new Map([...countries, ['XI', { id: 257, states: [] }]]);
    const address = mapAddress({ countryCode: 'xi', addressLine1: 'x' }, own);
    expect(address).toMatchObject({ countryId: 257, street2: undefined });
  });

  it('goes by the province that Amazon names before the one of the postal code', () => {
    const address = mapped({ countryCode: 'IC', postalCode: '38001', stateOrRegion: 'Las Palmas' });
    expect(address).toMatchObject({ stateId: 444, street2: undefined });
  });

  it.each([
    ['IC', '', 68],
    ['ea', '00000', 68],
    ['XI', 'BT1 1AA', 231],
  ])(
    'that stands for a part of a country stays as text where no state is found (%s %s)',
    (countryCode, postalCode, countryId) => {
      const address = mapped({ countryCode, postalCode, addressLine1: 'x' });
      expect(address).toMatchObject({ countryId, stateId: undefined, street2: countryCode.toUpperCase() });
    },
  );

  it('that Odoo does not have stays in the address as text', () => {
    const address = mapped({ countryCode: 'ZZ', addressLine1: 'x', stateOrRegion: 'North' });
    expect(address).toMatchObject({ countryId: undefined, street2: 'North, ZZ' });
  });
});

describe('what Amazon says twice', () => {
  it('stands once: the company in a line, the district as municipality, the region as city', () => {
    const address = mapped({
      companyName: 'Muster GmbH',
      addressLine1: 'Hauptstr. 5',
      addressLine2: 'MUSTER  GMBH',
      city: 'Singapore',
      districtOrCounty: 'Centro',
      municipality: 'CENTRO',
      stateOrRegion: 'SINGAPORE',
    });
    expect(address).toMatchObject({
      companyName: 'Muster GmbH',
      street: 'Hauptstr. 5',
      street2: 'Centro',
      city: 'Singapore',
    });
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

  it('stay beside the lines where the street is not among them', () => {
    const address = mapped({
      addressLine1: 'Rua Exemplo, 10',
      extendedFields: { ...fields, streetName: undefined },
    });
    expect(address).toMatchObject({ street: 'Rua Exemplo, 10', street2: 'Sala 3, Centro' });
  });

  it('leave the company out of the street', () => {
    const address = mapped({
      countryCode: 'BR',
      addressLine1: 'Exemplo Ltda.',
      addressLine2: 'Rua Exemplo, 10',
      extendedFields: fields,
    });
    expect(address).toMatchObject({ companyName: 'Exemplo Ltda.', street: 'Rua Exemplo, 10' });
  });
});
