import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { carrierCodes } from '../../lib/deliveries/carriers/carrier-codes.ts';
import { amazonCarrier, validateTracking } from '../../lib/deliveries/index.ts';

describe('amazonCarrier', () => {
  it('knows every spelling that Amazon lists as itself, and none of them twice', () => {
    expect(carrierCodes).toHaveLength(377);
    expect(new Set(carrierCodes).size).toBe(377);
    for (const code of carrierCodes) expect(amazonCarrier(code)).toEqual({ carrierCode: code });
  });

  it('finds a carrier without regard to case and blanks', () => {
    expect(amazonCarrier('  royal   MAIL ')).toEqual({ carrierCode: 'Royal Mail' });
    expect(amazonCarrier('self delivery')).toEqual({ carrierCode: 'Self Delivery' });
    fc.assert(
      fc.property(fc.constantFrom(...carrierCodes), (code) => {
        expect(amazonCarrier(code.toLowerCase()).carrierCode?.toLowerCase()).toBe(code.toLowerCase());
      }),
    );
  });

  it.each([
    ['Royl Mail', 'Royal Mail'],
    ['Roayl Mail', 'Royal Mail'],
    ['FedExx', 'FedEx'],
    ['Corréos', 'Correos'],
  ])('asks about %s: one letter away', (name, suggestion) => {
    expect(amazonCarrier(name)).toEqual({ suggestion });
  });

  it('sends other names as Other', () => {
    expect(amazonCarrier(' Kurier Express Nord ')).toEqual({
      carrierCode: 'Other',
      carrierName: 'Kurier Express Nord',
    });
  });

  it('refuses an empty name', () => {
    expect(() => amazonCarrier('  ')).toThrow(expect.objectContaining({ code: 'CONFIGURATION_INVALID' }));
  });
});

describe('validateTracking', () => {
  // Check digits worked out apart from this code, by the published rules.
  it.each([
    ['1z 5r8 939 03 5756 7127', 'UPS', '1Z5R89390357567127'],
    ['1Z12345E6605272234', 'UPS', '1Z12345E6605272234'],
    ['RB123456785GB', 'Royal Mail', 'RB123456785GB'],
    ['986578788855', 'FedEx', '986578788855'],
    ['9400100000000000000006', 'USPS', '9400100000000000000006'],
    ['420 90210 9400100000000000000006', 'USPS', '420902109400100000000000000006'],
    ['477179081230793', 'FedEx', '477179081230793'],
    ['1234567891', 'DHL Express', '1234567891'],
    ['12345678901234', 'DPD', '12345678901234'],
    ['ABC12345', 'GLS', 'ABC12345'],
    ['6A12345678901', 'Colissimo', '6A12345678901'],
    ['whatever it is', 'Kurier Express Nord', 'WHATEVERITIS'],
  ])('%s of %s', (reference, carrier, normal) => {
    expect(validateTracking(reference, carrier)).toEqual({ reference: normal });
  });

  it.each([
    ['', 'UPS', 'MISSING'],
    [' \t', 'Self Delivery', 'MISSING'],
    ['1Z12345', 'UPS', 'SHAPE'],
    ['1Z5R89390357567128', 'UPS', 'CHECK_DIGIT'],
    ['RR123456789GB', 'Royal Mail', 'CHECK_DIGIT'],
    ['RB123456785FR', 'Royal Mail', 'SHAPE'],
    ['986578788856', 'FedEx', 'CHECK_DIGIT'],
  ])('doubts "%s" of %s: %s', (reference, carrier, doubt) => {
    expect(validateTracking(reference, carrier).doubt).toBe(doubt);
  });
});
