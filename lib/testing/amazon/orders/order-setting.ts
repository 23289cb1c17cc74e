import type { BuyerSource } from './buyers.ts';
import type { Article } from './catalogue.ts';
import type { IdSource } from './ids.ts';
import type { MarketplaceProfile } from './marketplace-profiles.ts';
import type { Peculiarities } from './peculiarities.ts';
import type { OrderKind } from './statuses.ts';

/** What is decided before an order is made. */
export interface OrderSetting {
  readonly profile: MarketplaceProfile;
  readonly kind: OrderKind;
  readonly peculiarities: Peculiarities;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
  /** No change of the order is later than this: milliseconds since the epoch. */
  readonly latestChange: number;
  /** An earlier order of the marketplace, which a replacement may replace. */
  readonly earlierOrderId: string | undefined;
  readonly catalogue: readonly Article[];
  readonly buyers: BuyerSource;
  readonly ids: IdSource;
}
