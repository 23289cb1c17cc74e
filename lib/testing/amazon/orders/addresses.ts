import { ConnectorError } from '../../../support/errors.ts';
import type { WireAddress } from '../wire-order.ts';
import type { MarketplaceProfile } from './marketplace-profiles.ts';
import type { Peculiarities } from './peculiarities.ts';
import { placesByCountry, type Place, type Places, type StateSpelling } from './places.ts';
import type { SeededRandom } from './seeded-random.ts';
import { makeHouse, type House } from './streets.ts';

const spellings: readonly StateSpelling[] = ['code', 'name', 'upper-case name', 'none'];

/** Who is to be delivered to. */
export interface Recipient {
  readonly name: string;
  readonly companyName: string | undefined;
}

/** An address as buyers of that marketplace type it, oddities included. */
export function makeAddress(
  random: SeededRandom,
  profile: MarketplaceProfile,
  { name, companyName }: Recipient,
  peculiarities: Peculiarities,
): WireAddress {
  const { countryCode } = profile.marketplace;
  const places = placesOf(countryCode);
  const place = random.pick(places.towns);
  const house = makeHouse(random, profile.language);
  const spelling = random.chance(peculiarities.unusualState)
    ? random.pick(spellings.filter((other) => other !== places.usualState))
    : places.usualState;
  const cityMissing = random.chance(peculiarities.cityMissing);
  const atPickupPoint = random.chance(peculiarities.pickupPoint);
  const inBrazil = countryCode === 'BR';
  return {
    name,
    ...makeLines(house, companyName, random.chance(peculiarities.companyInLine1)),
    city: cityMissing ? undefined : place.city,
    stateOrRegion: spell(place, spelling),
    postalCode: random.fill(place.postalPattern) || undefined,
    countryCode,
    // 555-01xx is reserved for fiction in North America; elsewhere it looks like nobody's number.
    phone: `${places.phonePrefix} ${random.integer(200, 999)} 555 01${random.digits(2)}`,
    ...(inBrazil && { extendedFields: extendedFieldsOf(house) }),
    addressType: atPickupPoint ? 'PICKUP_POINT' : companyName === undefined ? 'RESIDENTIAL' : 'COMMERCIAL',
  };
}

function placesOf(countryCode: string): Places {
  const places = placesByCountry.get(countryCode);
  if (places) return places;
  throw new ConnectorError('CONFIGURATION_INVALID', `No addresses can be made up for ${countryCode}.`);
}

function makeLines(house: House, companyName: string | undefined, companyInLine1: boolean): WireAddress {
  if (companyName === undefined) return { addressLine1: house.line, addressLine2: house.flat };
  if (!companyInLine1) return { companyName, addressLine1: house.line, addressLine2: house.flat };
  return { addressLine1: companyName, addressLine2: house.line, addressLine3: house.flat };
}

// Brazilian addresses come twice: as lines, and in these parts.
function extendedFieldsOf({ street, number, flat }: House): NonNullable<WireAddress['extendedFields']> {
  return { streetName: street, streetNumber: number, complement: flat, neighborhood: 'Jardim das Flores' };
}

function spell(place: Place, spelling: StateSpelling): string | undefined {
  if (spelling === 'none') return undefined;
  if (spelling === 'code') return place.stateCode;
  return spelling === 'name' ? place.stateName : place.stateName.toUpperCase();
}

/** What Amazon leaves of an address of an FBA order: no phone anywhere, and in North America only where it goes. */
export function hideForFba(address: WireAddress): WireAddress {
  const { city, stateOrRegion, postalCode, countryCode } = address;
  if (['US', 'CA', 'MX'].includes(countryCode ?? '')) return { city, stateOrRegion, postalCode, countryCode };
  return { ...address, phone: undefined };
}
