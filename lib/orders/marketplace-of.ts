import { marketplaces, type AmazonOrder } from '../amazon/index.ts';
import type { RegisteredMarketplace, Registration } from '../registrations/index.ts';
import { ConnectorError } from '../support/errors.ts';

/**
 * The id of the marketplace that an order is from, where it can be told: by its id, else by its name, such as `Amazon.es`,
 * else it is the only marketplace of the registration. Amazon's model has neither of the first two as required.
 */
export function marketplaceIdOf(
  { salesChannel: { marketplaceId, marketplaceName } }: AmazonOrder,
  registration: Registration,
): string | undefined {
  if (marketplaceId !== undefined) return marketplaceId;
  const wanted = marketplaceName?.trim().toLowerCase();
  const named = marketplaces.find(({ name }) => name.toLowerCase() === wanted);
  if (named) return named.id;
  const [only, ...others] = registration.marketplaces;
  return others.length === 0 && wanted === undefined ? only?.id : undefined;
}

/** The marketplace of an order. One of another sales channel names none of ours: it goes to the registration's first. */
export function marketplaceOf(order: AmazonOrder, registration: Registration): RegisteredMarketplace {
  const wanted = marketplaceIdOf(order, registration);
  const named = registration.marketplaces.find(({ id }) => id === wanted);
  const marketplace = named ?? registration.marketplaces[0];
  if (marketplace) return marketplace;
  throw new ConnectorError('REGISTRATION_INVALID', `Registration ${registration.id} has no marketplace.`, {
    context: { registrationId: registration.id },
  });
}
