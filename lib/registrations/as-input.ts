import type { Registration, RegistrationInput } from './registration.ts';

/** What a registration would be stored with again; of its taxes by marketplace nothing. */
export function asInput(registration: Registration): RegistrationInput {
  const { name, sellerId, companyId } = registration;
  const links = {
    warehouseId: registration.warehouseId,
    locationId: registration.locationId,
    salesTeamId: registration.salesTeamId,
    paymentJournalId: registration.paymentJournalId,
    fiscalPositionId: registration.fiscalPositionId,
    returnLocationId: registration.returnLocationId,
  };
  return {
    name,
    sellerId,
    companyId,
    ...policiesOf(registration),
    marketplaces: registration.marketplaces.map((marketplace) => marketplace.id),
    ...Object.fromEntries(Object.entries(links).filter(([, id]) => id !== undefined)),
  };
}

/** Its settings that name no record of a company. */
export const policiesOf = ({
  nonAmazonOrders,
  cancelReason,
  taxPolicy,
  trackingPolicy,
  validateShipped,
  moveDate,
  lotPolicy,
  lotName,
  invoicing,
}: Registration) => ({
  nonAmazonOrders,
  cancelReason,
  taxPolicy,
  trackingPolicy,
  validateShipped,
  moveDate,
  lotPolicy,
  lotName,
  invoicing,
});
