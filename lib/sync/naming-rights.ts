import type { BotRight } from '../schema/index.ts';
import { ConnectorError, isConnectorError } from '../support/errors.ts';
import { unique } from '../support/unique.ts';

// Which group of Odoo gives which right; the models of our own go with sales.
const groupsByModel: ReadonlyMap<string, string> = new Map([
  ['res.partner', 'Contact Creation'],
  ['account.move', 'Invoicing'],
  ['purchase.order.line', 'Inventory / User'],
  ['stock.picking', 'Inventory / User'],
  ['stock.move', 'Inventory / User'],
]);
const salesGroup = 'Sales / User: All Documents';

/**
 * The rights that a capability needs and the user lacks, as `create sale.order`. Every run reads and writes the models of
 * our own; `missing` is what Odoo lists of all capabilities.
 */
export function missingRights(missing: string | undefined, needed: readonly BotRight[]): readonly string[] {
  const names = new Set(needed.map(([model, operation]) => `${operation} ${model}`));
  return (missing ?? '').split(', ').filter((right) => names.has(right) || right.includes(' x_amazon_'));
}

/** `RIGHTS_MISSING`, with the groups that give these rights. */
export function rightsMissing(rights: readonly string[], cause?: unknown): ConnectorError {
  const groups = rights.map((right) => groupsByModel.get(right.split(' ')[1] ?? '') ?? salesGroup);
  return new ConnectorError(
    'RIGHTS_MISSING',
    `The Odoo user lacks these rights: ${rights.join(', ')}. Give it the groups ${unique(groups).join(', ')}. Nothing was written.`,
    { cause },
  );
}

/** The error that ends a verb: where Odoo denies access, `RIGHTS_MISSING` that names the verb. */
export function namingVerb(verb: string, error: unknown): unknown {
  if (!isConnectorError(error) || error.code !== 'ODOO_ACCESS_DENIED') return error;
  const message = `The Odoo user lacks a right that ${verb} needs. ${error.message}`;
  return new ConnectorError('RIGHTS_MISSING', message, { context: error.context, cause: error });
}

/**
 * The verbs of a room, whose errors name the verb where the user lacks a right for it. The result is a plain object, as
 * the caller expects of a room: the same functions each time, for tests to spy on or to replace.
 */
export function namingVerbs<Verbs extends object>(room: string, verbs: Verbs): Verbs {
  const named = Object.entries(verbs).map(([name, verb]: [string, unknown]) => {
    if (typeof verb !== 'function') return [name, verb];
    const renamed = async (...args: readonly unknown[]): Promise<unknown> => {
      try {
        return await Reflect.apply(verb, verbs, args);
      } catch (error) {
        throw namingVerb(`${room}.${name}`, error);
      }
    };
    return [name, renamed];
  });
  // Object.fromEntries loses the key types; each verb has the parameters and the result that it had.
  return Object.fromEntries(named) as Verbs;
}

/** The result of a read; where the user may not even read that model, `RIGHTS_MISSING`. */
export async function namingMissingRights<T>(model: string, read: () => Promise<T>): Promise<T> {
  try {
    return await read();
  } catch (error) {
    if (isConnectorError(error) && error.code === 'ODOO_ACCESS_DENIED')
      throw rightsMissing([`read ${model}`], error);
    throw error;
  }
}
