import type { AmazonOrder, TaxRegistration } from '../../amazon/index.ts';
import { placeCountry } from './country-codes.ts';

/** A buyer's registration that states a number. */
export interface BuyerTax {
  /** As Amazon gave it. */
  readonly number: string;
  /** As Odoo's check of VAT numbers wants it. */
  readonly vat: string;
  /** Undefined for private persons. */
  readonly companyName: string | undefined;
  readonly isCompany: boolean;
}

/** The tax registration of an order's buyer: a VAT number first, where there are several. */
export function buyerTax(order: AmazonOrder): BuyerTax | undefined {
  const ofBuyer = order.taxRegistrations.filter(
    ({ entityType, taxRegistrationNumber }) => entityType === 'BUYER' && taxRegistrationNumber !== undefined,
  );
  const registration = ofBuyer.find(({ taxRegistrationType }) => taxRegistrationType === 'VAT') ?? ofBuyer[0];
  const number = registration?.taxRegistrationNumber;
  if (!registration || number === undefined) return undefined;
  const isCompany = !isPerson(registration);
  return {
    number,
    vat: normalizeVat(number, registration.countryCode ?? order.deliveryAddress?.countryCode),
    companyName: isCompany ? registration.legalName : undefined,
    isCompany,
  };
}

// Brazil's number of natural persons; all other types of Amazon's model are of businesses.
const isPerson = ({ taxRegistrationType }: TaxRegistration): boolean => taxRegistrationType === 'CPF';

// The European Union; Greece writes EL, Northern Ireland's traders in goods XI.
const euCountries = 'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK'.split(
  ' ',
);
const euPrefixes = new Set([...euCountries, 'EL', 'XI']);

/**
 * `number` without blanks and dots, in capitals, and in the European Union and Northern Ireland with the prefix of its
 * country: Odoo chooses fiscal positions within the Union by that prefix. Greece's is `EL`, also where `GR` was given.
 */
export function normalizeVat(number: string, countryCode: string | undefined): string {
  const bare = number
    .replaceAll(/[\s.]/g, '')
    .toUpperCase()
    .replace(/^GR(?=\d)/, 'EL');
  const prefix = vatPrefix(countryCode);
  return prefix === undefined || euPrefixes.has(bare.slice(0, 2)) ? bare : `${prefix}${bare}`;
}

function vatPrefix(countryCode: string | undefined): string | undefined {
  const placed = placeCountry({ countryCode });
  if (placed?.given === 'XI') return 'XI';
  if (placed?.code === 'GR') return 'EL';
  return euCountries.find((code) => code === placed?.code);
}
