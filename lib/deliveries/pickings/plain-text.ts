/** A name in one line, without what nobody sees, which no XML may hold; undefined where nothing is left. */
export const plainText = (text = ''): string | undefined =>
  text.replaceAll(/[\s\p{Cc}]+/gu, ' ').trim() || undefined;
