import type { AmazonOrder } from '../amazon/index.ts';

/** What tells who somebody is. */
export interface PersonalValues {
  /** Whole values: addresses, numbers, names. */
  readonly values: readonly string[];
  /** Those of them whose single words tell too. */
  readonly names: readonly string[];
}

/** What tells who the buyer of an order is, as Amazon gave it and as Odoo may quote it. */
export function buyerValues({ buyer, deliveryAddress, taxRegistrations }: AmazonOrder): PersonalValues {
  const numbers = taxRegistrations.flatMap(({ taxRegistrationNumber: number, countryCode }) =>
    number === undefined ? [] : taxNumbers(number, countryCode ?? deliveryAddress?.countryCode),
  );
  const names = [
    buyer?.buyerName,
    buyer?.buyerCompanyName,
    deliveryAddress?.name,
    deliveryAddress?.companyName,
    ...taxRegistrations.map(({ legalName }) => legalName),
  ].flatMap((name) => name ?? []);
  return { values: [...textsOf(buyer), ...textsOf(deliveryAddress), ...names, ...numbers], names };
}

/**
 * A tax number in the spellings that Odoo quotes: without blanks and dots, with the prefix of its country (Greece writes
 * `EL`), and without one (base_vat, measured).
 */
function taxNumbers(number: string, countryCode = ''): readonly string[] {
  const bare = number.replaceAll(/[\s.]/g, '').toUpperCase();
  return [number, bare, `${countryCode.toUpperCase()}${bare}`, `EL${bare}`, bare.replace(/^[A-Z]{2}/, '')];
}

// Kinds of addresses and countries tell of nobody, and are words that a sentence may need.
const impersonal: ReadonlySet<string> = new Set(['addressType', 'countryCode']);

function textsOf(part: object | undefined): readonly string[] {
  return Object.entries(part ?? {}).flatMap(([name, value]: [string, unknown]) => {
    if (impersonal.has(name)) return [];
    if (typeof value === 'string') return [value];
    return typeof value === 'object' && value !== null ? textsOf(value) : [];
  });
}
