import { z } from 'zod';
import { fields, searchRecords, type CallScope, type OdooPort } from '../odoo/index.ts';

/** Ids of the active products by internal reference, whatever its case and blanks. */
export type ReferenceIndex = ReadonlyMap<string, readonly number[]>;

/**
 * A SKU or an internal reference without what people spell differently: case, blanks, and the signs without width that
 * spreadsheets and web pages leave in copied text.
 */
export const foldSku = (text: string): string =>
  text
    .normalize('NFC')
    .replaceAll(/[\s\p{Format}]/gu, '')
    .toLowerCase();

/**
 * Reads the internal references of all products. One call.
 *
 * Odoo can search for another spelling only by patterns, one for each SKU: for 200 SKUs among 10,000 products that takes
 * 0.8 s, and reading all references takes 0.07 s (measured on Odoo 19).
 */
export async function readReferences(odoo: OdooPort, scope: CallScope): Promise<ReferenceIndex> {
  const records = await searchRecords(odoo, 'product.product', referenceSchema, {
    domain: [['default_code', '!=', false]],
    order: 'id',
    ...scope,
  });
  const index = new Map<string, number[]>();
  for (const { id, default_code: reference } of records) {
    const key = foldSku(reference ?? '');
    const ids = index.get(key);
    if (ids) ids.push(id);
    else index.set(key, [id]);
  }
  return index;
}

const referenceSchema = z.object({ default_code: fields.char });
