import type { DeliveryAddress } from '../../amazon/index.ts';
import type { PartnerValues } from '../draft.ts';
import type { CountryFacts } from '../facts.ts';
import { findState } from './states.ts';

/** An address in the fields of `res.partner`. */
export type PostalValues = Pick<
  PartnerValues,
  'companyName' | 'phone' | 'street' | 'street2' | 'city' | 'zip' | 'stateId' | 'countryId'
>;

/** Amazon's address in Odoo's fields. Nothing that Amazon gave is lost, nothing that it did not give is made up. */
export function mapAddress(
  address: DeliveryAddress,
  countries: ReadonlyMap<string, CountryFacts>,
): PostalValues {
  const country =
    address.countryCode === undefined ? undefined : countries.get(address.countryCode.toUpperCase());
  const state =
    address.stateOrRegion !== undefined && country ? findState(address.stateOrRegion, country) : undefined;
  const { companyName, lines } = streetLines(address);
  const [street, ...rest] = lines;
  const city = address.city ?? address.municipality ?? address.districtOrCounty;
  const leftOver = [
    ...rest,
    ...(address.districtOrCounty === city ? [] : [address.districtOrCounty]),
    ...(address.municipality === city ? [] : [address.municipality]),
    // "England", or a region that Odoo does not list: kept as text.
    ...(state || address.stateOrRegion === city ? [] : [address.stateOrRegion]),
  ];
  return {
    companyName,
    phone: address.phone,
    street,
    street2: joined(leftOver),
    city,
    zip: address.postalCode,
    stateId: state?.id,
    countryId: country?.id,
  };
}

function streetLines(address: DeliveryAddress): {
  readonly companyName: string | undefined;
  readonly lines: readonly string[];
} {
  const { extendedFields: brazil } = address;
  if (brazil?.streetName !== undefined) {
    const street = joined([brazil.streetName, brazil.streetNumber]) ?? '';
    return {
      companyName: address.companyName,
      lines: [street, ...present([brazil.complement, brazil.neighborhood])],
    };
  }
  const lines = present([address.addressLine1, address.addressLine2, address.addressLine3]);
  const [first = '', ...rest] = lines;
  if (address.companyName !== undefined) {
    // Buyers repeat the company in the first line; it belongs to the name, not to the street.
    return { companyName: address.companyName, lines: first === address.companyName ? rest : lines };
  }
  // On amazon.de the first line is often the company and the street stands in the second.
  if (rest.length > 0 && companyForm.test(first) && !/\d/.test(first))
    return { companyName: first, lines: rest };
  return { companyName: undefined, lines };
}

const companyForm =
  /(^|\s)(gmbh|mbh|ag|kg|ohg|e\.?\s?k\.?|ug|gbr|ltd\.?|limited|plc|llp|llc|inc\.?|corp\.?|s\.?\s?l\.?(u\.?)?|s\.?\s?a\.?(s\.?|r\.?l\.?)?|s\.?\s?r\.?\s?l\.?|s\.?\s?p\.?\s?a\.?|b\.?v\.?|n\.?v\.?|ab|sp\.?\s?z\s?o\.?\s?o\.?|ltda\.?|pty|株式会社|有限会社)(\s|$)/iu;

const present = (parts: readonly (string | undefined)[]): string[] =>
  parts.filter((part) => part !== undefined && part !== '').map(String);

const joined = (parts: readonly (string | undefined)[]): string | undefined => {
  const kept = present(parts);
  return kept.length === 0 ? undefined : kept.join(', ');
};

/** What makes two addresses of one customer the same, for the key under which the address is found again. */
export function addressIdentity(name: string, address: DeliveryAddress): readonly string[] {
  const parts = [
    name,
    address.companyName,
    address.addressLine1,
    address.addressLine2,
    address.addressLine3,
    address.city,
    address.districtOrCounty,
    address.stateOrRegion,
    address.municipality,
    address.postalCode,
    address.countryCode,
    address.phone,
  ];
  return parts.map((part) => (part ?? '').trim().toLowerCase());
}
