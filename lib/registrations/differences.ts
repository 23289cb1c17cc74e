import { findMarketplace } from '../amazon/index.ts';
import { storable } from '../support/clean-text.ts';
import { ConnectorError } from '../support/errors.ts';
import { storedPrefix } from './options.ts';
import { namedProducts } from './own-products.ts';
import type { Registration, RegistrationInput, TaxMapping } from './registration.ts';

/** A field of a stored registration that is not what was asked for; both values as text. */
export interface RegistrationDifference {
  readonly field: keyof RegistrationInput;
  readonly stored: string;
  readonly wanted: string;
}

const plainFields = [
  'name',
  'companyId',
  'warehouseId',
  'locationId',
  'salesTeamId',
  'paymentJournalId',
  'fiscalPositionId',
  'taxPolicy',
  'nonAmazonOrders',
  'cancelReason',
  'trackingPolicy',
  'validateShipped',
  'moveDate',
  'lotPolicy',
  'lotName',
  'invoicing',
  'returnLocationId',
] as const;

/**
 * What differs between a registration and the input that asks for it. What the input leaves out is not compared, and
 * `ordersSince` never is: runs move it on.
 */
export function registrationDifferences(
  stored: Registration,
  input: RegistrationInput,
): readonly RegistrationDifference[] {
  const pairs: readonly (readonly [keyof RegistrationInput, unknown, unknown])[] = [
    ['marketplaces', codesOf(stored.marketplaces), codesOf(input.marketplaces.map(findMarketplace))],
    ...plainFields.map((field) => [field, stored[field], input[field]] as const),
    ['tagIds', inOrderOnce(stored.tagIds), input.tagIds && inOrderOnce(input.tagIds)],
    ['orderPrefix', stored.orderPrefix ?? null, storedPrefix(input)],
    ['products', ofPurposes(stored.products, input), input.products && ofPurposes(input.products, input)],
    ['taxes', storedTaxes(stored), input.taxes && wantedTaxes(input.taxes)],
  ];
  return pairs.flatMap(([field, is, wanted]) =>
    wanted === undefined || textOf(is) === textOf(wanted)
      ? []
      : [{ field, stored: textOf(is), wanted: textOf(wanted) }],
  );
}

/** The error that names every difference. */
export function differs(
  { id, sellerId }: Registration,
  differences: readonly RegistrationDifference[],
): ConnectorError {
  const sentences = differences.map(
    ({ field, stored, wanted }) => `${field} is ${stored}, and ${wanted} is asked for.`,
  );
  return new ConnectorError(
    'REGISTRATION_DIFFERS',
    `Registration ${id} in Odoo is not what is asked for: ${sentences.join(' ')} Change the input, or the registration with registrations.update().`,
    {
      context: {
        registrationId: id,
        sellerId,
        fields: differences.map(({ field }) => field),
        stored: differences.map(({ stored }) => stored),
        wanted: differences.map(({ wanted }) => wanted),
      },
    },
  );
}

const codesOf = (marketplaces: readonly { readonly countryCode: string }[]): readonly string[] =>
  [...new Set(marketplaces.map(({ countryCode }) => countryCode))].sort();

const inOrderOnce = (ids: readonly number[]): readonly number[] =>
  [...new Set(ids)].sort((one, other) => one - other);

/** Those products alone that the input names, in one order. */
const ofPurposes = (
  products: RegistrationInput['products'] | Registration['products'],
  input: RegistrationInput,
) => Object.fromEntries(namedProducts(input).map(({ purpose }) => [purpose, products?.[purpose]]));

type Taxes = Readonly<Record<string, TaxMapping>>;

const storedTaxes = ({ taxRules }: Registration): Taxes =>
  inOrder(
    taxRules.map(({ marketplaceId, fiscalPositionId, tax }) => [
      findMarketplace(marketplaceId).countryCode,
      fiscalPositionId,
      tax?.id,
    ]),
  );

const wantedTaxes = (taxes: Taxes): Taxes =>
  inOrder(
    Object.entries(taxes).map(([code, { fiscalPositionId, taxId }]) => [
      findMarketplace(code).countryCode,
      fiscalPositionId,
      taxId,
    ]),
  );

const inOrder = (
  rules: readonly (readonly [
    code: string,
    fiscalPositionId: number | undefined,
    taxId: number | undefined,
  ])[],
): Taxes =>
  Object.fromEntries(
    rules
      .toSorted(([one], [other]) => (one < other ? -1 : 1))
      .map(([code, fiscalPositionId, taxId]) => [
        code,
        {
          ...(fiscalPositionId !== undefined && { fiscalPositionId }),
          ...(taxId !== undefined && { taxId }),
        },
      ]),
  );

// As Odoo keeps it: a name may hold what was left out when it was stored.
const textOf = (value: unknown): string =>
  value === undefined || value === null
    ? 'not set'
    : JSON.stringify(typeof value === 'string' ? storable(value) : value);
