import { ConnectorError } from '../../support/errors.ts';

/** Thrown where the database has no delivery methods at all. */
export const withoutDeliveryMethods = (): ConnectorError =>
  new ConnectorError(
    'CONFIGURATION_INVALID',
    'This database has no delivery methods (module stock_delivery), so pickings have neither carrier nor tracking reference, and Amazon asks for both. Switch on Delivery Methods in the settings of Inventory.',
  );
