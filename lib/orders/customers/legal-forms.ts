/**
 * Legal forms of companies by country, as the names of companies end there. Sources: the commercial registers' own words
 * and ISO 20275, the list of legal forms.
 *
 * `anyCase` are forms that are no word of an address in any spelling. `exact` are those that are a word or a part of a
 * name elsewhere (`Sa` is an article in Catalan, `Ab` and `As` are words, `Sas` is a sluice): they count in these
 * spellings alone, and not in a line that names a street or a part of a house (`OG` and `UG` are floors in German). Dots
 * may be left out of all of them. A blank may stand behind a dot; in `anyCase`, also where a dot was left out: `Bloque C B`
 * is no company.
 */
interface LegalForms {
  readonly anyCase?: readonly string[];
  readonly exact?: readonly string[];
}

const german: LegalForms = {
  anyCase: [
    'GmbH',
    'G.m.b.H.',
    'gGmbH',
    'mbH',
    'OHG',
    'GbR',
    'KGaA',
    'GesbR',
    'UG (haftungsbeschränkt)',
    'PartGmbB',
  ],
  exact: ['AG', 'KG', 'UG', 'SE', 'e.K.', 'e.V.', 'eG'],
};
const austrian: LegalForms = { ...german, exact: [...(german.exact ?? []), 'e.U.', 'OG'] };
const spanish: LegalForms = {
  anyCase: ['S.L.U.', 'S.A.U.', 'S.L.L.', 'S.L.P.', 'S.Coop.'],
  exact: ['S.L.', 'S.A.', 'S.C.', 'C.B.'],
};
const french: LegalForms = {
  anyCase: ['S.A.R.L.', 'S.A.S.U.', 'E.U.R.L.', 'S.à r.l.'],
  exact: ['S.A.S.', 'S.A.', 'S.N.C.', 'S.C.I.'],
};
const italian: LegalForms = {
  // S.n.c. alone is as often "senza numero civico": a street without house numbers.
  anyCase: ['S.r.l.', 'S.r.l.s.', 'S.r.l. unipersonale', '& C. S.n.c.', '& C. S.a.s.'],
  exact: ['S.p.A.', 'SPA', 'S.a.s.', 'SAS'],
};
const dutch: LegalForms = { anyCase: ['V.O.F.'], exact: ['B.V.', 'N.V.', 'C.V.'] };
const english: LegalForms = {
  anyCase: ['Ltd.', 'Limited', 'L.L.P.', 'Inc.', 'Incorporated', 'Corp.', 'Corporation', 'L.L.C.', 'Pty.'],
  exact: ['P.L.C.', 'plc'],
};
const arabian: LegalForms = {
  ...english,
  anyCase: [...(english.anyCase ?? []), 'FZE', 'FZCO', 'DMCC', 'W.L.L.', 'S.A.E.'],
};
const canadian: LegalForms = { ...english, anyCase: [...(english.anyCase ?? []), 'Ltée', 'Ltee'] };
const belgian: LegalForms = {
  anyCase: ['BVBA', 'SPRL', 'S.R.L.', 'VOF', 'VZW', 'ASBL'],
  exact: ['B.V.', 'N.V.', 'S.A.', 'C.V.', 'S.C.'],
};

const formsByCountry: ReadonlyMap<string, LegalForms> = new Map([
  ['DE', german],
  ...['AT', 'LI'].map((code) => [code, austrian] as const),
  ['CH', { anyCase: german.anyCase ?? [], exact: ['AG', 'SA', 'Sàrl', 'Sagl'] }],
  ['ES', spanish],
  ['FR', french],
  ['LU', french],
  ['IT', italian],
  ['NL', dutch],
  ['BE', belgian],
  ...['GB', 'IE', 'US', 'AU', 'NZ', 'SG', 'IN', 'ZA', 'HK'].map((code) => [code, english] as const),
  ['CA', canadian],
  ...['AE', 'SA', 'EG'].map((code) => [code, arabian] as const),
  ['SE', { anyCase: ['Aktiebolag'], exact: ['AB', 'HB', 'KB'] }],
  ['FI', { exact: ['Oy', 'OY', 'Oyj', 'Ab', 'AB'] }],
  ['NO', { exact: ['AS', 'ASA'] }],
  ['DK', { anyCase: ['ApS', 'A/S'] }],
  ['PL', { anyCase: ['sp. z o.o.', 'sp. z o. o.', 'sp. k.', 'sp. j.'], exact: ['S.A.'] }],
  ['PT', { anyCase: ['Lda.'], exact: ['S.A.'] }],
  ['BR', { anyCase: ['Ltda.', 'EIRELI'], exact: ['S.A.', 'S/A'] }],
  ['MX', { anyCase: ['S.A. de C.V.', 'S. de R.L. de C.V.', 'S.A.P.I. de C.V.'] }],
  ['CZ', { anyCase: ['s.r.o.', 'spol. s r.o.'], exact: ['a.s.'] }],
  // JavaScript folds the Turkish İ to no other letter.
  ['TR', { anyCase: ['Ltd. Şti.', 'Ltd. ŞTİ.', 'Ltd. Sti.'], exact: ['A.Ş.', 'A.S.'] }],
]);

