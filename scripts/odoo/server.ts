import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { OdooCode } from './debian.ts';
import { asUser, run, timed } from './run.ts';
import type { Settings } from './settings.ts';

/** Starts the server unless it runs, and waits until it answers. */
export async function startServer(settings: Settings, code: OdooCode): Promise<void> {
  if (serverProcess(settings) !== undefined) return;
  const log = openSync(path.join(settings.state, 'server.log'), 'a');
  const [command, args] = asUser(settings, [
    ...code.command,
    '-c',
    writeConfiguration(settings, code),
    '--pidfile',
    pidFile(settings),
  ]);
  const server = spawn(command, args, {
    cwd: settings.state,
    env: { ...process.env, ...environment(settings, code) },
    detached: true,
    stdio: ['ignore', log, log],
  });
  server.unref();
  await timed('server start', async () => {
    for (let tries = 0; tries < 600; tries += 1) {
      if (await answers(settings)) return;
      if (server.exitCode !== null) break;
      await sleep(100);
    }
    const log = readFileSync(path.join(settings.state, 'server.log'), 'utf8');
    throw new Error(
      `Odoo does not answer at ${settings.url}. The end of its log:\n${log.split('\n').slice(-20).join('\n')}`,
    );
  });
}

/** Ends the server by its process id, and waits until it is gone. */
export async function stopServer(settings: Settings): Promise<void> {
  const pid = serverProcess(settings);
  if (pid === undefined) return;
  process.kill(pid, 'SIGTERM');
  for (let tries = 0; tries < 100 && isAlive(pid); tries += 1) await sleep(100);
  if (isAlive(pid)) process.kill(pid, 'SIGKILL');
  rmSync(pidFile(settings), { force: true });
}

/** Process id of the running server. */
export function serverProcess(settings: Settings): number | undefined {
  if (!existsSync(pidFile(settings))) return undefined;
  const pid = Number(readFileSync(pidFile(settings), 'utf8'));
  return Number.isInteger(pid) && pid > 0 && isAlive(pid) ? pid : undefined;
}

/** The folder with stand-ins for models of Odoo Enterprise, where the project has one beside it. */
function standIns(): readonly string[] {
  const folder = path.resolve('../shared/odoo/addons');
  return existsSync(folder) ? [folder] : [];
}

/** Writes Odoo's configuration and gives its path. */
export function writeConfiguration(settings: Settings, code: OdooCode): string {
  const { state, user } = settings;
  mkdirSync(path.join(state, 'data'), { recursive: true });
  const file = path.join(state, 'odoo.conf');
  const options = {
    admin_passwd: 'master',
    db_host: '127.0.0.1',
    db_port: settings.postgresPort,
    db_user: 'odoo',
    db_password: 'odoo',
    http_interface: '127.0.0.1',
    http_port: settings.httpPort,
    gevent_port: settings.httpPort + 3,
    data_dir: path.join(state, 'data'),
    addons_path: [...code.addonsPath, ...standIns()].join(','),
    list_db: true,
    max_cron_threads: 0,
    workers: 0,
    // Odoo keeps what it knows of each database that it has seen, and restarts itself at two gigabytes: some eighty
    // databases later, in the middle of a test. Before 19, no limit means that it keeps none, and reads a database anew
    // (for a second) whenever a call names another one.
    limit_memory_soft: settings.major < 19 ? 8 * 1024 ** 3 : 0,
    limit_memory_hard: 0,
    log_level: 'warn',
    // Odoo 19 warns of its old endpoints at every call.
    log_handler:
      ':WARNING,odoo.addons.rpc.controllers.jsonrpc:ERROR,odoo.addons.rpc.controllers.xmlrpc:ERROR',
  };
  const lines = Object.entries(options).map(([name, value]) => `${name} = ${String(value)}`);
  writeFileSync(file, `[options]\n${lines.join('\n')}\n`);
  if (user !== undefined) run('chown', ['-R', `${user}:${user}`, state]);
  return file;
}

export function environment({ state }: Settings, code: OdooCode): Readonly<Record<string, string>> {
  const pythonPath = code.pythonPath === undefined ? {} : { PYTHONPATH: code.pythonPath };
  return {
    HOME: state,
    LC_ALL: 'C.UTF-8',
    PYTHONNOUSERSITE: '1',
    PYTHONDONTWRITEBYTECODE: '1',
    ...pythonPath,
  };
}

const pidFile = ({ state }: Settings): string => path.join(state, 'server.pid');

async function answers({ url }: Settings): Promise<boolean> {
  try {
    // Every version has the page; what it says does not matter.
    await fetch(`${url}/web/login`, { redirect: 'manual', signal: AbortSignal.timeout(2000) });
    return true;
  } catch {
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
