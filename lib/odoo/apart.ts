import { isConnectorError, type ConnectorError } from '../support/errors.ts';
import { isRefusal } from './refusals.ts';

/** Two parts, the first one larger by one where they differ. */
export const halvesOf = <Item>(items: readonly Item[]): readonly (readonly Item[])[] => {
  const middle = Math.ceil(items.length / 2);
  return [items.slice(0, middle), items.slice(middle)];
};

/**
 * Does something with all items at once, and where Odoo refuses that, with parts of them, until what it refuses stands alone;
 * gives that with Odoo's words. One bad item of a hundred costs some fourteen calls.
 *
 * `partsOf`: how to part items that were refused together, for whoever can tell more from the error. Default: halves.
 *
 * @throws what is not about single records.
 */
export async function actApart<Item>(
  items: readonly Item[],
  act: (items: readonly Item[]) => Promise<void>,
  partsOf: (items: readonly Item[], error: ConnectorError) => readonly (readonly Item[])[] = halvesOf,
): Promise<ReadonlyMap<Item, ConnectorError>> {
  const [only, ...others] = items;
  if (only === undefined) return new Map();
  try {
    await act(items);
    return new Map();
  } catch (error) {
    if (!isConnectorError(error) || !isRefusal(error)) throw error;
    if (others.length === 0) return new Map([[only, error]]);
    const refused: (readonly [Item, ConnectorError])[] = [];
    for (const part of partsOf(items, error)) refused.push(...(await actApart(part, act, partsOf)));
    return new Map(refused);
  }
}
