/** A town with its state, and how its postal codes look: digits for `#`, letters for `@`. */
export interface Place {
  readonly city: string;
  readonly stateCode: string;
  readonly stateName: string;
  readonly postalPattern: string;
}

/** How addresses of a country name their state as a rule. */
export type StateSpelling = 'code' | 'name' | 'upper-case name' | 'none';

export interface Places {
  readonly usualState: StateSpelling;
  readonly towns: readonly Place[];
  /** The country's telephone prefix. */
  readonly phonePrefix: string;
}

type Town = readonly [city: string, stateCode: string, stateName: string, postalPattern: string];

function places(phonePrefix: string, usualState: StateSpelling, ...towns: readonly Town[]): Places {
  return {
    usualState,
    phonePrefix,
    towns: towns.map(([city, stateCode, stateName, postalPattern]) => ({
      city,
      stateCode,
      stateName,
      postalPattern,
    })),
  };
}

/** Towns by country code. */
export const placesByCountry: ReadonlyMap<string, Places> = new Map([
  [
    'US',
    places(
      '+1',
      'code',
      ['Seattle', 'WA', 'Washington', '981##'],
      ['AUSTIN', 'TX', 'Texas', '787##-####'],
      ['Albany', 'NY', 'New York', '122##'],
      ['Portland', 'OR', 'Oregon', '972##'],
    ),
  ],
  [
    'CA',
    places(
      '+1',
      'code',
      ['Montréal', 'QC', 'Québec', 'H2@ #@#'],
      ['Toronto', 'ON', 'Ontario', 'M5@ #@#'],
      ['Vancouver', 'BC', 'British Columbia', 'V6@#@#'],
    ),
  ],
  [
    'MX',
    places(
      '+52',
      'name',
      ['Guadalajara', 'JAL', 'Jalisco', '44###'],
      ['Monterrey', 'NLE', 'Nuevo León', '64###'],
      ['Ciudad de México', 'CDMX', 'Ciudad de México', '06###'],
    ),
  ],
  [
    'BR',
    places(
      '+55',
      'code',
      ['São Paulo', 'SP', 'São Paulo', '01###-###'],
      ['Belo Horizonte', 'MG', 'Minas Gerais', '30###-###'],
      ['Curitiba', 'PR', 'Paraná', '80###-###'],
    ),
  ],
  [
    'GB',
    places(
      '+44',
      'none',
      ['LONDON', 'ENG', 'England', 'SE# #@@'],
      ['Manchester', 'ENG', 'England', 'M# #@@'],
      ['Edinburgh', 'SCT', 'Scotland', 'EH# #@@'],
    ),
  ],
  [
    'DE',
    places(
      '+49',
      'none',
      ['Köln', 'NW', 'Nordrhein-Westfalen', '509##'],
      ['München', 'BY', 'Bayern', '803##'],
      ['Berlin', 'BE', 'Berlin', '101##'],
    ),
  ],
  [
    'FR',
    places(
      '+33',
      'none',
      ['Lyon', 'ARA', 'Auvergne-Rhône-Alpes', '6900#'],
      ['PARIS', 'IDF', 'Île-de-France', '7501#'],
      ['Rennes', 'BRE', 'Bretagne', '35#00'],
    ),
  ],
  [
    'ES',
    places(
      '+34',
      'name',
      ['Madrid', 'M', 'Madrid', '280##'],
      ['Barcelona', 'B', 'Barcelona', '080##'],
      ['Oviedo', 'O', 'Asturias', '330##'],
    ),
  ],
  [
    'IT',
    places(
      '+39',
      'code',
      ['Milano', 'MI', 'Milano', '201##'],
      ['Roma', 'RM', 'Roma', '001##'],
      ['Napoli', 'NA', 'Napoli', '801##'],
    ),
  ],
  [
    'NL',
    places(
      '+31',
      'none',
      ['Utrecht', 'UT', 'Utrecht', '35## @@'],
      ['Groningen', 'GR', 'Groningen', '97##@@'],
    ),
  ],
  [
    'BE',
    places('+32', 'none', ['Namur', 'WNA', 'Namur', '50##'], ['Gent', 'VOV', 'Oost-Vlaanderen', '90##']),
  ],
  ['IE', places('+353', 'name', ['Cork', 'CO', 'Cork', 'T12 @###'], ['Galway', 'G', 'Galway', 'H91 @##@'])],
  [
    'SE',
    places(
      '+46',
      'none',
      ['Malmö', 'M', 'Skåne län', '21# ##'],
      ['Göteborg', 'O', 'Västra Götalands län', '41# ##'],
    ),
  ],
  [
    'PL',
    places(
      '+48',
      'name',
      ['Łódź', 'LD', 'łódzkie', '90-###'],
      ['Kraków', 'MA', 'małopolskie', '30-###'],
      ['Warszawa', 'MZ', 'mazowieckie', '00-###'],
    ),
  ],
  ['TR', places('+90', 'name', ['İstanbul', '34', 'İstanbul', '34###'], ['İzmir', '35', 'İzmir', '35###'])],
  ['AE', places('+971', 'name', ['Dubai', 'DU', 'Dubai', ''], ['Abu Dhabi', 'AZ', 'Abu Dhabi', ''])],
  ['SA', places('+966', 'name', ['Riyadh', '01', 'Riyadh', '11###'], ['Jeddah', '02', 'Makkah', '21###'])],
  ['EG', places('+20', 'name', ['Cairo', 'C', 'Cairo', '115##'], ['Giza', 'GZ', 'Giza', '125##'])],
  [
    'ZA',
    places(
      '+27',
      'name',
      ['Cape Town', 'WC', 'Western Cape', '80##'],
      ['Johannesburg', 'GT', 'Gauteng', '20##'],
    ),
  ],
  [
    'IN',
    places(
      '+91',
      'upper-case name',
      ['BENGALURU', 'KA', 'Karnataka', '5600##'],
      ['Mumbai', 'MH', 'Maharashtra', '4000##'],
    ),
  ],
  ['SG', places('+65', 'none', ['Singapore', 'SG', 'Singapore', '######'])],
  [
    'AU',
    places(
      '+61',
      'code',
      ['Sydney', 'NSW', 'New South Wales', '20##'],
      ['MELBOURNE', 'VIC', 'Victoria', '30##'],
      ['Perth', 'WA', 'Western Australia', '60##'],
    ),
  ],
  [
    'JP',
    places(
      '+81',
      'name',
      ['渋谷区', '13', '東京都', '150-####'],
      ['大阪市北区', '27', '大阪府', '530-####'],
      ['札幌市中央区', '01', '北海道', '060-####'],
    ),
  ],
]);
