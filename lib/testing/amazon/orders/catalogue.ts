import type { MarketplaceProfile } from './marketplace-profiles.ts';

/** An article that is for sale. */
export interface Article {
  readonly sku: string;
  /** Ten characters, as Amazon's; plainly made up. */
  readonly asin: string;
  readonly title: string;
}

// Titles hold what real ones hold: commas, quotation marks, letters beyond ASCII.
const articles: readonly (readonly [sku: string, title: string])[] = [
  ['MUG-BLUE', 'Stoneware Mug, blue, 350 ml'],
  ['MUG-RED', 'Stoneware Mug, red, 350 ml'],
  ['LAMP-DESK-01', 'Desk Lamp "Lumen", dimmable, with USB port'],
  ['TOWEL-SET-4', 'Cotton Towels (Set of 4) – 50 × 100 cm'],
  ['NOTEBOOK-A5', 'Notebook A5, dotted, 160 pages'],
  ['CHAIR-OAK', 'Dining Chair, oak'],
  ['BOTTLE-750', 'Thermos Bottle 750 ml | keeps hot 12 h'],
  ['CABLE-USBC-2M', 'USB-C Cable, 2 m, braided'],
  ['TEA-SENCHA-100', 'Sencha Thé vert, 100 g'],
  ['PILLOW-40', 'Cushion 40 × 40 cm, linen'],
];

/** The articles behind these SKUs; without any, a small catalogue of its own. */
export function makeCatalogue(skus: readonly string[] | undefined): readonly Article[] {
  const rows = skus?.map((sku) => [sku, `Article ${sku}`] as const) ?? articles;
  return rows.map(([sku, title]) => ({
    sku,
    title,
    asin: `B0TEST${hash(sku).toString(36).slice(-4)}`.toUpperCase(),
  }));
}

/**
 * The price of one unit, in the smallest unit of the currency: always the same for an article and a marketplace.
 * Between about 5 and 85 euros, ending as shop prices do.
 */
export function unitPriceOf(article: Article, { decimals, pricePerEuro }: MarketplaceProfile): number {
  const euros = 5 + (hash(article.sku) % 80);
  const units = Math.max(1, Math.round(euros * pricePerEuro));
  return decimals === 0 ? Math.ceil(units / 10) * 10 - 2 : units * 100 - 1;
}

// FNV-1a: spreads even SKUs that differ in one letter.
function hash(text: string): number {
  let value = 0x811c9dc5;
  for (const letter of text) value = Math.imul(value ^ (letter.codePointAt(0) ?? 0), 0x01000193) >>> 0;
  return value + 0x100000; // at least five characters in base 36
}
