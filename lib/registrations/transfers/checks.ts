import { findMarketplace } from '../../amazon/index.ts';
import { isConnectorError } from '../../support/errors.ts';
import type { RegistrationFacts } from '../read.ts';
import type { RegisteredMarketplace, Registration } from '../registration.ts';

/** The ids of these marketplaces. A code that is none is left out: it is complained of with everything else. */
export const marketplaceIds = (codes: readonly string[]): ReadonlySet<string> =>
  new Set(
    codes.flatMap((code) => {
      try {
        return [findMarketplace(code).id];
      } catch (error) {
        if (isConnectorError(error)) return [];
        throw error;
      }
    }),
  );

/** The facts as they would be without these marketplaces in the registration. */
export function withoutMarketplaces(
  facts: RegistrationFacts,
  from: Registration,
  ids: ReadonlySet<string>,
): RegistrationFacts {
  const others = facts.others.map((other) =>
    other.id === from.id
      ? { ...other, marketplaces: other.marketplaces.filter(({ id }) => !ids.has(id)) }
      : other,
  );
  return { ...facts, others };
}

/** Marketplaces that the registration does not have. Those that a third one has are complained of as overlaps. */
export function checkMembership(
  ids: ReadonlySet<string>,
  from: Registration,
  { others }: RegistrationFacts,
): readonly string[] {
  const held = new Set(
    others
      .filter(({ id, sellerId }) => sellerId === from.sellerId && id !== from.id)
      .flatMap(({ marketplaces }) => marketplaces.map(({ id }) => id)),
  );
  return [...ids]
    .filter((id) => !from.marketplaces.some((marketplace) => marketplace.id === id) && !held.has(id))
    .map(
      (id) => `${findMarketplace(id).name} is no marketplace of registration ${from.id} ("${from.name}").`,
    );
}

/** A registration without marketplace would ask Amazon for nothing. */
export const checkRest = (
  { id, name }: Registration,
  left: readonly RegisteredMarketplace[],
  instead: string,
): readonly string[] =>
  left.length > 0 ? [] : [`Registration ${id} ("${name}") would have no marketplace left: ${instead}`];

export const checkArchived = ({ id, name, archived }: Registration): readonly string[] =>
  archived ? [`Registration ${id} ("${name}") is archived.`] : [];
