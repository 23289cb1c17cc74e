import type { AmazonOrder } from '../amazon/index.ts';
import type { RegisteredMarketplace, Registration } from '../registrations/index.ts';
import { ConnectorError } from '../support/errors.ts';

/** The marketplace of an order. One of another sales channel names none of ours: it goes to the registration's first. */
export function marketplaceOf(order: AmazonOrder, registration: Registration): RegisteredMarketplace {
  const named = registration.marketplaces.find(({ id }) => id === order.salesChannel.marketplaceId);
  const marketplace = named ?? registration.marketplaces[0];
  if (marketplace) return marketplace;
  throw new ConnectorError('REGISTRATION_INVALID', `Registration ${registration.id} has no marketplace.`, {
    context: { registrationId: registration.id },
  });
}
