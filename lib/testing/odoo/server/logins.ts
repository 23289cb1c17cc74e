import type { Database } from '../store/database.ts';
import { textOf } from '../store/row.ts';

/** A user of the embedded Odoo, as a client names it. */
export interface EmbeddedUser {
  /** Login of the user; also accepted as its password over JSON-RPC. */
  readonly username: string;
  /** API key, the same in every embedded Odoo. */
  readonly apiKey: string;
}

/** The users that there are. */
export type Role = 'admin' | 'bot' | 'plain';

/** Made up; 40 hexadecimal digits, as Odoo makes them. */
export const users: Readonly<Record<Role, EmbeddedUser>> = {
  admin: { username: 'admin', apiKey: 'ad'.repeat(20) },
  bot: { username: 'bot', apiKey: 'b0'.repeat(20) },
  plain: { username: 'plain', apiKey: 'c0'.repeat(20) },
};

/** The id of the user with this login, when the secret is its API key or its password (the same word as the login). */
export function logIn(database: Database, login: unknown, secret: unknown): number | undefined {
  const user = Object.values(users).find(({ username }) => username === login);
  if (!user || (secret !== user.apiKey && secret !== user.username)) return undefined;
  return [...database.table('res.users').rows()].find((row) => textOf(row, 'login') === user.username)?.id;
}

/** The id of the user with this API key. JSON-2 takes no passwords. */
export function userOfKey(database: Database, key: string): number | undefined {
  const user = Object.values(users).find(({ apiKey }) => apiKey === key);
  return user && logIn(database, user.username, key);
}
