import { findMarketplace } from '../../amazon/index.ts';
import { isConnectorError } from '../../support/errors.ts';
import { asInput } from '../as-input.ts';
import { registrationDifferences } from '../differences.ts';
import { planRegistration, type RegistrationDraft } from '../plan.ts';
import type { RegistrationFacts } from '../read.ts';
import type { RegisteredMarketplace, Registration, RegistrationInput } from '../registration.ts';
import type { Transfer } from './transfer.ts';

/** What the new registration of a split is to be. What is left out is as in the one that is split. */
export interface RegistrationSplitInput extends Partial<
  Omit<RegistrationInput, 'name' | 'marketplaces' | 'sellerId' | 'ordersSince'>
> {
  /** As it shows in Odoo, such as `Amazon DE`. */
  readonly name: string;
  /** Which marketplaces it takes over: country codes or marketplace ids. */
  readonly marketplaces: readonly string[];
}

export type SplitPlan =
  /** It was split like this before. */
  | { readonly status: 'unchanged'; readonly to: Registration }
  | {
      readonly status: 'planned';
      readonly marketplaces: readonly RegisteredMarketplace[];
      readonly draft: RegistrationDraft;
      readonly taxRules: Transfer['taxRules'];
    };

/**
 * What a split comes to.
 *
 * @throws `REGISTRATION_INVALID` with every complaint in one message.
 */
export function planSplit(
  wanted: RegistrationSplitInput,
  from: Registration,
  facts: RegistrationFacts,
): SplitPlan {
  const input = splitInput(wanted, from);
  const ids = marketplaceIds(wanted.marketplaces);
  const made = facts.others.find((other) => other.id !== from.id && isSplit(other, ids, input));
  if (made) return { status: 'unchanged', to: made };
  const marketplaces = from.marketplaces.filter(({ id }) => ids.has(id));
  const left = from.marketplaces.filter(({ id }) => !ids.has(id));
  const others = facts.others.map((other) =>
    other.id === from.id ? { ...other, marketplaces: left } : other,
  );
  const complaints = [
    ...checkMembership(ids, from, others),
    ...checkRest(from, left),
    ...checkArchived(from),
  ];
  const draft = planRegistration(input, { ...facts, others }, undefined, complaints);
  const staysInCompany = draft.companyId === from.companyId;
  const taxRules = staysInCompany && wanted.taxes === undefined ? 'move' : 'drop';
  return { status: 'planned', marketplaces, draft, taxRules };
}

/** What the split registration has, as far as it serves another one: in another company its records are of no use. */
function splitInput(wanted: RegistrationSplitInput, from: Registration): RegistrationInput {
  const { companyId = from.companyId } = wanted;
  const { sellerId } = from;
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
  const base = companyId === from.companyId ? asInput(from) : policiesOf(from);
  return { ...base, ...given, name: wanted.name, marketplaces: wanted.marketplaces, companyId, sellerId };
}

const policiesOf = ({
  nonAmazonOrders,
  cancelReason,
  taxPolicy,
  trackingPolicy,
  validateShipped,
  moveDate,
  lotPolicy,
  lotName,
}: Registration) => ({
  nonAmazonOrders,
  cancelReason,
  taxPolicy,
  trackingPolicy,
  validateShipped,
  moveDate,
  lotPolicy,
  lotName,
});

function isSplit(other: Registration, ids: ReadonlySet<string>, input: RegistrationInput): boolean {
  if (other.sellerId !== input.sellerId || other.marketplaces.length !== ids.size) return false;
  if (!other.marketplaces.every(({ id }) => ids.has(id))) return false;
  return registrationDifferences(other, input).length === 0;
}

// A code that is none is complained of with everything else about the registration.
const marketplaceIds = (codes: readonly string[]): ReadonlySet<string> =>
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

/** Marketplaces that the registration does not have; those of a third one are complained of as overlaps. */
export function checkMembership(
  ids: ReadonlySet<string>,
  from: Registration,
  others: readonly Registration[],
): readonly string[] {
  const held = new Set(
    others
      .filter(({ sellerId }) => sellerId === from.sellerId)
      .flatMap(({ marketplaces }) => marketplaces.map(({ id }) => id)),
  );
  return [...ids]
    .filter((id) => !from.marketplaces.some((marketplace) => marketplace.id === id) && !held.has(id))
    .map(
      (id) => `${findMarketplace(id).name} is no marketplace of registration ${from.id} ("${from.name}").`,
    );
}

const checkRest = ({ id, name }: Registration, left: readonly RegisteredMarketplace[]): readonly string[] =>
  left.length > 0
    ? []
    : [
        `Registration ${id} ("${name}") would have no marketplace left: change its settings with registrations.update() instead.`,
      ];

export const checkArchived = ({ id, name, archived }: Registration): readonly string[] =>
  archived ? [`Registration ${id} ("${name}") is archived.`] : [];