// Such a line says who a letter goes through.
const throughSomebody = /^(c\/o|p\/a|a\/a|attn?|fao|t\.a\.v|z\. ?hd|zu händen|bei|chez)[\s.:]/iu;

// Words that streets begin with, and parts of houses and of towns.
const streetWord =
  /^(calle|c\/|carrer|camino|carretera|ctra|ronda|travesía|glorieta|avda?\b|avenida|avinguda|plaza|plaça|paseo|passeig|rua|travessa|largo|alameda|rue|allées?|avenue|av\b|boulevard|cours|quai|route|place|chemin|impasse|via|viale|vicolo|strada|piazza|piazzale|corso|contrada|c\.da|lungomare|ul\b|ulica|al\b|aleja|os\b|osiedle|straat|laan|street|road|str\b|straße|strasse|am|an der|zum)[\s.]/iu;
const placeWord =
  /(?<!\p{L})(hinterhaus|vorderhaus|hinterhof|seitenflügel|seiteneingang|eingang|aufgang|stiege|etage|links|rechts|keller|edificio|bloque|portal|escalera|esc|piso|puerta|planta|urbanización|urb|polígono|résidence|bâtiment|bât|lieu-dit|lotissement|scala|interno|palazzina|località|loc|frazione|fraz|zona)(?!\p{L})/iu;

/** Whether a line of an address is the name of a company of that country; false in doubt. */
export function isCompanyName(line: string, countryCode: string | undefined): boolean {
  const text = line.trim();
  // A number is a house or a door.
  if (/\p{N}/u.test(text) || throughSomebody.test(text)) return false;
  const { certain, doubtful } = patternsByCountry.get(countryCode ?? '') ?? {};
  if (certain?.test(text)) return true;
  return doubtful?.test(text) === true && !streetWord.test(text) && !placeWord.test(text);
}

/** The form as a pattern in which dots may be left out. */
const loosely = (form: string, dot: string): string =>
  form
    .replaceAll(/[()/]/g, String.raw`\$&`)
    .replaceAll(/\.\s?/g, dot)
    .replaceAll(/ (?!\?)/g, String.raw`\s+`);

interface Patterns {
  readonly certain: RegExp | undefined;
  readonly doubtful: RegExp | undefined;
}

function patternsOf({ anyCase = [], exact = [] }: LegalForms): Patterns {
  const atEnd = (forms: readonly string[], dot: string, flags: string): RegExp | undefined =>
    forms.length === 0
      ? undefined
      : new RegExp(
          String.raw`[^\s,&.][\s,&.]+(?:${forms.map((form) => loosely(form, dot)).join('|')})$`,
          flags,
        );
  return {
    certain: atEnd(anyCase, String.raw`\.?\s?`, 'iu'),
    doubtful: atEnd(exact, String.raw`(?:\.\s?)?`, 'u'),
  };
}

const japanese = String.raw`(?:株式会社|有限会社|合同会社|[(（]株[)）]|㈱)`;

const patternsByCountry: ReadonlyMap<string, Patterns> = new Map([
  ...[...formsByCountry].map(([code, forms]) => [code, patternsOf(forms)] as const),
  // Written at either end, without a blank.
  ['JP', { certain: new RegExp(`^${japanese}.|.${japanese}$`, 'u'), doubtful: undefined }],
]);
