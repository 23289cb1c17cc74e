import { keyHash, keyPart } from '../support/key-part.ts';

// External ids of module `amazon`. Texts of any length and alphabet (SKUs, e-mail addresses) go in as a hash: it keeps
// the key short, and personal data out of it.

export const orderKey = (orderId: string): string => `amazon.order_${keyPart(orderId)}`;

/** `part` tells the lines of one item apart: `shipping`, `discount`, …; none for the item itself. */
export function lineKey(orderId: string, orderItemId: string, part?: string): string {
  return `amazon.item_${keyPart(orderId)}_${keyPart(orderItemId)}${part === undefined ? '' : `_${part}`}`;
}

export const wholeOrderLineKey = (orderId: string, part: string): string =>
  `amazon.item_${keyPart(orderId)}_${part}`;

/** The key of a line that is in Odoo, told by what it stands for. */
export const keyOfLine = (orderId: string, orderItemId: string | undefined, component: string): string =>
  orderItemId === undefined
    ? wholeOrderLineKey(orderId, component)
    : lineKey(orderId, orderItemId, component === 'item' ? undefined : component);

export const cancelRequestKey = (orderId: string): string => `amazon.activity_cancel_${keyPart(orderId)}`;

/** `subject` tells the notes of one order apart; a note that says the same is written once. */
export const orderNoteKey = (orderId: string, subject: string): string =>
  `amazon.note_${subject}_${keyPart(orderId)}`;

export const offerKey = (sellerId: string, marketplaceId: string, sku: string): string =>
  `amazon.offer_${keyHash(sellerId, marketplaceId, sku)}`;

export const buyerKey = (email: string): string => `customer_${keyHash(email)}`;
export const orderCustomerKey = (orderId: string): string => `customer_${keyPart(orderId)}`;
export const unnamedCustomerKey = (marketplaceId: string): string => `customer_unnamed_${marketplaceId}`;

/** The same address of the same customer has the same key. */
export const addressKey = (customer: string, address: readonly string[]): string =>
  `address_${keyHash(customer, ...address)}`;

/** The key of a partner that stands in for another one, by its id in Odoo, which orders cannot use any more. */
export const standInKey = (key: string, leftAloneId: number): string => `${key}_${leftAloneId}`;

/** The external id of a partner stored under `key`. */
export const partnerExternalId = (key: string): string => `amazon.${key}`;
