import { ConnectorError } from '../support/errors.ts';

/** Amazon's region: `na` is the Americas; `eu` Europe, Africa, the Middle East and India; `fe` the Far East. */
export type AmazonRegion = 'na' | 'eu' | 'fe';

/** An Amazon marketplace. */
export interface Marketplace {
  /** Amazon's marketplace id. */
  readonly id: string;
  /** ISO 3166-1 alpha-2. */
  readonly countryCode: string;
  /** As Amazon names it on orders, such as `Amazon.co.uk`. */
  readonly name: string;
  /** ISO 4217 code of its prices. */
  readonly currency: string;
  /** The region whose endpoint serves it. */
  readonly region: AmazonRegion;
  /** IANA name of the zone in which Seller Central shows its days. */
  readonly timeZone: string;
}

// Source: Amazon's page "Marketplace IDs", read in August 2026. Amazon writes UK there; the sellers API answers GB.
const rows: readonly (readonly [AmazonRegion, string, string, string, string, string])[] = [
  ['na', 'CA', 'A2EUQ1WTGCTBG2', 'Amazon.ca', 'CAD', 'America/Toronto'],
  ['na', 'US', 'ATVPDKIKX0DER', 'Amazon.com', 'USD', 'America/Los_Angeles'],
  ['na', 'MX', 'A1AM78C64UM0Y8', 'Amazon.com.mx', 'MXN', 'America/Mexico_City'],
  ['na', 'BR', 'A2Q3Y263D00KWC', 'Amazon.com.br', 'BRL', 'America/Sao_Paulo'],
  ['eu', 'IE', 'A28R8C7NBKEWEA', 'Amazon.ie', 'EUR', 'Europe/Dublin'],
  ['eu', 'ES', 'A1RKKUPIHCS9HS', 'Amazon.es', 'EUR', 'Europe/Madrid'],
  ['eu', 'GB', 'A1F83G8C2ARO7P', 'Amazon.co.uk', 'GBP', 'Europe/London'],
  ['eu', 'FR', 'A13V1IB3VIYZZH', 'Amazon.fr', 'EUR', 'Europe/Paris'],
  ['eu', 'BE', 'AMEN7PMS3EDWL', 'Amazon.com.be', 'EUR', 'Europe/Brussels'],
  ['eu', 'NL', 'A1805IZSGTT6HS', 'Amazon.nl', 'EUR', 'Europe/Amsterdam'],
  ['eu', 'DE', 'A1PA6795UKMFR9', 'Amazon.de', 'EUR', 'Europe/Berlin'],
  ['eu', 'IT', 'APJ6JRA9NG5V4', 'Amazon.it', 'EUR', 'Europe/Rome'],
  ['eu', 'SE', 'A2NODRKZP88ZB9', 'Amazon.se', 'SEK', 'Europe/Stockholm'],
  ['eu', 'PL', 'A1C3SOZRARQ6R3', 'Amazon.pl', 'PLN', 'Europe/Warsaw'],
  ['eu', 'ZA', 'AE08WJ6YKNBMC', 'Amazon.co.za', 'ZAR', 'Africa/Johannesburg'],
  ['eu', 'EG', 'ARBP9OOSHTCHU', 'Amazon.eg', 'EGP', 'Africa/Cairo'],
  ['eu', 'TR', 'A33AVAJ2PDY3EV', 'Amazon.com.tr', 'TRY', 'Europe/Istanbul'],
  ['eu', 'SA', 'A17E79C6D8DWNP', 'Amazon.sa', 'SAR', 'Asia/Riyadh'],
  ['eu', 'AE', 'A2VIGQ35RCS4UG', 'Amazon.ae', 'AED', 'Asia/Dubai'],
  ['eu', 'IN', 'A21TJRUUN4KGV', 'Amazon.in', 'INR', 'Asia/Kolkata'],
  ['fe', 'SG', 'A19VAU5U5O7RUS', 'Amazon.sg', 'SGD', 'Asia/Singapore'],
  ['fe', 'AU', 'A39IBJ37TRP1C6', 'Amazon.com.au', 'AUD', 'Australia/Sydney'],
  ['fe', 'JP', 'A1VC38T7YXB528', 'Amazon.co.jp', 'JPY', 'Asia/Tokyo'],
];

/** Every marketplace that the Selling Partner API serves. */
export const marketplaces: readonly Marketplace[] = rows.map(
  ([region, countryCode, id, name, currency, timeZone]) => ({
    id,
    countryCode,
    name,
    currency,
    region,
    timeZone,
  }),
);

/** The marketplaces that one region's endpoint serves. */
export function marketplacesOf(region: AmazonRegion): readonly Marketplace[] {
  return marketplaces.filter((marketplace) => marketplace.region === region);
}

/**
 * The marketplace of a country code (`'ES'`, also `'uk'`) or of a marketplace id.
 *
 * @throws `REGISTRATION_INVALID` when Amazon has no such marketplace.
 */
export function findMarketplace(codeOrId: string): Marketplace {
  const wanted = codeOrId.trim().toUpperCase();
  const code = wanted === 'UK' ? 'GB' : wanted;
  const found = marketplaces.find(
    (marketplace) => marketplace.countryCode === code || marketplace.id === wanted,
  );
  if (found) return found;
  const codes = marketplaces.map((marketplace) => marketplace.countryCode).join(', ');
  throw new ConnectorError(
    'REGISTRATION_INVALID',
    `Amazon has no marketplace "${codeOrId}". Give a country code (${codes}) or a marketplace id.`,
    { context: { marketplace: codeOrId } },
  );
}
