import { jsonRpcOdoo, json2Odoo, type OdooPort } from '../../lib/index.ts';

/** A database to run scenarios on: the embedded Odoo, or a fresh database of a real one. */
export interface ScenarioDatabase {
  readonly url: string;
  readonly database: string;
  readonly users: Readonly<Record<Role, { readonly username: string; readonly apiKey: string }>>;
}

export type Role = 'admin' | 'bot' | 'plain';

/** Builds the port of one transport for one user. */
export type Transport = (database: ScenarioDatabase, role: Role) => OdooPort;

export const jsonRpc: Transport = ({ url, database, users }, role) =>
  jsonRpcOdoo({ url, database, ...users[role] });

export const json2: Transport = ({ url, database, users }, role) =>
  json2Odoo({ url, database, apiKey: users[role].apiKey });

/** Activates a currency and makes a pricelist in it, where they are missing; as administrator. */
export async function preparePricelist(admin: OdooPort, code: string): Promise<void> {
  const search = async (model: string, domain: unknown): Promise<readonly unknown[]> => {
    const ids = await admin.call(model, 'search', { args: { domain }, context: { active_test: false } });
    return Array.isArray(ids) ? ids : [];
  };
  const currencies = await search('res.currency', [['name', '=', code]]);
  await admin.call('res.currency', 'write', {
    ids: currencies.map(Number),
    args: { vals: { active: true } },
  });
  if ((await search('product.pricelist', [['currency_id', 'in', currencies]])).length > 0) return;
  await admin.call('product.pricelist', 'create', {
    args: { vals_list: [{ name: `Amazon ${code}`, currency_id: currencies[0] }] },
  });
}

/** What Odoo holds, as plain records. */
export async function records(
  port: OdooPort,
  model: string,
  domain: unknown,
  fields: readonly string[],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const rows: unknown = await port.call(model, 'search_read', {
    args: { domain, fields, order: 'id' },
    context: { active_test: false },
  });
  return Array.isArray(rows) ? rows.map((row: Readonly<Record<string, unknown>>) => row) : [];
}

export async function count(port: OdooPort, model: string, domain: unknown = []): Promise<number> {
  return Number(await port.call(model, 'search_count', { args: { domain } }));
}
