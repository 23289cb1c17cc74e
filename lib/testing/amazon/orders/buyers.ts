import type { WireAddress, WireBuyer, WireTaxRegistration } from '../wire-order.ts';
import { makeAddress } from './addresses.ts';
import type { MarketplaceProfile } from './marketplace-profiles.ts';
import type { Peculiarities } from './peculiarities.ts';
import { makeCompanyName, makePersonName } from './people.ts';
import type { SeededRandom } from './seeded-random.ts';

/** A made-up buyer of one marketplace, with all that Amazon knows of them. */
export interface Buyer {
  readonly buyer: WireBuyer & { readonly buyerName: string };
  readonly address: WireAddress;
  readonly taxRegistrations: readonly WireTaxRegistration[];
  readonly isBusiness: boolean;
}

export interface BuyerSource {
  /** A buyer who has ordered nothing yet, or, with the probability `returningBuyers`, one who has. */
  next(random: SeededRandom, profile: MarketplaceProfile, peculiarities: Peculiarities): Buyer;
}

export function createBuyerSource(returningBuyers: number): BuyerSource {
  const known = new Map<string, Buyer[]>();
  const addresses = new Set<string>();
  return {
    next: (random, profile, peculiarities) => {
      const ofMarketplace = known.get(profile.marketplace.id) ?? [];
      known.set(profile.marketplace.id, ofMarketplace);
      if (random.chance(returningBuyers) && ofMarketplace.length > 0) return random.pick(ofMarketplace);
      let buyer = makeBuyer(random, profile, peculiarities, addresses.size);
      // FBA orders carry no e-mail address, so that two buyers have to differ in name and address too.
      while (addresses.has(keyOf(buyer))) buyer = makeBuyer(random, profile, peculiarities, addresses.size);
      addresses.add(keyOf(buyer));
      ofMarketplace.push(buyer);
      return buyer;
    },
  };
}

function keyOf({ buyer, address }: Buyer): string {
  const { addressLine1, addressLine2, addressLine3, postalCode } = address;
  return [buyer.buyerName, addressLine1, addressLine2, addressLine3, postalCode].join('|');
}

function makeBuyer(
  random: SeededRandom,
  profile: MarketplaceProfile,
  peculiarities: Peculiarities,
  count: number,
): Buyer {
  const { marketplace, language } = profile;
  const buyerName = makePersonName(random, language);
  const isBusiness = random.chance(peculiarities.business);
  const companyName = isBusiness ? makeCompanyName(random, language) : undefined;
  return {
    buyer: {
      buyerName,
      // The count keeps addresses distinct, the letters make them look like Amazon's.
      buyerEmail: `${random.fill('@@@@#@@@@').toLowerCase()}${count.toString(36)}@marketplace.${marketplace.name.toLowerCase()}`,
      buyerCompanyName: companyName,
    },
    address: makeAddress(random, profile, { name: buyerName, companyName }, peculiarities),
    taxRegistrations: makeTaxRegistrations(random, marketplace.countryCode, companyName),
    isBusiness,
  };
}

// In Brazil private buyers too come with their tax number.
function makeTaxRegistrations(
  random: SeededRandom,
  countryCode: string,
  companyName: string | undefined,
): readonly WireTaxRegistration[] {
  if (companyName === undefined) {
    if (countryCode !== 'BR') return [];
    return [registration('CPF', random.fill('000.###.###-##'))];
  }
  if (countryCode === 'BR') return [registration('CNPJ', random.fill('00.###.###/0001-##'), companyName)];
  const [type, pattern] = taxNumbers.get(countryCode) ?? ['BUSINESS', '0########'];
  return [registration(type, random.fill(pattern), companyName)];
}

const taxNumbers: ReadonlyMap<string, readonly [type: string, pattern: string]> = new Map([
  ['GB', ['VAT', 'GB0########']],
  ['DE', ['VAT', 'DE0########']],
  ['FR', ['VAT', 'FR000########']],
  ['ES', ['VAT', 'ESB0#######']],
  ['IT', ['VAT', 'IT0##########']],
  ['NL', ['VAT', 'NL0########B01']],
  ['BE', ['VAT', 'BE00########']],
  ['IE', ['VAT', 'IE0######@']],
  ['SE', ['VAT', 'SE0#########01']],
  ['PL', ['VAT', 'PL0#########']],
]);

function registration(type: string, number: string, legalName?: string): WireTaxRegistration {
  return { entityType: 'BUYER', legalName, taxRegistrationType: type, taxRegistrationNumber: number };
}
