import { findMarketplace } from '../marketplaces.ts';

// Pan-European FBA: one stock serves these countries, and each of their marketplaces reports all of it.
const europeanUnion: ReadonlySet<string> = new Set(['IE', 'ES', 'FR', 'BE', 'NL', 'DE', 'IT', 'SE', 'PL']);

/**
 * Which stock at Amazon a marketplace (by its id) sells from: `EU` for all countries of the European Union; the country
 * code for every other marketplace, which has a stock of its own.
 */
export function poolOf(marketplaceId: string): string {
  const { countryCode } = findMarketplace(marketplaceId);
  return europeanUnion.has(countryCode) ? 'EU' : countryCode;
}
