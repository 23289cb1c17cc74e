import type { MarketplaceProfile } from './marketplace-profiles.ts';
import type { SeededRandom } from './seeded-random.ts';

/** Ids in Amazon's shapes, none given out twice. */
export interface IdSource {
  /** 3-7-7 digits. */
  orderId(random: SeededRandom, profile: MarketplaceProfile): string;
  /** `S01-…`, as orders have them that Amazon only ships. */
  nonAmazonOrderId(random: SeededRandom): string;
  /** 14 digits. */
  itemId(random: SeededRandom): string;
}

export function createIdSource(): IdSource {
  const taken = new Set<string>();
  const unused = (make: () => string): string => {
    let id = make();
    while (taken.has(id)) id = make();
    taken.add(id);
    return id;
  };
  return {
    orderId: (random, profile) =>
      unused(() => `${random.pick(profile.orderIdPrefixes)}-${random.digits(7)}-${random.digits(7)}`),
    nonAmazonOrderId: (random) => unused(() => `S01-${random.digits(7)}-${random.digits(7)}`),
    itemId: (random) => unused(() => `${random.integer(1, 9)}${random.digits(13)}`),
  };
}
