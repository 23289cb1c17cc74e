import { z } from 'zod';
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
  const currencies = await search(admin, 'res.currency', [['name', '=', code]]);
  await admin.call('res.currency', 'write', { ids: currencies, args: { vals: { active: true } } });
  if ((await search(admin, 'product.pricelist', [['currency_id', 'in', currencies]])).length > 0) return;
  await create(admin, 'product.pricelist', [{ name: `Amazon ${code}`, currency_id: currencies[0] }]);
}

/** Ids of the records that match, archived ones too. */
export async function search(port: OdooPort, model: string, domain: unknown): Promise<readonly number[]> {
  return idsSchema.parse(
    await port.call(model, 'search', { args: { domain }, context: { active_test: false } }),
  );
}

/** Ids of the records made. */
export async function create(
  port: OdooPort,
  model: string,
  vals_list: readonly object[],
): Promise<readonly number[]> {
  return idsSchema.parse(await port.call(model, 'create', { args: { vals_list } }));
}

/** What Odoo holds, as plain records, archived ones too. */
export async function records(
  port: OdooPort,
  model: string,
  domain: unknown,
  fields: readonly string[],
): Promise<readonly Row[]> {
  const call = { args: { domain, fields, order: 'id' }, context: { active_test: false } };
  return rowsSchema.parse(await port.call(model, 'search_read', call));
}

export async function count(port: OdooPort, model: string, domain: unknown = []): Promise<number> {
  return Number(await port.call(model, 'search_count', { args: { domain } }));
}

export type Row = Readonly<Record<string, unknown>> & { readonly id: number };

const idsSchema = z.array(z.number());
const rowsSchema = z.array(z.looseObject({ id: z.number() }));
