import type { OrderItem } from '../../amazon/index.ts';
import { sum, zero } from '../../support/money.ts';
import type { Charge } from './charges.ts';

/**
 * Whether Amazon itself owes the tax of an item. Amazon's model of Orders API 2026-01-01: "Tax is withheld and remitted
 * to the taxing authority by Amazon on behalf of the seller".
 */
export const isFacilitated = (item: OrderItem): boolean =>
  item.taxCollectionModels.includes('MARKETPLACE_FACILITATOR');

/**
 * The charges of such an item without their tax, and the tax as a charge of its own.
 *
 * It is money that the buyer paid and that the settlement withholds again, so the total keeps it; but it is nothing that
 * the seller declares.
 */
export function collectApart(charges: readonly Charge[]): readonly Charge[] {
  const collected = sum(charges.map(({ tax }) => tax ?? zero));
  const untaxed = charges.map(({ component, gross, tax }) => ({
    component,
    gross: gross.minus(tax ?? zero),
    tax: undefined,
  }));
  if (collected.eq(0)) return untaxed;
  return [...untaxed, { component: 'facilitator_tax', gross: collected, tax: undefined }];
}
