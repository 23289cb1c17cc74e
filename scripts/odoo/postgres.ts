import { appendFileSync, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { asUser, run, timed } from './run.ts';
import type { Settings } from './settings.ts';

/** A PostgreSQL of our own: own folder, own port, on the loopback interface. It may lose data: nothing in it is worth keeping. */
export async function startPostgres(settings: Settings): Promise<void> {
  const { cache, postgresPort, user } = settings;
  const data = dataFolder(settings);
  if (!existsSync(path.join(data, 'PG_VERSION'))) {
    mkdirSync(data, { recursive: true });
    if (user !== undefined) run('chown', ['-R', `${user}:${user}`, data]);
    run('chmod', ['700', data]);
    await timed('create the PostgreSQL cluster', () => {
      postgresTool(settings, 'initdb', [
        '-D',
        data,
        '-U',
        'postgres',
        '-A',
        'trust',
        '-E',
        'UTF8',
        '--locale=C.UTF-8',
        '--no-sync',
      ]);
      appendFileSync(
        path.join(data, 'postgresql.conf'),
        [
          "listen_addresses = '127.0.0.1'",
          `port = ${postgresPort}`,
          `unix_socket_directories = '${cache}'`,
          'fsync = off',
          'synchronous_commit = off',
          'full_page_writes = off',
          'shared_buffers = 256MB',
          'max_connections = 200',
          '',
        ].join('\n'),
      );
    });
  }
  if (!isPostgresUp(settings)) {
    if (user !== undefined) run('chown', [`${user}:${user}`, cache]);
    postgresTool(settings, 'pg_ctl', [
      '-D',
      data,
      '-l',
      path.join(data, 'server.log'),
      '-w',
      '-s',
      'start',
      '-o',
      `-p ${postgresPort}`,
    ]);
  }
  if (sql(settings, 'postgres', "select 1 from pg_roles where rolname = 'odoo'").trim() === '') {
    sql(settings, 'postgres', "create role odoo login createdb password 'odoo'");
  }
}

export function stopPostgres(settings: Settings): void {
  if (isPostgresUp(settings))
    postgresTool(settings, 'pg_ctl', ['-D', dataFolder(settings), '-m', 'fast', '-w', '-s', 'stop']);
}

export function isPostgresUp(settings: Settings): boolean {
  if (!existsSync(path.join(dataFolder(settings), 'postmaster.pid'))) return false;
  try {
    postgresTool(settings, 'pg_ctl', ['-D', dataFolder(settings), 'status']);
    return true;
  } catch {
    return false;
  }
}

/** What psql prints for a statement, without decoration. */
export function sql({ postgresPort }: Settings, database: string, statement: string): string {
  const connection = ['-h', '127.0.0.1', '-p', String(postgresPort), '-U', 'postgres', '-d', database];
  return run('psql', [...connection, '-X', '-q', '-A', '-t', '-v', 'ON_ERROR_STOP=1', '-c', statement]);
}

const dataFolder = ({ cache }: Settings): string => path.join(cache, 'postgres');

function postgresTool(settings: Settings, tool: string, args: readonly string[]): string {
  const versions = '/usr/lib/postgresql';
  const newest = readdirSync(versions).sort((a, b) => Number(b) - Number(a))[0] ?? '';
  // From a folder that the user may enter: initdb and pg_ctl look at where they are.
  return run(...asUser(settings, [path.join(versions, newest, 'bin', tool), ...args]), { cwd: '/' });
}
