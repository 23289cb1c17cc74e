import { unique } from '../support/unique.ts';
import type { Registration } from './registration.ts';

/**
 * The marketplaces of these orders, by Amazon's ids, to ask Amazon about them. An order may be of one that its registration
 * does not have any more. Where no order names one: those of the registration.
 */
export function orderMarketplaces(
  { marketplaces }: Pick<Registration, 'marketplaces'>,
  orders: readonly { readonly marketplaceId: string | undefined }[],
): readonly string[] {
  const named = unique(
    orders.flatMap(({ marketplaceId = '' }) => (marketplaceId === '' ? [] : [marketplaceId])),
  );
  return named.length > 0 ? named : marketplaces.map(({ id }) => id);
}
