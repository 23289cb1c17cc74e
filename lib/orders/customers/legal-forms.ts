/**
 * Legal forms of companies by country, as the names of companies end there. Sources: the commercial registers' own words
 * and ISO 20275, the list of legal forms.
 *
 * `anyCase` are forms that are no word of an address in any spelling. `exact` are those that are a word or a part of a
 * name elsewhere (`Sa` is an article in Catalan, `Ab` and `As` are words, `Sas` is a sluice): they count in these
 * spellings alone. Dots may be left out of all of them, and blanks stand between their letters or not.
 */
interface LegalForms {
  readonly anyCase?: readonly string[];
  readonly exact?: readonly string[];
}

const german: LegalForms = {
  anyCase: ['GmbH', 'gGmbH', 'mbH', 'OHG', 'GbR', 'KGaA', 'GesbR', 'UG (haftungsbeschränkt)', 'PartGmbB'],
  exact: ['AG', 'KG', 'UG', 'SE', 'e.K.', 'e.U.', 'e.V.', 'eG', 'OG'],
};
const spanish: LegalForms = {
  anyCase: ['S.L.U.', 'S.A.U.', 'S.L.L.', 'S.Coop.'],
  exact: ['S.L.', 'S.A.', 'S.C.', 'C.B.'],
};
const french: LegalForms = {
  anyCase: ['S.A.R.L.', 'S.A.S.U.', 'E.U.R.L.', 'S.à r.l.'],
  exact: ['S.A.S.', 'S.A.', 'S.N.C.', 'S.C.I.'],
};
const italian: LegalForms = {
  anyCase: ['S.r.l.', 'S.r.l.s.', 'S.r.l. unipersonale'],
  exact: ['S.p.A.', 'SPA', 'S.a.s.', 'SAS', 'S.n.c.', 'SNC'],
};
const dutch: LegalForms = { anyCase: ['V.O.F.'], exact: ['B.V.', 'N.V.', 'C.V.'] };
const english: LegalForms = {
  anyCase: ['Ltd.', 'Limited', 'LLP', 'Inc.', 'Corp.', 'LLC', 'Pty.', 'Pte. Ltd.', 'Pvt. Ltd.'],
  exact: ['PLC', 'plc'],
};
const belgian: LegalForms = {
  anyCase: ['BVBA', 'SPRL', 'S.R.L.', 'VOF'],
  exact: ['B.V.', 'N.V.', 'S.A.', 'C.V.', 'S.C.'],
};

const formsByCountry: ReadonlyMap<string, LegalForms> = new Map([
  ...['DE', 'AT', 'LI'].map((code) => [code, german] as const),
  ['CH', { anyCase: german.anyCase ?? [], exact: ['AG', 'SA', 'Sàrl', 'Sagl'] }],
  ['ES', spanish],
  ['FR', french],
  ['LU', french],
  ['IT', italian],
  ['NL', dutch],
  ['BE', belgian],
  ...['GB', 'IE', 'US', 'CA', 'AU', 'NZ', 'SG', 'IN', 'ZA', 'AE', 'HK'].map(
    (code) => [code, english] as const,
  ),
  ['SE', { exact: ['AB', 'HB', 'KB'] }],
  ['FI', { exact: ['Oy', 'OY', 'Oyj', 'Ab', 'AB'] }],
  ['NO', { exact: ['AS', 'ASA'] }],
  ['DK', { anyCase: ['ApS', 'A/S'] }],
  ['PL', { anyCase: ['sp. z o.o.', 'sp. z o. o.', 'sp. k.', 'sp. j.'], exact: ['S.A.'] }],
  ['PT', { anyCase: ['Lda.'], exact: ['S.A.'] }],
  ['BR', { anyCase: ['Ltda.', 'EIRELI'], exact: ['S.A.', 'S/A'] }],
  ['MX', { anyCase: ['S.A. de C.V.', 'S. de R.L. de C.V.', 'S.A.P.I. de C.V.'] }],
  ['CZ', { anyCase: ['s.r.o.', 'spol. s r.o.'], exact: ['a.s.'] }],
  ['TR', { anyCase: ['Ltd. Şti.'], exact: ['A.Ş.'] }],
]);

// Words that streets begin with, and those that name who a letter goes through: such a line is no name of a company.
const streetWord =
  /^(c\/o|calle|c\/|carrer|avda?\b|avenida|avinguda|plaza|plaça|paseo|passeig|rua|travessa|largo|rue|avenue|boulevard|place|chemin|impasse|via|viale|piazza|corso|ul\b|ulica|al\b|aleja|straat|laan|street|road|str\b|straße|strasse|am|an der|zum)[\s.]/iu;

/** Whether a line of an address is the name of a company of that country; false in doubt. */
export function isCompanyName(line: string, countryCode: string | undefined): boolean {
  const text = line.trim();
  // A number is a house or a door.
  if (/\d/.test(text) || streetWord.test(text)) return false;
  return (patternsByCountry.get(countryCode ?? '') ?? []).some((pattern) => pattern.test(text));
}

/** The form as a pattern: each dot, and the blank behind it, may be there or not. */
const loosely = (form: string): string =>
  form
    .replaceAll(/[()/]/g, String.raw`\$&`)
    .replaceAll(/\.\s?/g, String.raw`\.?\s?`)
    .replaceAll(/ (?!\?)/g, String.raw`\s+`)
    .replace(/\\s\?$/, '');

const oneOf = (forms: readonly string[]): string => `(?:${forms.map(loosely).join('|')})`;

function patternsOf({ anyCase = [], exact = [] }: LegalForms): readonly RegExp[] {
  const atEnd = (forms: readonly string[], flags: string): readonly RegExp[] =>
    forms.length === 0 ? [] : [new RegExp(String.raw`[^\s,&.][\s,&.]+${oneOf(forms)}$`, flags)];
  return [...atEnd(anyCase, 'iu'), ...atEnd(exact, 'u')];
}

const japanese = '(?:株式会社|有限会社|合同会社)';

const patternsByCountry: ReadonlyMap<string, readonly RegExp[]> = new Map([
  ...[...formsByCountry].map(([code, forms]) => [code, patternsOf(forms)] as const),
  // Written at either end, without a blank.
  ['JP', [new RegExp(`^${japanese}.`, 'u'), new RegExp(`.${japanese}$`, 'u')]],
]);
