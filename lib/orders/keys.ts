import { createHash } from 'node:crypto';

// External ids of module `amazon`. Texts of any length and alphabet (SKUs, e-mail addresses) go in as a hash: it keeps
// the key short, and personal data out of it.
const hash = (...parts: readonly string[]): string =>
  createHash('sha256').update(parts.join('\u0000')).digest('hex').slice(0, 24);

export const orderKey = (orderId: string): string => `amazon.order_${orderId}`;

/** `part` tells the lines of one item apart: `shipping`, `discount`, …; none for the item itself. */
export function lineKey(orderId: string, orderItemId: string, part?: string): string {
  return `amazon.item_${orderId}_${orderItemId}${part === undefined ? '' : `_${part}`}`;
}

export const wholeOrderLineKey = (orderId: string, part: string): string => `amazon.item_${orderId}_${part}`;

export const offerKey = (sellerId: string, marketplaceId: string, sku: string): string =>
  `amazon.offer_${hash(sellerId, marketplaceId, sku)}`;

export const vatNoteKey = (orderId: string): string => `amazon.note_vat_${orderId}`;
export const problemKey = (orderId: string): string => `amazon.problem_${orderId}`;

export const buyerKey = (email: string): string => `customer_${hash(email)}`;
export const orderCustomerKey = (orderId: string): string => `customer_${orderId}`;
export const unnamedCustomerKey = (marketplaceId: string): string => `customer_unnamed_${marketplaceId}`;

/** The same address of the same customer has the same key. */
export const addressKey = (customer: string, address: readonly string[]): string =>
  `address_${hash(customer, ...address)}`;

/** The external id of a partner stored under `key`. */
export const partnerExternalId = (key: string): string => `amazon.${key}`;
