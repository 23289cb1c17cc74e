import { z } from 'zod';
import { createOnce, fields, searchRecords } from '../../odoo/index.ts';
import { unique } from '../../support/unique.ts';
import { lotKey } from './keys.ts';
import type { MoveSession } from './session.ts';

/** A lot or serial number of a product, by its name. */
export interface NamedLot {
  readonly productId: number;
  readonly lotName: string;
}

const lotShape = z.object({ product_id: fields.many2one, name: fields.char });

export const namedLotKey = ({ productId, lotName }: NamedLot): string => `${productId}/${lotName}`;

/**
 * Ids of lots that the Amazon location does not hold, by {@link namedLotKey}; those that Odoo does not know are made. Two
 * calls, and none without such lots or from Odoo 19 on.
 *
 * Up to Odoo 18, a move line that only names its lot reserves goods without one, so that the goods without a lot go below
 * zero in its place (measured).
 */
export async function knownLots(
  { dialect, registration, scope, tools }: MoveSession,
  wanted: readonly NamedLot[],
): Promise<ReadonlyMap<string, number>> {
  const known = new Map<string, number>();
  if (wanted.length === 0 || !dialect.groupsMoves) return known;
  const found = await searchRecords(tools.odoo, 'stock.lot', lotShape, {
    domain: [
      ['product_id', 'in', unique(wanted.map(({ productId }) => productId))],
      ['name', 'in', unique(wanted.map(({ lotName }) => lotName))],
      ['company_id', 'in', [false, registration.companyId]],
    ],
    order: 'id desc',
    ...scope,
  });
  for (const { id, product_id: productId = 0, name: lotName = '' } of found)
    known.set(namedLotKey({ productId, lotName }), id);
  const missing = new Map(
    wanted.filter((lot) => !known.has(namedLotKey(lot))).map((lot) => [namedLotKey(lot), lot]),
  );
  const records = [...missing.values()].map(({ productId, lotName }) => ({
    key: lotKey(registration.companyId, productId, lotName),
    values: {
      name: lotName,
      product_id: { dbId: productId },
      company_id: { dbId: registration.companyId },
    },
  }));
  const made = await createOnce(tools.odoo, 'stock.lot', records, scope);
  for (const [index, key] of [...missing.keys()].entries()) {
    const id = made[index]?.id;
    // What Odoo refuses here, it refuses by its name too, and says why.
    if (id !== undefined) known.set(key, id);
  }
  return known;
}
