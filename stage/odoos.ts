import { freshDatabase } from '../__tests__/real-odoo/database.ts';
import { startEmbeddedOdoo, type EmbeddedOdooOptions } from '../lib/testing/index.ts';

/** A database to play on: the embedded Odoo, or a fresh database of a real one. */
export interface OdooDatabase {
  readonly url: string;
  readonly database: string;
  readonly users: Readonly<Record<Role, { readonly username: string; readonly apiKey: string }>>;
}

/** `admin` installs, `bot` does everything else, `plain` is an employee without rights. */
export type Role = 'admin' | 'bot' | 'plain';

/** Opens a database that nobody else uses. */
export type OpenOdoo = () => Promise<OdooDatabase & { close(): Promise<void> }>;

export function embeddedOdoo(options: EmbeddedOdooOptions = {}): OpenOdoo {
  return () => startEmbeddedOdoo(options);
}

/** Opens fresh databases of the real Odoo. The server is started when it does not run yet. */
export function realOdoo(name: string): OpenOdoo {
  return async () => {
    const database = await freshDatabase(name);
    return { ...database, close: () => database.drop() };
  };
}
