import type { DeliveryAddress } from '../../amazon/index.ts';
import type { PartnerValues } from '../draft.ts';
import type { CountryFacts } from '../facts.ts';
import { placeCountry } from './country-codes.ts';
import { isCompanyName } from './legal-forms.ts';
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
  const placed = placeCountry(address);
  const country = placed && countries.get(placed.code);
  const named =
    address.stateOrRegion !== undefined && country ? findState(address.stateOrRegion, country) : undefined;
  const state = named ?? country?.states.find(({ code }) => code === placed?.stateCode);
  const { companyName, lines } = streetLines(address);
  const [street, ...rest] = lines;
  const city = address.city ?? address.municipality ?? address.districtOrCounty;
  const leftOver = [
    ...rest,
    ...(address.districtOrCounty === city ? [] : [address.districtOrCounty]),
    ...(address.municipality === city ? [] : [address.municipality]),
    // "England", or a region that Odoo does not list: kept as text.
    ...(named || address.stateOrRegion === city ? [] : [address.stateOrRegion]),
    // A country that Odoo does not have either.
    ...(placed && !country ? [placed.code] : []),
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
  const lines = present([address.addressLine1, address.addressLine2, address.addressLine3]);
  if (brazil?.streetName !== undefined) {
    const street = joined([brazil.streetName, brazil.streetNumber]) ?? '';
    const parts = [street, ...present([brazil.complement, brazil.neighborhood])];
    // The lines mostly say the same again; what they say beside it stays.
    const said = new Set(parts.flatMap(wordsOf));
    const others = lines.filter((line) => !wordsOf(line).every((word) => said.has(word)));
    return { companyName: address.companyName, lines: [...parts, ...others] };
  }
  const [first = '', ...rest] = lines;
  if (address.companyName !== undefined) {
    // Buyers repeat the company in the first line; it belongs to the name, not to the street.
    return { companyName: address.companyName, lines: first === address.companyName ? rest : lines };
  }
  // On amazon.de the first line is often the company and the street stands in the second.
  if (rest.length > 0 && isCompanyName(first, placeCountry(address)?.code))
    return { companyName: first, lines: rest };
  return { companyName: undefined, lines };
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];

const present = (parts: readonly (string | undefined)[]): string[] =>
  parts.filter((part) => part !== undefined && part !== '').map(String);

const joined = (parts: readonly (string | undefined)[]): string | undefined => {
  const kept = present(parts);
  return kept.length === 0 ? undefined : kept.join(', ');
};

/** The same address for a partner that is itself a company: a line that named another company goes on in the street. */
export function asCompany(postal: PostalValues, company: string): PostalValues {
  const { companyName: other } = postal;
  const isSame = other === undefined || other.toLowerCase() === company.toLowerCase();
  return {
    ...postal,
    companyName: undefined,
    street2: isSame ? postal.street2 : joined([other, postal.street2]),
  };
}

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
