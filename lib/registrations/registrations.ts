import type { OdooPort } from '../odoo/index.ts';
import type { Clock } from '../support/clock.ts';
import { ConnectorError } from '../support/errors.ts';
import {
  createRegistration,
  takeMarketplaces,
  writeRegistration,
  type RegistrationDefaults,
} from './apply.ts';
import { storeClaiming } from './claiming.ts';
import { ensureRegistration } from './ensure.ts';
import { chosenProducts } from './own-products.ts';
import { planRegistration } from './plan.ts';
import { readRegistrationFacts } from './read.ts';
import type { Registration, RegistrationChange, RegistrationInput } from './registration.ts';
import { namingMissingInstall, readRegistrations } from './store.ts';

export interface RegistrationCallOptions {
  readonly signal?: AbortSignal;
}

/** The verbs of `connector.registrations`. */
export interface Registrations {
  /**
   * Stores a new registration in Odoo, and gives it. The database lets a marketplace of a seller go to one registration
   * only, also when several processes register at the same moment.
   *
   * @throws `REGISTRATION_INVALID` with every complaint at once (unknown marketplace, one that already belongs to
   * another registration of the seller, a currency without pricelist, a warehouse of another company…),
   * `NOT_INSTALLED`, or an `ODOO_…` code.
   */
  register(input: RegistrationInput, options?: RegistrationCallOptions): Promise<Registration>;
  /**
   * Gives the registration that has these marketplaces of the seller, and registers it where there is none. The same
   * input twice makes one registration, and the second call writes nothing: a service can call it whenever it starts.
   *
   * What the input leaves out is not compared. `ordersSince` counts for a new registration only.
   *
   * @throws `REGISTRATION_DIFFERS` when a registration has one of the marketplaces and is not what is asked for. The
   * error's `context` has the registration's id, and in the same order `fields`, `stored` and `wanted`.
   * Also what `register` throws.
   * @example
   * const spain = await connector.registrations.ensure({ name: 'Amazon ES', sellerId, marketplaces: ['ES'] });
   */
  ensure(input: RegistrationInput, options?: RegistrationCallOptions): Promise<Registration>;
  /** All registrations that the user may see, oldest first. */
  list(options?: RegistrationCallOptions): Promise<readonly Registration[]>;
  /** The registration with this id. Throws `REGISTRATION_UNKNOWN`. */
  get(id: number, options?: RegistrationCallOptions): Promise<Registration>;
  /** The registration after the change; what the change leaves out stays. Throws as `register` does. */
  update(id: number, change: RegistrationChange, options?: RegistrationCallOptions): Promise<Registration>;
}

// Registrations can be read, so some version of this package is installed: what a write misses came later.
const installed = 'installed';

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

  const list = (options: RegistrationCallOptions = {}) => readRegistrations(odoo, [], options);

  const register = async (
    input: RegistrationInput,
    options: RegistrationCallOptions = {},
  ): Promise<Registration> => {
    const plan = async () => {
      const draft = planRegistration(input, await readRegistrationFacts(odoo, input, options));
      return { draft, sellerId: input.sellerId, gained: draft.marketplaces };
    };
    const store = ({ draft }: Awaited<ReturnType<typeof plan>>, attempt: string) =>
      namingMissingInstall(
        () => createRegistration(odoo, draft, defaults, clock.now(), attempt, options),
        installed,
      );
    const { id } = await storeClaiming(odoo, plan, store, options);
    return get(id, options);
  };

  const update = async (
    id: number,
    change: RegistrationChange,
    options: RegistrationCallOptions = {},
  ): Promise<Registration> => {
    const plan = async () => {
      const current = await get(id, options);
      const input = changed(current, change);
      const facts = await readRegistrationFacts(odoo, input, options);
      const draft = planRegistration(input, facts, current);
      const had = new Set(current.marketplaces.map((marketplace) => marketplace.id));
      const gained = draft.marketplaces.filter((marketplace) => !had.has(marketplace.id));
      return { current, draft, sellerId: current.sellerId, gained };
    };
    type Planned = Awaited<ReturnType<typeof plan>>;
    const take = async ({ current, draft, gained }: Planned, attempt: string) => {
      if (gained.length === 0) return id;
      const taking = () => takeMarketplaces(odoo, current, draft, gained, attempt, options);
      await namingMissingInstall(taking, installed);
      return id;
    };
    const { planned } = await storeClaiming(odoo, plan, take, options);
    await writeRegistration(odoo, planned.current, planned.draft, options);
    return get(id, options);
  };

  return {
    get,
    list,
    register,
    ensure: (input, options = {}) =>
      ensureRegistration(
        { list: () => list(options), register: (wanted) => register(wanted, options) },
        input,
      ),
    update,
  };
}

/** What is stored with what the change names; of products, those alone that have to be checked. */
function changed(current: Registration, change: RegistrationChange): RegistrationInput {
  const input = { ...asInput(current), ...change };
  if (input.companyId === current.companyId) return input;
  // Another company may not have them.
  return { ...input, products: { ...chosenProducts(current), ...change.products } };
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
    moveDate,
    lotPolicy,
    lotName,
  } = registration;
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
    nonAmazonOrders,
    cancelReason,
    taxPolicy,
    trackingPolicy,
    validateShipped,
    moveDate,
    lotPolicy,
    lotName,
    marketplaces: registration.marketplaces.map((marketplace) => marketplace.id),
    ...Object.fromEntries(Object.entries(links).filter(([, id]) => id !== undefined)),
  };
}
