import type { DeliveryAddress } from '../../amazon/index.ts';

/** A country as Odoo knows it, and the part of it that Amazon's code stands for. */
export interface PlacedCountry {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** Code of the state in Odoo, where the country's code or the postal code says it. */
  readonly stateCode: string | undefined;
  /** Amazon's code, in capitals: kept as text where neither country nor state says it. */
  readonly given: string;
  /** The states of the part of the country that the code stands for; undefined where it stands for the whole. */
  readonly partStates: readonly string[] | undefined;
}

/**
 * The country of an address. Codes that an Odoo may not have become those that it has: the European Commission's `EL` and
 * `UK`, its `XI` for Northern Ireland, and the codes that ISO 3166-1 reserves for the Canary Islands (`IC`) and for Ceuta and
 * Melilla (`EA`). Any other code stays as it is. Undefined without a code.
 */
export function placeCountry({
  countryCode,
  postalCode = '',
}: Pick<DeliveryAddress, 'countryCode' | 'postalCode'>): PlacedCountry | undefined {
  const code = countryCode?.trim().toUpperCase();
  if (code === undefined || code === '') return undefined;
  const provinces = parts.get(code);
  return {
    code: aliases.get(code) ?? code,
    // People write "ES-35001" and "35 001" too.
    stateCode: provinces?.get(postalCode.replaceAll(/\D/g, '').slice(0, 2)),
    given: code,
    partStates: provinces && [...provinces.values()],
  };
}

const aliases: ReadonlyMap<string, string> = new Map([
  ['EL', 'GR'],
  ['UK', 'GB'],
  ['XI', 'GB'],
  ['IC', 'ES'],
  ['EA', 'ES'],
]);

// The first two digits of a Spanish postal code are its province; the codes are Odoo's (base/data/res.country.state.csv).
const parts: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map([
  [
    'IC',
    new Map([
      ['35', 'GC'],
      ['38', 'TF'],
    ]),
  ],
  [
    'EA',
    new Map([
      ['51', 'CE'],
      ['52', 'ME'],
    ]),
  ],
  ['XI', new Map()],
]);
