import { accessError } from './errors.ts';
import type { Database } from './store/database.ts';
import { linkOf, linksOf } from './store/row.ts';

/** Odoo's context of a call, such as `{ lang: 'es_ES', active_test: false }`. */
export type Context = Readonly<Record<string, unknown>>;

/** Who asks, and in which context: what Odoo calls `env`. */
export interface Environment {
  readonly database: Database;
  readonly uid: number;
  readonly context: Context;
  /** Odoo's `sudo()`: no rights are checked. */
  readonly sudo: boolean;
}

export const asSuperuser = (env: Environment): Environment => ({ ...env, sudo: true });

export const withContext = (env: Environment, context: Context): Environment => ({
  ...env,
  context: { ...env.context, ...context },
});

/** What this version calls a field that Odoo 19 calls `name`. */
export const fieldHere = (env: Environment, model: string, name: string): string =>
  env.database.version.fieldName(model, name);

/** Whether archived records are left out, as Odoo does unless told otherwise. */
export const isActiveTest = (env: Environment): boolean => env.context['active_test'] !== false;

/** The company that the call runs in: the first of `allowed_company_ids`, else the user's own. */
export function currentCompany(env: Environment): number {
  const user = env.database.table('res.users').get(env.uid);
  const allowed: unknown = env.context['allowed_company_ids'];
  if (!Array.isArray(allowed) || allowed.length === 0) return linkOf(user, 'company_id') ?? 1;
  const own = linksOf(user, 'company_ids');
  if (!allowed.every((id) => own.includes(Number(id)))) {
    throw accessError('Access to unauthorized or invalid companies.');
  }
  return Number(allowed[0]);
}
