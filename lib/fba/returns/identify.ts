import type { CustomerReturn } from '../../amazon/index.ts';
import { keyHash, keyPart } from '../../support/key-part.ts';

/** A return with what it is found again by. */
export interface IdentifiedReturn {
  readonly row: CustomerReturn;
  /** Tells it apart from every other return, and stays the same in every report that states it. */
  readonly ref: string;
  /** External id of its picking. */
  readonly key: string;
  /** Name of its picking, which Odoo shows as the reference of its moves. It is unique in a company. */
  readonly name: string;
}

/** Pattern of the names of those pickings, as Odoo's `=like` takes it. */
export const returnNames = 'FBA/%/RETURN/%';

/**
 * Gives each return its identity. A licence plate number names one unit of an order: stated twice, it counts once. Without
 * one, a return is what its row says, and the nth of equal rows is another return: reports state equal rows together,
 * since they have the same date.
 */
export function identifyReturns(rows: readonly CustomerReturn[]): readonly IdentifiedReturn[] {
  const equalRows = new Map<string, number>();
  const byRef = new Map<string, IdentifiedReturn>();
  for (const row of rows) {
    const { orderId, licensePlate } = row;
    const order = keyPart(orderId);
    if (licensePlate !== undefined) {
      // The same unit may be sold again, and come back again, under its number: the order is a part of the key.
      const plate = keyPart(licensePlate);
      const ref = `${order}_${plate}`;
      if (!byRef.has(ref)) byRef.set(ref, identified(row, ref, plate));
      continue;
    }
    const content = contentOf(row);
    const nth = equalRows.get(content) ?? 0;
    equalRows.set(content, nth + 1);
    const hash = keyHash(content, String(nth));
    const ref = `${order}_${hash}`;
    byRef.set(ref, identified(row, ref, hash.slice(0, 10)));
  }
  return [...byRef.values()];
}

const identified = (row: CustomerReturn, ref: string, shortName: string): IdentifiedReturn => ({
  row,
  ref,
  key: `amazon.fba_return_${ref}`,
  name: `FBA/${row.orderId}/RETURN/${shortName}`,
});

const contentOf = ({
  orderId,
  sku,
  quantity,
  returnedAt,
  disposition,
  fnSku,
  reason,
}: CustomerReturn): string =>
  keyHash(orderId, sku, String(quantity), returnedAt, disposition ?? '', fnSku ?? '', reason ?? '');
