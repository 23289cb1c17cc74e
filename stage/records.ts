import { z } from 'zod';
import type { OdooPort } from '../lib/index.ts';

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
