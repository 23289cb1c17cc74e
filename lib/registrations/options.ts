import { cleanName } from '../support/clean-text.ts';
import { ConnectorError } from '../support/errors.ts';
import { productPurposes, type RegistrationInput } from './registration.ts';

// Every option by its name: one that is missing here does not compile.
const known: Readonly<Record<keyof RegistrationInput, true>> = {
  name: true,
  sellerId: true,
  marketplaces: true,
  companyId: true,
  warehouseId: true,
  locationId: true,
  salesTeamId: true,
  tagIds: true,
  orderPrefix: true,
  products: true,
  paymentJournalId: true,
  fiscalPositionId: true,
  taxes: true,
  taxPolicy: true,
  nonAmazonOrders: true,
  cancelReason: true,
  trackingPolicy: true,
  validateShipped: true,
  moveDate: true,
  lotPolicy: true,
  lotName: true,
  invoicing: true,
  returnLocationId: true,
  ordersSince: true,
};

const isKnown = (name: string): boolean => Object.hasOwn(known, name);
const purposes: readonly string[] = productPurposes;

/** Options that there are not, as sentences: a misspelt one would be obeyed by nobody. */
export function checkOptions(input: Partial<RegistrationInput>): readonly string[] {
  const unknown = Object.keys(input).filter((name) => !isKnown(name));
  const unknownProducts = Object.keys(input.products ?? {}).filter((name) => !purposes.includes(name));
  return [
    ...unknown.map((name) => `There is no option "${name}".`),
    ...unknownProducts.map(
      (name) => `products names "${name}", which is none of ${productPurposes.join(', ')}.`,
    ),
  ];
}

/** @throws `REGISTRATION_INVALID` naming the options that there are not. */
export function refuseUnknown(input: RegistrationInput): void {
  const complaints = checkOptions(input);
  if (complaints.length === 0) return;
  throw new ConnectorError(
    'REGISTRATION_INVALID',
    `Registration "${input.name}" cannot be compared with what is asked for. ${complaints.join(' ')}`,
    { context: { sellerId: input.sellerId } },
  );
}

const longestPrefix = 32;

/** What is wrong with the prefix of order numbers. */
export function checkOrderPrefix({ orderPrefix }: Pick<RegistrationInput, 'orderPrefix'>): readonly string[] {
  if (orderPrefix === undefined || orderPrefix === null) return [];
  const text = orderPrefix.trim();
  if (text === '') return ['orderPrefix is empty: give null for numbers of Odoo itself.'];
  return [
    ...(text.length > longestPrefix
      ? [`orderPrefix has ${text.length} characters, and may have ${longestPrefix}.`]
      : []),
    ...(/\p{Control}|\p{Surrogate}/u.test(text) ? ['orderPrefix has control characters.'] : []),
  ];
}

/** The prefix as it is stored; `null`: none is wanted; undefined: none is asked for. */
export const storedPrefix = ({
  orderPrefix,
}: Pick<RegistrationInput, 'orderPrefix'>): string | null | undefined =>
  typeof orderPrefix === 'string' ? (cleanName(orderPrefix) ?? null) : orderPrefix;
