import { asInput } from './as-input.ts';
import { chosenProducts } from './own-products.ts';
import type { Registration, RegistrationInput } from './registration.ts';

/**
 * What can be changed later, at any time; what is left out stays. The seller never changes. New orders are made by it from
 * then on, and those that are there keep what they have.
 *
 * `undefined` leaves a value; `null`, and `[]` for `tagIds`, clears it.
 */
export type RegistrationChange = {
  readonly [Name in Exclude<keyof RegistrationInput, 'sellerId'>]?:
    RegistrationInput[Name] | (Name extends ClearableOption ? null : never) | undefined;
};

/** Options of a registration that need not be set. */
export const clearableOptions = [
  'paymentJournalId',
  'fiscalPositionId',
  'returnLocationId',
  'cancelReason',
  'lotName',
] as const;

/** Name of an option that a change may clear. */
export type ClearableOption = (typeof clearableOptions)[number];

const clearable: ReadonlySet<string> = new Set(clearableOptions);

/** What is stored with what the change names; of products, those alone that have to be checked. */
export function withChange(current: Registration, change: RegistrationChange): RegistrationInput {
  const given = Object.entries(change)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]): [string, unknown] => [
      name,
      value === null && clearable.has(name) ? undefined : value,
    ]);
  const input: RegistrationInput = { ...asInput(current), ...Object.fromEntries(given) };
  if (input.companyId === current.companyId) return input;
  // Another company may not have them.
  return { ...input, products: { ...chosenProducts(current), ...change.products } };
}
