import type { CountryFacts, StateFacts } from '../facts.ts';

/**
 * The state that Amazon's free text means: a code (`WA`), or a name in any case and with or without accents
 * (`CATALUÑA`, `Sao Paulo`). Undefined when the country has no such state; the text is then kept in the address.
 */
export function findState(text: string, country: CountryFacts): StateFacts | undefined {
  const wanted = fold(text);
  return (
    country.states.find((state) => fold(state.code) === wanted) ??
    country.states.find((state) => namesOf(state).includes(wanted))
  );
}

// Odoo names some states in two languages, as "Alacant (Alicante)", or with the country's code, as "California (US)".
function namesOf(state: StateFacts): readonly string[] {
  const parts = /^(.*?)\s*\((.*)\)$/.exec(state.name);
  const names = parts ? [state.name, parts[1] ?? '', parts[2] ?? ''] : [state.name];
  return names.map(fold);
}

const fold = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .replaceAll(/[\s.]+/g, ' ')
    .trim()
    .toLowerCase();
