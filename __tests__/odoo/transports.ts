import OdooAwait from 'odoo-await';
import { json2Odoo, jsonRpcOdoo, odooAwaitOdoo, type OdooPort } from '../../lib/odoo/index.ts';

/** What it takes to reach a database as one user. */
export interface Login {
  readonly url: string;
  readonly database: string;
  readonly username: string;
  readonly apiKey: string;
  readonly timeoutMs?: number;
}

export type TransportName = 'JSON-RPC' | 'JSON-2' | 'XML-RPC';

/** The three ways to Odoo, for suites that must pass on each. */
export const transports: readonly (readonly [TransportName, (login: Login) => OdooPort])[] = [
  ['JSON-RPC', (login) => jsonRpcOdoo(login)],
  [
    'JSON-2',
    ({ url, database, apiKey, timeoutMs }) => json2Odoo({ url, database, apiKey, ...optional(timeoutMs) }),
  ],
  [
    'XML-RPC',
    ({ url, database, username, apiKey, timeoutMs }) =>
      odooAwaitOdoo(
        new OdooAwait({ baseUrl: url, db: database, username, password: apiKey }),
        optional(timeoutMs),
      ),
  ],
];

const optional = (timeoutMs: number | undefined): { readonly timeoutMs?: number } =>
  timeoutMs === undefined ? {} : { timeoutMs };
