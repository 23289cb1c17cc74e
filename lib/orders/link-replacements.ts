import type { AmazonOrder } from '../amazon/index.ts';
import { upsert, type CallScope, type OdooPort } from '../odoo/index.ts';
import { orderKey } from './keys.ts';
import { writeContext } from './write-context.ts';

/** A sale order that replaces another one, by the id of its Amazon order. */
export interface OriginLink {
  readonly orderId: string;
  /** Id of the sale order that it replaces. */
  readonly originId: number;
}

/** Amazon's ids of the orders that this one replaces, or is an exchange for; itself is none of them. */
export const originalsOf = ({ orderId, associatedOrders }: AmazonOrder): readonly string[] =>
  associatedOrders.map((original) => original.orderId).filter((id) => id !== orderId);

/** Links replacements to what they replace: one call, none for none. */
export async function linkReplacements(
  odoo: OdooPort,
  links: readonly OriginLink[],
  scope: CallScope,
): Promise<void> {
  const records = links.map(({ orderId, originId }) => ({
    key: orderKey(orderId),
    values: { x_amazon_origin_id: { dbId: originId } },
  }));
  await upsert(odoo, 'sale.order', records, { context: writeContext, ...scope });
}
