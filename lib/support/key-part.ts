import { createHash } from 'node:crypto';

/**
 * A foreign id as a part of an external id: as it is where it is made of what ids are made of, else hashed. Odoo refuses
 * blanks in external ids, and takes a dot for the end of the prefix.
 */
export const keyPart = (id: string): string => (/^[\w-]{1,60}$/.test(id) ? id : keyHash(id));

/** Texts of any length and alphabet as a part of an external id: short, and without what they say. */
export const keyHash = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 24);
