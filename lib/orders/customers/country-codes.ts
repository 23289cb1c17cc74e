import type { DeliveryAddress } from '../../amazon/index.ts';

/** A country as Odoo knows it, and the part of it that Amazon's code stands for. */
export interface PlacedCountry {
  /** ISO 3166-1 alpha-2. */
  readonly code: string;
  /** Code of the state in Odoo, where the country's code or the postal code says it. */
  readonly stateCode: string | undefined;
}

/**
 * The country of an address. Codes that Odoo does not have become those that it has: the European Commission's `EL` and
 * `UK`, and the codes that ISO 3166-1 reserves for the Canary Islands (`IC`) and for Ceuta and Melilla (`EA`). Any other
 * code stays as it is. Undefined without a code.
 */
export function placeCountry({
  countryCode,
  postalCode = '',
}: Pick<DeliveryAddress, 'countryCode' | 'postalCode'>): PlacedCountry | undefined {
  const code = countryCode?.trim().toUpperCase();
  if (code === undefined || code === '') return undefined;
  const province = code === 'IC' || code === 'EA' ? provinces.get(postalCode.trim().slice(0, 2)) : undefined;
  return { code: aliases.get(code) ?? code, stateCode: province };
}

const aliases: ReadonlyMap<string, string> = new Map([
  ['EL', 'GR'],
  ['UK', 'GB'],
  ['IC', 'ES'],
  ['EA', 'ES'],
]);

// The first two digits of a Spanish postal code are its province; the codes are Odoo's (base/data/res.country.state.csv).
const provinces: ReadonlyMap<string, string> = new Map([
  ['35', 'GC'],
  ['38', 'TF'],
  ['51', 'CE'],
  ['52', 'ME'],
]);
