import { upsert, type CallScope, type OdooPort } from '../odoo/index.ts';
import { orderKey } from './keys.ts';
import { quiet } from './writing.ts';

/** A sale order that replaces another one, by the id of its Amazon order. */
export interface OriginLink {
  readonly orderId: string;
  /** Id of the sale order that it replaces. */
  readonly originId: number;
}

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
  await upsert(odoo, 'sale.order', records, { context: quiet, ...scope });
}
