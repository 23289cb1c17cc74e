import { z } from 'zod';
import { odooScript } from './script.ts';

/** A database of a real Odoo that nobody else uses. */
export interface RealDatabase {
  readonly url: string;
  readonly database: string;
  readonly users: Readonly<
    Record<'admin' | 'bot' | 'plain', { readonly username: string; readonly apiKey: string }>
  >;
  drop(): Promise<void>;
}

let opened = 0;

/** A fresh database: of the server that this project starts itself, or of the one behind `ODOO_URL`. */
export async function freshDatabase(name: string): Promise<RealDatabase> {
  opened += 1;
  const database = `${name.replaceAll('-', '_')}_${process.pid}_${opened}`;
  const url = process.env['ODOO_URL'];
  return url === undefined ? ownDatabase(database) : foreignDatabase(url, database);
}

async function ownDatabase(database: string): Promise<RealDatabase> {
  const said = await odooScript('fresh', database);
  const url = /at (http:\S+?):? users/.exec(said)?.[1];
  if (url === undefined) throw new Error(`The script did not say where the database is: ${said}`);
  const user = (username: string, letter: string) => ({
    username,
    apiKey: `${letter}0`.repeat(4) + letter.repeat(32),
  });
  return {
    url,
    database,
    users: { admin: user('admin', 'a'), bot: user('bot', 'b'), plain: user('plain', 'c') },
    drop: async () => {
      await odooScript('drop', database);
    },
  };
}

/** A copy of `ODOO_DATABASE`, made by Odoo's database manager. */
async function foreignDatabase(url: string, database: string): Promise<RealDatabase> {
  const manage = async (
    action: 'duplicate' | 'drop',
    form: Readonly<Record<string, string>>,
  ): Promise<void> => {
    const body = new URLSearchParams({ master_pwd: variable('ODOO_MASTER_PASSWORD'), ...form });
    await fetch(`${url}/web/database/${action}`, { method: 'POST', body, redirect: 'manual' });
    // Its answer does not tell: Odoo 19 duplicates the only database of a server and answers 500 (measured).
    const isThere = (await databasesOf(url)).includes(database);
    if (isThere !== (action === 'duplicate')) {
      throw new Error(`The database manager at ${url} refused to ${action} ${database}.`);
    }
  };
  await manage('duplicate', { name: variable('ODOO_DATABASE'), new_name: database });
  const user = (role: string) => ({
    username: variable(`ODOO_${role}_USERNAME`),
    apiKey: variable(`ODOO_${role}_API_KEY`),
  });
  return {
    url,
    database,
    users: { admin: user('ADMIN'), bot: user('BOT'), plain: user('PLAIN') },
    drop: () => manage('drop', { name: database }),
  };
}

async function databasesOf(url: string): Promise<readonly string[]> {
  const answer = await fetch(`${url}/web/database/list`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ jsonrpc: '2.0', method: 'call', params: {} }),
  });
  return listSchema.parse(await answer.json()).result;
}

const listSchema = z.object({ result: z.array(z.string()) });

function variable(name: string): string {
  const value = process.env[name];
  if (value === undefined || value === '')
    throw new Error(`With ODOO_URL, set ${name} too: see CONTRIBUTING.md.`);
  return value;
}
