import { keyHash, keyPart } from '../../support/key-part.ts';

/** External id of the nth lot of a move. */
export const moveLineKey = (moveId: number, number: number): string => `amazon.fba_lot_${moveId}_${number}`;

/** External id of a lot that the connector makes. */
export const lotKey = (companyId: number, productId: number, name: string): string =>
  `amazon.fba_lot_of_${companyId}_${productId}_${keyHash(name)}`;

export const moveGroupKey = (orderId: string): string => `amazon.fba_group_${keyPart(orderId)}`;

const prefix = 'FBA';

/** Name of the nth picking of an order, which Odoo shows as the reference of its moves. It is unique in a company. */
export const pickingName = (orderId: string, number: number): string =>
  number === 1 ? `${prefix}/${orderId}` : `${prefix}/${orderId}/${number}`;

/** The number of a picking among those that the connector made for the order; undefined for any other picking. */
export function numberInName(name: string, orderId: string): number | undefined {
  const first = pickingName(orderId, 1);
  if (name === first) return 1;
  const number = name.startsWith(`${first}/`) ? name.slice(first.length + 1) : '';
  return /^[1-9]\d*$/.test(number) ? Number(number) : undefined;
}
