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
  // Odoo has some of these codes itself, such as XI.
  const own = placed && countries.get(placed.given);
  const country = own ?? (placed && countries.get(placed.code));
  const named =
    address.stateOrRegion !== undefined && country ? findState(address.stateOrRegion, country) : undefined;
  const state = named ?? country?.states.find(({ code }) => code === placed?.stateCode);
  const isCodeSaid =
    own !== undefined || (country !== undefined && (placed?.partStates?.includes(state?.code ?? '') ?? true));
  const { companyName, lines } = streetLines(address);
  const [street, ...rest] = lines;
  const city = address.city ?? address.municipality ?? address.districtOrCounty;
  const parts = present([
    address.districtOrCounty,
    address.municipality,
    // "England", or a region that Odoo does not list: kept as text.
    named ? undefined : address.stateOrRegion,
  ]);
  const leftOver = [
    ...rest,
    ...newOf(parts, [city, ...lines]),
    // A country that Odoo does not have either, or the part of one.
    isCodeSaid ? undefined : placed?.given,
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

interface StreetLines {
  readonly companyName: string | undefined;
  readonly lines: readonly string[];
}

function streetLines(address: DeliveryAddress): StreetLines {
  const { companyName, lines } = withoutCompany(address);
  return { companyName, lines: withBrazil(lines, address.extendedFields) };
}

function withoutCompany(address: DeliveryAddress): StreetLines {
  const { companyName } = address;
  const lines = present([address.addressLine1, address.addressLine2, address.addressLine3]);
  // Buyers repeat the company in a line; it belongs to the name, not to the street.
  if (companyName !== undefined) return { companyName, lines: newOf(lines, [companyName]) };
  // On amazon.de the first line is often the company and the street stands in the second.
  const [first = '', ...rest] = lines;
  const isNamed = rest.length > 0 && isCompanyName(first, placeCountry(address)?.code);
  return isNamed ? { companyName: first, lines: rest } : { companyName, lines };
}

function withBrazil(
  lines: readonly string[],
  { streetName, streetNumber, complement, neighborhood }: NonNullable<DeliveryAddress['extendedFields']> = {},
): readonly string[] {
  // The lines mostly say the same again; what either says beside the other stays.
  if (streetName === undefined)
    return [...lines, ...sayingMore(present([streetNumber, complement, neighborhood]), lines)];
  const parts = present([joined([streetName, streetNumber]), complement, neighborhood]);
  return [...parts, ...sayingMore(lines, parts)];
}

function sayingMore(lines: readonly string[], said: readonly string[]): readonly string[] {
  const words = new Set(said.flatMap(wordsOf));
  return lines.filter((line) => !wordsOf(line).every((word) => words.has(word)));
}

/** Those of `texts` that are not among `known`, each once; case and blanks make no difference. */
function newOf(texts: readonly string[], known: readonly (string | undefined)[]): readonly string[] {
  const seen = new Set(present(known).map(folded));
  return texts.filter((text) => {
    const isNew = !seen.has(folded(text));
    seen.add(folded(text));
    return isNew;
  });
}

const folded = (text: string): string => text.trim().replaceAll(/\s+/g, ' ').toLowerCase();

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
  const isSame = other === undefined || folded(other) === folded(company);
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
