// Longer than anything that Amazon's models allow for one line (titles: 500 characters), and short enough for an index of
// PostgreSQL, whose rows hold at most 2,704 bytes: three for each UTF-16 unit at most.
const longestLine = 500;
const longestText = 2000;

/**
 * `text` without what no Odoo can keep: NUL (PostgreSQL takes none) and halves of emojis (Odoo answers with HTTP 500; both
 * measured).
 */
export const storable = (text: string): string => text.replaceAll(/\0|\p{Surrogate}/gu, '');

/**
 * A line of text as Odoo can keep it: {@link storable}, without other control characters (a line break becomes a blank), in
 * Unicode's composed form, so that equal texts are equal, and of bounded length.
 */
export const cleanLine = (text: string): string =>
  composed(text.replaceAll(/[\t\n\r]+/g, ' ').replaceAll(/\p{Control}/gu, ''), longestLine);

/** A line as {@link cleanLine} leaves it, without blanks around it; undefined where nothing is left. */
export const cleanName = (text = ''): string | undefined => cleanLine(text).trim() || undefined;

/** Text of several lines, cleaned as {@link cleanLine}; line breaks and tabulators stay. */
export const cleanLines = (text: string): string =>
  composed(text.replaceAll(/\r\n?/g, '\n').replaceAll(/(?![\n\t])\p{Control}/gu, ''), longestText);

// Cutting may leave half an emoji at the end.
const composed = (text: string, most: number): string => storable(text.normalize('NFC').slice(0, most));
