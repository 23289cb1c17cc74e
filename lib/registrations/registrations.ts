import type { OdooPort } from '../odoo/index.ts';
import type { Clock } from '../support/clock.ts';
import { ConnectorError } from '../support/errors.ts';
import { createRegistration, writeRegistration, type RegistrationDefaults } from './apply.ts';
import { planRegistration } from './plan.ts';
import { readRegistrationFacts } from './read.ts';
import type { Registration, RegistrationChange, RegistrationInput } from './registration.ts';
import { readRegistrations } from './store.ts';

export interface RegistrationCallOptions {
  readonly signal?: AbortSignal;
}

/** The verbs of `connector.registrations`. */
export interface Registrations {
  /**
   * The new registration, stored in Odoo.
   *
   * @throws `REGISTRATION_INVALID` with every complaint at once (unknown marketplace, one that already belongs to
   * another registration of the seller, a currency without pricelist, a warehouse of another company…),
   * `NOT_INSTALLED`, or an `ODOO_…` code.
   */
  register(input: RegistrationInput, options?: RegistrationCallOptions): Promise<Registration>;
  /** All registrations that the user may see, oldest first. */
  list(options?: RegistrationCallOptions): Promise<readonly Registration[]>;
  /** The registration with this id. Throws `REGISTRATION_UNKNOWN`. */
  get(id: number, options?: RegistrationCallOptions): Promise<Registration>;
  /** The registration after the change; what the change leaves out stays. Throws as `register` does. */
  update(id: number, change: RegistrationChange, options?: RegistrationCallOptions): Promise<Registration>;
}

export function createRegistrations(
  odoo: OdooPort,
  clock: Clock,
  defaults: RegistrationDefaults,
): Registrations {
  const get = async (id: number, options: RegistrationCallOptions = {}): Promise<Registration> => {
    const [found] = await readRegistrations(odoo, [['id', '=', id]], options);
    if (found) return found;
    throw new ConnectorError(
      'REGISTRATION_UNKNOWN',
      `There is no registration ${id} in this database, or the user may not see it.`,
      {
        context: { registrationId: id },
      },
    );
  };

  return {
    get,
    list: (options = {}) => readRegistrations(odoo, [], options),
    register: async (input, options = {}) => {
      const draft = planRegistration(input, await readRegistrationFacts(odoo, options));
      return get(await createRegistration(odoo, draft, defaults, clock.now(), options), options);
    },
    update: async (id, change, options = {}) => {
      const current = await get(id, options);
      const facts = await readRegistrationFacts(odoo, options);
      const draft = planRegistration({ ...asInput(current), ...change }, facts, current);
      await writeRegistration(odoo, current, draft, options);
      return get(id, options);
    },
  };
}

function asInput(registration: Registration): RegistrationInput {
  const {
    name,
    sellerId,
    companyId,
    nonAmazonOrders,
    cancelReason,
    taxPolicy,
    trackingPolicy,
    validateShipped,
  } = registration;
  const links = {
    warehouseId: registration.warehouseId,
    locationId: registration.locationId,
    salesTeamId: registration.salesTeamId,
    paymentJournalId: registration.paymentJournalId,
    fiscalPositionId: registration.fiscalPositionId,
  };
  return {
    name,
    sellerId,
    companyId,
    nonAmazonOrders,
    cancelReason,
    taxPolicy,
    trackingPolicy,
    validateShipped,
    marketplaces: registration.marketplaces.map((marketplace) => marketplace.id),
    ...Object.fromEntries(Object.entries(links).filter(([, id]) => id !== undefined)),
  };
}
