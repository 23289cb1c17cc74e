import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { DeliveryAddress } from '../../lib/amazon/index.ts';
import { asCompany, mapAddress } from '../../lib/orders/customers/addresses.ts';
import type { CountryFacts } from '../../lib/orders/facts.ts';

const countries = new Map<string, CountryFacts>([
  ['ES', { id: 68, states: [{ id: 444, code: 'GC', name: 'Las Palmas' }] }],
  ['DE', { id: 57, states: [] }],
  ['BR', { id: 31, states: [{ id: 85, code: 'SP', name: 'São Paulo' }] }],
]);

const word = fc.constantFrom(
  ...'Muster Rua Exemplo GmbH S.L. Ltda. SNC OG 12 3-B Centro Sala c/o Ana São नगर 見本 السلام'.split(' '),
);
const line = fc.option(
  fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' ')),
  { nil: undefined },
);
const address: fc.Arbitrary<DeliveryAddress> = fc.record({
  companyName: line,
  addressLine1: line,
  addressLine2: line,
  addressLine3: line,
  city: line,
  districtOrCounty: line,
  municipality: line,
  stateOrRegion: fc.oneof(line, fc.constantFrom('Las Palmas', 'SP')),
  postalCode: fc.constantFrom(undefined, '35001', '35 001', '01001-000'),
  countryCode: fc.constantFrom(undefined, 'ES', 'de', 'BR', 'IC', 'EA', 'XK', 'ZZ'),
  extendedFields: fc.option(
    fc.record({ streetName: line, streetNumber: line, complement: line, neighborhood: line }),
    { nil: undefined },
  ),
});

const textsOf = ({ extendedFields = {}, ...lines }: DeliveryAddress) => [
  ...Object.values(lines),
  ...Object.values(extendedFields),
];
const wordsOf = (texts: readonly (string | number | undefined)[]): ReadonlySet<string> =>
  new Set(
    texts.flatMap(
      (text) =>
        String(text ?? '')
          .toLowerCase()
          .match(/[\p{L}\p{M}\p{N}]+/gu) ?? [],
    ),
  );

/** The words of an address in Odoo, its country and state included. */
function heldBy({ stateId, countryId, ...texts }: ReturnType<typeof mapAddress>) {
  const states = [...countries.values()].flatMap((country) => country.states);
  const state = states.find(({ id }) => id === stateId);
  const [code] = [...countries].find(([, { id }]) => id === countryId) ?? [];
  return wordsOf([...Object.values(texts), state?.name, state?.code, code]);
}

// The province of a postal code is no word of Amazon's.
const deduced = new Set(['las', 'palmas', 'gc', 'sp', 'são', 'paulo', 'es']);

describe('an address in Odoo', () => {
  it('has every word of Amazon, and no other', () => {
    fc.assert(
      fc.property(address, line, (given, company) => {
        const said = wordsOf(textsOf(given));
        const postal = mapAddress(given, countries);
        const known = heldBy(postal);
        const isPlaced = postal.stateId === 444;
        const lost = [...said].filter(
          (one) => !known.has(one) && !(isPlaced && (one === 'ic' || one === 'ea')),
        );
        expect(lost).toEqual([]);
        expect([...known].filter((one) => !said.has(one) && !deduced.has(one))).toEqual([]);
        if (company === undefined) return;
        const ofCompany = heldBy(asCompany(postal, company));
        expect([...known].filter((one) => !ofCompany.has(one) && !wordsOf([company]).has(one))).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it('takes no longer for lines without end', () => {
    for (const part of ['a', ' ', 'a ', 'S.', '. ', 'UG ', 'c/o ', '株']) {
      const endless = part.repeat(100_000 / part.length);
      const startedAt = performance.now();
      for (const countryCode of ['DE', 'ES', 'MX', 'PL', 'JP'])
        mapAddress({ countryCode, addressLine1: `x ${endless}!`, addressLine2: endless }, countries);
      expect(performance.now() - startedAt).toBeLessThan(1_000);
    }
  });
});
