import { registrationRecord, type RegistrationDefaults } from '../apply.ts';
import { asInput, policiesOf } from '../as-input.ts';
import { registrationDifferences } from '../differences.ts';
import { chosenProducts } from '../own-products.ts';
import { checkOptions } from '../options.ts';
import { planRegistration } from '../plan.ts';
import type { Registration, RegistrationInput } from '../registration.ts';
import { checkArchived, checkMembership, checkRest, marketplaceIds, withoutMarketplaces } from './checks.ts';
import type { TransferFacts } from './facts.ts';
import type { TransferPlan } from './transfer.ts';

/** What the new registration of a split is to be. What is left out is as in the one that is split. */
export interface RegistrationSplitInput extends Partial<
  Omit<RegistrationInput, 'name' | 'marketplaces' | 'sellerId' | 'ordersSince'>
> {
  /** As it shows in Odoo, such as `Amazon DE`. */
  readonly name: string;
  /** Which marketplaces it takes over: country codes or marketplace ids. */
  readonly marketplaces: readonly string[];
}

/**
 * Decides what a split writes. A split that was made like this before is left as it is.
 *
 * @throws `REGISTRATION_INVALID` with every complaint in one message.
 */
export function planSplit(
  wanted: RegistrationSplitInput,
  from: Registration,
  facts: TransferFacts,
  defaults: RegistrationDefaults,
): TransferPlan {
  const input = splitInput(wanted, from);
  const ids = marketplaceIds(wanted.marketplaces);
  const refused = ['sellerId', 'ordersSince'].filter((name) => name in wanted);
  const isComparable = refused.length === 0 && namesKnown(wanted);
  const made = facts.others.find(
    (other) =>
      isComparable && other.id !== from.id && isSplit(other, ids, { ...wanted, sellerId: from.sellerId }),
  );
  if (made) return { status: 'unchanged', from, to: made };
  const left = from.marketplaces.filter(({ id }) => !ids.has(id));
  const complaints = [
    ...checkArchived(from),
    ...refused.map((name) => `A split takes no ${name}: it is that of the registration that is split.`),
    ...checkMembership(ids, from, facts),
    ...checkRest(from, left, 'change its settings with registrations.update() instead.'),
  ];
  const draft = planRegistration(input, withoutMarketplaces(facts, from, ids), undefined, complaints);
  const staysInCompany = draft.companyId === from.companyId;
  const times = facts.states.get(from.id)?.times ?? {};
  return {
    status: 'planned',
    settings: input,
    companyId: draft.companyId,
    transfer: {
      from,
      marketplaces: from.marketplaces.filter(({ id }) => ids.has(id)),
      taxRules: staysInCompany && wanted.taxes === undefined ? 'move' : 'drop',
      merging: false,
      to: {
        record: (attempt) => {
          const { key, values } = registrationRecord(draft, defaults, {
            since: from.lastOrderSync,
            attempt,
          });
          // Its cursors stand where those of the other one stand: what that one has not asked for yet is asked for.
          const inherited = Object.entries(times).map(([field, time]) => [field, time ?? null] as const);
          return { key, values: { ...values, ...Object.fromEntries(inherited) } };
        },
      },
    },
  };
}

/** What the split registration has, as far as it serves another one: in another company its records are of no use. */
export function splitInput(wanted: RegistrationSplitInput, from: Registration): RegistrationInput {
  const { companyId = from.companyId } = wanted;
  const given = Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined));
  return {
    ...(companyId === from.companyId
      ? { ...asInput(from), products: chosenProducts(from) }
      : policiesOf(from)),
    tagIds: from.tagIds,
    orderPrefix: from.orderPrefix ?? null,
    ...given,
    name: wanted.name,
    marketplaces: wanted.marketplaces,
    companyId,
    sellerId: from.sellerId,
  };
}

// What names an option or a marketplace that there is not was never stored: it is complained of.
const namesKnown = (wanted: RegistrationSplitInput): boolean =>
  checkOptions(wanted).length === 0 &&
  [...wanted.marketplaces, ...Object.keys(wanted.taxes ?? {})].every(
    (code) => marketplaceIds([code]).size === 1,
  );

function isSplit(other: Registration, ids: ReadonlySet<string>, input: RegistrationInput): boolean {
  if (other.sellerId !== input.sellerId || other.marketplaces.length !== ids.size) return false;
  if (!other.marketplaces.every(({ id }) => ids.has(id))) return false;
  return registrationDifferences(other, input).length === 0;
}
