import type { AmazonPort } from '../../lib/index.ts';
import type { InventoryQuery, InventorySummary } from '../../lib/amazon/index.ts';

/** What Amazon holds, by country code. */
export type Inventory = Readonly<Record<string, readonly InventorySummary[]>>;

/** `port`, with an inventory by country code. */
export function withInventory(port: AmazonPort, inventory: Inventory): AmazonPort {
  const codes = new Map([
    ['A1RKKUPIHCS9HS', 'ES'],
    ['A1PA6795UKMFR9', 'DE'],
    ['A1F83G8C2ARO7P', 'GB'],
  ]);
  const readInventory = ({ marketplaceId }: InventoryQuery): Promise<readonly InventorySummary[]> =>
    Promise.resolve(inventory[codes.get(marketplaceId) ?? ''] ?? []);
  const both: AmazonPort & { readonly readInventory: unknown } = { ...port, readInventory };
  return both;
}
