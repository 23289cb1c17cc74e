import type { Language } from './marketplace-profiles.ts';
import type { SeededRandom } from './seeded-random.ts';

interface StreetStyle {
  readonly streets: readonly string[];
  /** The first line of an address: of the street, the house number and, in Japan, the block. */
  readonly line: (street: string, number: string, block: number) => string;
  /** The second line of those who live in a flat: digits for `#`, letters for `@`. */
  readonly flat: string;
}

const numberFirst = (street: string, number: string): string => `${number} ${street}`;
const numberLast = (street: string, number: string): string => `${street} ${number}`;
const numberAfterComma = (street: string, number: string): string => `${street}, ${number}`;
const numberBeforeComma = (street: string, number: string): string => `${number}, ${street}`;

const styles: Readonly<Record<Language, StreetStyle>> = {
  ar: {
    streets: ['Al Nakheel Street', 'Corniche Road', 'Palm Garden Street'],
    line: numberFirst,
    flat: 'Flat ##',
  },
  de: {
    streets: ['Lindenweg', 'Mühlstraße', 'Am alten Bahnhof', 'Gartenstr.'],
    line: numberLast,
    flat: 'Hinterhaus, #. OG',
  },
  en: {
    streets: ['Maple Street', 'Mill Lane', 'Station Road', 'Cedar Avenue'],
    line: numberFirst,
    flat: 'Apt #@',
  },
  es: {
    streets: ['Calle del Olmo', 'Avenida de la Ribera', 'C/ Mayor'],
    line: numberAfterComma,
    flat: '#º @',
  },
  fr: {
    streets: ['rue des Tilleuls', 'avenue de la Gare', "allée de l'Étang"],
    line: numberFirst,
    flat: 'Bâtiment @, appt ##',
  },
  hi: {
    streets: ['Lake View Road', 'Temple Street', 'Gandhi Marg'],
    line: numberBeforeComma,
    flat: 'Flat ###',
  },
  it: {
    streets: ['Via dei Platani', 'Corso della Stazione', 'Via Roma'],
    line: numberAfterComma,
    flat: 'Scala @, interno #',
  },
  ja: {
    streets: ['中央', '本町', '桜台', '緑が丘'],
    line: (street, number, block) => `${street}${block}-${number}`,
    flat: 'さくらマンション###号室',
  },
  nl: { streets: ['Kerkstraat', 'Molenweg', 'Lindelaan'], line: numberLast, flat: '# hoog' },
  pl: { streets: ['ul. Lipowa', 'ul. Ogrodowa', 'al. Dworcowa'], line: numberLast, flat: 'm. ##' },
  pt: {
    streets: ['Rua das Acácias', 'Avenida da Estação', 'Travessa do Rio'],
    line: numberAfterComma,
    flat: 'Apto ##',
  },
  sv: { streets: ['Björkvägen', 'Storgatan', 'Ängsstigen'], line: numberLast, flat: 'Lgh ####' },
  tr: {
    streets: ['Çınar Caddesi', 'Bahçe Sokak', 'Gül Sokak'],
    line: (street, number) => `${street} No:${number}`,
    flat: 'Kat #',
  },
};

/** A street and a house in it, as its country writes them. */
export interface House {
  readonly line: string;
  readonly street: string;
  readonly number: string;
  /** `undefined` for a house of its own. */
  readonly flat: string | undefined;
}

export function makeHouse(random: SeededRandom, language: Language): House {
  const style = styles[language];
  const street = random.pick(style.streets);
  const number = String(random.integer(1, 998));
  const line = style.line(street, number, random.integer(1, 9));
  return { line, street, number, flat: random.chance(0.4) ? random.fill(style.flat) : undefined };
}
