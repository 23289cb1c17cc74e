import {
  poolOf,
  type AmazonPort,
  type AmazonCallOptions,
  type InventoryQuery,
  type InventorySummary,
} from '../../amazon/index.ts';
import type { Registration } from '../../registrations/index.ts';
import { ConnectorError } from '../../support/errors.ts';
import type { InventoryListing } from './facts.ts';

/** The one thing that is asked of Amazon. */
export interface InventoryPort {
  readInventory(query: InventoryQuery, options?: AmazonCallOptions): Promise<readonly InventorySummary[]>;
}

/**
 * The registrations whose stock lies in the location of `registration`, itself included: the location holds the sum of
 * all of them, so each has to be asked for.
 *
 * @throws `CONFIGURATION_INVALID` when a registration of the same seller sells from the same stock at Amazon and has
 * another location: each would be given all of it.
 */
export function sourcesOf(registration: Registration, all: readonly Registration[]): readonly Registration[] {
  const pools = poolsOf(registration);
  const split = all.find(
    (other) =>
      other.sellerId === registration.sellerId &&
      other.locationId !== undefined &&
      other.locationId !== registration.locationId &&
      [...poolsOf(other)].some((pool) => pools.has(pool)),
  );
  if (!split) return all.filter(({ locationId }) => locationId === registration.locationId);
  const shared = [...poolsOf(split)].filter((pool) => pools.has(pool)).join(', ');
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    `Registrations "${registration.name}" (location ${registration.locationId ?? 0}) and "${split.name}" (location ${split.locationId ?? 0}) sell from one stock at Amazon (${shared}), and have different Amazon locations: give both the same one with registrations.update().`,
    {
      context: {
        registrationIds: [registration.id, split.id],
        locationIds: [registration.locationId ?? 0, split.locationId ?? 0],
      },
    },
  );
}

const poolsOf = ({ marketplaces }: Registration): ReadonlySet<string> =>
  new Set(marketplaces.map(({ id }) => poolOf(id)));

/** A registration with the port of its seller. */
export interface InventorySource {
  readonly registration: Registration;
  readonly port: InventoryPort;
}

/**
 * The port of each registration.
 *
 * @throws `CONFIGURATION_INVALID` naming a registration without one, or two sellers that would be asked by one port.
 */
export function portsOf(
  registrations: readonly Registration[],
  amazonOf: (registration: Registration) => AmazonPort,
): readonly InventorySource[] {
  const sellers = new Map<AmazonPort, Registration>();
  return registrations.map((registration) => {
    const port = amazonOf(registration);
    const other = sellers.get(port) ?? registration;
    sellers.set(port, other);
    if (other.sellerId !== registration.sellerId) {
      throw new ConnectorError(
        'CONFIGURATION_INVALID',
        `Registrations "${other.name}" and "${registration.name}" share an Amazon location, and are of the sellers ${other.sellerId} and ${registration.sellerId}: give createConnector() an Amazon port for each seller id.`,
        { context: { registrationIds: [other.id, registration.id] } },
      );
    }
    if (canReadInventory(port)) return { registration, port };
    throw new ConnectorError(
      'CONFIGURATION_INVALID',
      `The Amazon port of registration "${registration.name}" cannot read inventory.`,
      { context: { registrationId: registration.id } },
    );
  });
}

const canReadInventory = (port: AmazonPort): port is AmazonPort & InventoryPort =>
  'readInventory' in port && typeof port.readInventory === 'function';

/** What Amazon lists for every marketplace of every registration, one after the other. */
export async function readListings(
  sources: readonly InventorySource[],
  signal: AbortSignal | undefined,
): Promise<readonly InventoryListing[]> {
  const listings: InventoryListing[] = [];
  for (const { registration, port } of sources) {
    for (const { id: marketplaceId } of registration.marketplaces) {
      const summaries = await port.readInventory({ marketplaceId }, { signal });
      listings.push({ registration, marketplaceId, summaries });
    }
  }
  return listings;
}
