import { findMarketplace, type Marketplace } from '../../../amazon/marketplaces.ts';
import { ConnectorError } from '../../../support/errors.ts';

/** What orders of a marketplace have in common. */
export interface MarketplaceProfile {
  readonly marketplace: Marketplace;
  readonly language: Language;
  /** Decimals of the currency. */
  readonly decimals: number;
  /** What an article of one euro costs here, in whole units of the currency: only to make prices look right. */
  readonly pricePerEuro: number;
  /** Whether prices hold the tax, or it comes on top. */
  readonly tax: 'inside' | 'beside';
  /** The tax of an ordinary article in thousandths; one rate per country is enough for made-up orders. */
  readonly taxPerMille: number;
  /** The first three digits of order ids. */
  readonly orderIdPrefixes: readonly string[];
}

export type Language =
  'ar' | 'de' | 'en' | 'es' | 'fr' | 'hi' | 'it' | 'ja' | 'nl' | 'pl' | 'pt' | 'sv' | 'tr';

type Row = readonly [
  countryCode: string,
  language: Language,
  pricePerEuro: number,
  tax: 'inside' | 'beside',
  taxPerMille: number,
  orderIdPrefixes: string,
];

const rows: readonly Row[] = [
  ['US', 'en', 1.1, 'beside', 83, '111 112 113 114'],
  ['CA', 'en', 1.5, 'beside', 130, '701 702'],
  ['MX', 'es', 20, 'inside', 160, '701 702'],
  ['BR', 'pt', 6, 'inside', 180, '701 702'],
  ['GB', 'en', 0.9, 'inside', 200, '202 203 204 205 206'],
  ['DE', 'de', 1, 'inside', 190, '302 303 304 305 306'],
  ['FR', 'fr', 1, 'inside', 200, '402 403 404 405 406'],
  ['ES', 'es', 1, 'inside', 210, '402 403 404 405 406'],
  ['IT', 'it', 1, 'inside', 220, '402 403 404 405 406'],
  ['NL', 'nl', 1, 'inside', 210, '402 403 404 405 406'],
  ['BE', 'fr', 1, 'inside', 210, '402 403 404 405 406'],
  ['IE', 'en', 1, 'inside', 230, '202 203 204 205 206'],
  ['SE', 'sv', 11, 'inside', 250, '402 403 404 405 406'],
  ['PL', 'pl', 4.3, 'inside', 230, '402 403 404 405 406'],
  ['TR', 'tr', 40, 'inside', 200, '171 402 404'],
  ['AE', 'ar', 4, 'inside', 50, '402 404 406'],
  ['SA', 'ar', 4, 'inside', 150, '402 404 406'],
  ['EG', 'ar', 50, 'inside', 140, '402 404 406'],
  ['ZA', 'en', 20, 'inside', 150, '402 404 406'],
  ['IN', 'hi', 90, 'inside', 180, '171 402 403 404'],
  ['SG', 'en', 1.5, 'inside', 90, '503'],
  ['AU', 'en', 1.7, 'inside', 100, '249 250 503'],
  ['JP', 'ja', 160, 'inside', 100, '249 250 503'],
];

/** Country codes of all marketplaces that orders can be generated for. */
export const generatedMarketplaces: readonly string[] = rows.map(([countryCode]) => countryCode);

/** @throws `REGISTRATION_INVALID` when Amazon has no such marketplace. */
export function findProfile(codeOrId: string): MarketplaceProfile {
  const marketplace = findMarketplace(codeOrId);
  const row = rows.find(([countryCode]) => countryCode === marketplace.countryCode);
  if (!row) {
    throw new ConnectorError(
      'CONFIGURATION_INVALID',
      `No orders can be generated for ${marketplace.name}, only for ${generatedMarketplaces.join(', ')}.`,
    );
  }
  const [, language, pricePerEuro, tax, taxPerMille, orderIdPrefixes] = row;
  return {
    marketplace,
    language,
    decimals: marketplace.currency === 'JPY' ? 0 : 2,
    pricePerEuro,
    tax,
    taxPerMille,
    orderIdPrefixes: orderIdPrefixes.split(' '),
  };
}
