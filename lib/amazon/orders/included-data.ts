import type { IncludedData } from '../port.ts';

/** The datasets that mapping an order needs. Without FULFILLMENT Amazon tells no status, without PROCEEDS no money. */
export const includedData: readonly IncludedData[] = [
  'BUYER',
  'RECIPIENT',
  'PROCEEDS',
  'EXPENSE',
  'PROMOTION',
  'CANCELLATION',
  'FULFILLMENT',
  'PACKAGES',
  'TAX',
];
