import { json2Odoo, jsonRpcOdoo, odooAwaitOdoo, type OdooPort } from '../lib/index.ts';
import type { OdooDatabase, Role } from './odoos.ts';

/** Builds the port of one transport for one user. */
export type Transport = (database: OdooDatabase, role: Role) => OdooPort;

export const jsonRpc: Transport = ({ url, database, users }, role) =>
  jsonRpcOdoo({ url, database, ...users[role] });

export const json2: Transport = ({ url, database, users }, role) =>
  json2Odoo({ url, database, apiKey: users[role].apiKey });

export const xmlRpc: Transport = ({ url, database, users }, role) => {
  return odooAwaitOdoo({ url, database, ...users[role] });
};
