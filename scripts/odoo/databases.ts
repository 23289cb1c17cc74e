import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OdooCode } from './debian.ts';
import { sql } from './postgres.ts';
import { asUser, run, timed } from './run.ts';
import { environment, writeConfiguration } from './server.ts';
import type { Settings } from './settings.ts';

const modules = [
  'sale_management',
  'stock',
  'sale_stock',
  'delivery',
  'stock_delivery',
  'account',
  'purchase',
];

/** The database that all others are copies of: apps installed, users and their keys made. */
export async function ensureTemplate(settings: Settings, code: OdooCode): Promise<void> {
  const { template } = settings;
  if (
    sql(
      settings,
      'postgres',
      `select 1 from pg_database where datname = '${template}' and datistemplate`,
    ).trim() !== ''
  )
    return;
  dropDatabase(settings, template);
  const odoo = (args: readonly string[], input?: string): string =>
    run(
      ...asUser(settings, [
        ...code.command,
        ...args,
        '-c',
        writeConfiguration(settings, code),
        '-d',
        template,
        '--no-http',
      ]),
      {
        cwd: settings.state,
        env: environment(settings, code),
        ...(input === undefined ? {} : { input }),
      },
    );
  // From 19 on a database is without demo data unless it is asked for.
  const withoutDemo = settings.major < 19 ? ['--without-demo=all'] : [];
  await timed(`install ${modules.join(', ')}`, () =>
    odoo(['-i', modules.join(','), '--stop-after-init', ...withoutDemo]),
  );
  const seed = readFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), 'seed.py'), 'utf8');
  await timed('make users and keys', () => {
    const said = odoo(['shell'], seed).trim();
    if (!said.includes('users and keys are there'))
      throw new Error(`The users could not be made:\n${said.slice(-1000)}`);
  });
  sql(settings, 'postgres', `alter database "${template}" with is_template true`);
}

/** A fresh copy of the template; an older database of that name goes. */
export function createDatabase(settings: Settings, name: string): void {
  if (!/^[a-z][a-z0-9_]{0,50}$/.test(name))
    throw new Error(`"${name}" is no database name: small letters, digits and _.`);
  const { state, template, user } = settings;
  dropDatabase(settings, name);
  // file_copy: a third of a second, where the default writes the whole database to the log first.
  sql(settings, 'postgres', `create database "${name}" template "${template}" owner odoo strategy file_copy`);
  sql(
    settings,
    name,
    "update ir_config_parameter set value = gen_random_uuid()::text where key = 'database.uuid'",
  );
  const filestore = path.join(state, 'data', 'filestore');
  run('bash', [
    '-c',
    'rm -rf "$1/$3"; [ ! -d "$1/$2" ] || cp -al "$1/$2" "$1/$3"',
    'copy',
    filestore,
    template,
    name,
  ]);
  if (user !== undefined)
    run('bash', ['-c', '[ ! -d "$1" ] || chown "$2" "$1"', 'own', path.join(filestore, name), user]);
}

export function dropDatabase(settings: Settings, name: string): void {
  sql(settings, 'postgres', `drop database if exists "${name}" with (force)`);
  run('rm', ['-rf', path.join(settings.state, 'data', 'filestore', name)]);
}
