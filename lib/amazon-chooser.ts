import type { AmazonPort } from './amazon/index.ts';
import type { Registration } from './registrations/index.ts';
import { ConnectorError } from './support/errors.ts';

type AmazonPorts = AmazonPort | Readonly<Record<string, AmazonPort>>;

/**
 * Finds the Amazon port of a registration, by its seller.
 *
 * @throws `CONFIGURATION_INVALID` when there is none, or when it is for another region.
 */
export function amazonChooser(amazon: AmazonPorts): (registration: Registration) => AmazonPort {
  return ({ sellerId, region, name }) => {
    const port = isPort(amazon) ? amazon : amazon[sellerId];
    if (!port) {
      throw new ConnectorError(
        'CONFIGURATION_INVALID',
        `createConnector() was given no Amazon port for seller ${sellerId} of registration "${name}".`,
      );
    }
    if (port.region !== region) {
      throw new ConnectorError(
        'CONFIGURATION_INVALID',
        `Registration "${name}" is in Amazon's region ${region}, but its Amazon port is for ${port.region}: build it with sellingPartnerApi({ region: '${region}', … }).`,
      );
    }
    return port;
  };
}

// A seller id is a merchant token: no seller is called searchOrders.
const isPort = (amazon: AmazonPorts): amazon is AmazonPort => typeof amazon.searchOrders === 'function';
