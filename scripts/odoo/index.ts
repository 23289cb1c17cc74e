// npm run odoo -- start | fresh NAME | drop NAME | stop | status: a real Odoo for developers and CI. See CONTRIBUTING.md.
import { mkdirSync } from 'node:fs';
import { createDatabase, dropDatabase, ensureTemplate } from './databases.ts';
import { ensureCode } from './debian.ts';
import { isPostgresUp, startPostgres, stopPostgres } from './postgres.ts';
import { run, say } from './run.ts';
import { serverProcess, startServer, stopServer } from './server.ts';
import { readSettings, type Settings } from './settings.ts';

const usage = 'npm run odoo -- start | fresh NAME | drop NAME | stop | status';

async function start(settings: Settings): Promise<void> {
  mkdirSync(settings.state, { recursive: true });
  const code = await ensureCode(settings);
  ensureUser(settings);
  await startPostgres(settings);
  await ensureTemplate(settings, code);
  await startServer(settings, code);
}

function ensureUser({ user }: Settings): void {
  if (user === undefined) return;
  try {
    run('id', [user]);
  } catch {
    run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', user]);
  }
}

function tellStatus(settings: Settings): void {
  const pid = serverProcess(settings);
  say(pid === undefined ? 'the server does not run' : `the server runs at ${settings.url} (process ${pid})`);
  say(
    isPostgresUp(settings) ? `PostgreSQL runs on port ${settings.postgresPort}` : 'PostgreSQL does not run',
  );
  say(`kept in ${settings.cache}`);
}

async function main([command, name]: readonly string[]): Promise<void> {
  const settings = readSettings();
  switch (command) {
    case 'start':
      await start(settings);
      tellStatus(settings);
      break;
    case 'fresh':
      if (name === undefined) throw new Error(`Name the database: ${usage}`);
      if (serverProcess(settings) === undefined) await start(settings);
      createDatabase(settings, name);
      say(`database ${name} at ${settings.url}: users admin, bot and plain, each with its name as password`);
      break;
    case 'drop':
      if (name === undefined) throw new Error(`Name the database: ${usage}`);
      dropDatabase(settings, name);
      break;
    case 'stop':
      await stopServer(settings);
      stopPostgres(settings);
      tellStatus(settings);
      break;
    case 'status':
      tellStatus(settings);
      break;
    default:
      throw new Error(usage);
  }
}

try {
  await main(process.argv.slice(2));
} catch (error) {
  say(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
