/** A currency of Odoo: ISO code, name, symbol, decimals. */
export type SeedCurrency = readonly [code: string, name: string, symbol: string, digits: number];

export const currencies: readonly SeedCurrency[] = [
  ['USD', 'United States dollar', '$', 2],
  ['EUR', 'Euro', '€', 2],
  ['GBP', 'Pound sterling', '£', 2],
  ['JPY', 'Japanese yen', '¥', 0],
  ['CAD', 'Canadian dollar', '$', 2],
  ['MXN', 'Mexican peso', '$', 2],
  ['BRL', 'Brazilian real', 'R$', 2],
  ['SEK', 'Swedish krona', 'kr', 2],
  ['PLN', 'Polish złoty', 'zł', 2],
  ['AUD', 'Australian dollar', '$', 2],
  ['TRY', 'Turkish lira', '₺', 2],
  ['INR', 'Indian rupee', '₹', 2],
  ['AED', 'United Arab Emirates dirham', 'AED', 2],
  ['SAR', 'Saudi riyal', 'SR', 2],
  ['EGP', 'Egyptian pound', 'LE', 2],
  ['SGD', 'Singapore dollar', 'S$', 2],
  ['ZAR', 'South African rand', 'R', 2],
  ['CHF', 'Swiss franc', 'CHF', 2],
];

/** Those that are active from the start, unless the options say otherwise. A new real Odoo has one alone. */
export const activeCurrencies: readonly string[] = currencies.slice(0, 10).map(([code]) => code);
