import { findMarketplace } from '../amazon/index.ts';
import { isConnectorError } from '../support/errors.ts';
import { differs, registrationDifferences } from './differences.ts';
import { refuseUnknown } from './options.ts';
import type { Registration, RegistrationInput } from './registration.ts';

interface Verbs {
  readonly list: () => Promise<readonly Registration[]>;
  readonly register: (input: RegistrationInput) => Promise<Registration>;
}

/** The registration that has these marketplaces of the seller, registered where there is none. */
export async function ensureRegistration(
  { list, register }: Verbs,
  input: RegistrationInput,
): Promise<Registration> {
  const there = await findStored(list, input);
  if (there) return there;
  try {
    return await register(input);
  } catch (error) {
    if (!isConnectorError(error) || error.code !== 'REGISTRATION_INVALID') throw error;
    // Another process may have registered it between our read and our write.
    const winner = await findStored(list, input);
    if (winner) return winner;
    throw error;
  }
}

async function findStored(list: Verbs['list'], input: RegistrationInput): Promise<Registration | undefined> {
  const wanted = wantedIds(input);
  const stored = (await list()).find(
    (registration) =>
      registration.sellerId === input.sellerId && registration.marketplaces.some(({ id }) => wanted.has(id)),
  );
  if (!stored) return undefined;
  refuseUnknown(input);
  const differences = registrationDifferences(stored, input);
  if (differences.length > 0) throw differs(stored, differences);
  return stored;
}

// Where a code is no marketplace, none counts: register() complains of it, with everything else that is wrong.
function wantedIds({ marketplaces }: RegistrationInput): ReadonlySet<string> {
  try {
    return new Set(marketplaces.map((code) => findMarketplace(code).id));
  } catch (error) {
    if (isConnectorError(error)) return new Set();
    throw error;
  }
}
