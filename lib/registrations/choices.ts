import {
  invoicingPolicies,
  lotPolicies,
  moveDates,
  taxPolicies,
  trackingPolicies,
  type RegistrationInput,
} from './registration.ts';

/** Settings with a fixed list of choices, which JavaScript and JSON can get wrong. */
const choices = {
  taxPolicy: taxPolicies,
  trackingPolicy: trackingPolicies,
  moveDate: moveDates,
  lotPolicy: lotPolicies,
  invoicing: invoicingPolicies,
} as const;

/** What is wrong with such settings of a registration, as sentences. */
export function checkChoices(input: RegistrationInput): readonly string[] {
  const wrong = Object.entries(choices).flatMap(([name, known]) => {
    const value = input[name as keyof typeof choices];
    if (value === undefined || known.some((choice) => choice === value)) return [];
    return [`${name} "${value}" is none of ${known.slice(0, -1).join(', ')} and ${known.at(-1) ?? ''}.`];
  });
  if (input.lotPolicy !== 'named' || input.lotName?.trim()) return wrong;
  return [...wrong, 'lotPolicy "named" needs the name of the lot: give lotName.'];
}
