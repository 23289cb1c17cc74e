import { asInput } from './as-input.ts';
import { chosenProducts } from './own-products.ts';
import {
  clearableOptions,
  type Registration,
  type RegistrationChange,
  type RegistrationInput,
} from './registration.ts';

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
