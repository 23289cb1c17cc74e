import { spawnSync } from 'node:child_process';
import type { Settings } from './settings.ts';

interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  readonly cwd?: string;
  readonly input?: string;
}

/** The output of a command. Throws with the end of its error output when it fails. */
export function run(command: string, args: readonly string[], options: RunOptions = {}): string {
  const result = spawnSync(command, args, {
    encoding: 'utf8',
    maxBuffer: 256 * 1024 * 1024,
    ...(options.cwd === undefined ? {} : { cwd: options.cwd }),
    ...(options.input === undefined ? {} : { input: options.input }),
    env: { ...process.env, LC_ALL: 'C.UTF-8', ...options.env },
  });
  if (result.error) throw new Error(`${command} could not be started: ${result.error.message}`);
  if (result.status === 0) return result.stdout;
  const words = `${result.stdout}\n${result.stderr}`.trim().split('\n').slice(-15).join('\n');
  throw new Error(
    `${command} ${args.slice(0, 3).join(' ')} failed with status ${String(result.status)}:\n${words}`,
  );
}

/** `command` with what is needed to run it as the settings' own user. */
export function asUser({ user }: Settings, command: readonly string[]): readonly [string, readonly string[]] {
  const [first = '', ...rest] = command;
  if (user === undefined) return [first, rest];
  return ['setpriv', [`--reuid=${user}`, `--regid=${user}`, '--init-groups', ...command]];
}

export function say(message: string): void {
  process.stderr.write(`odoo: ${message}\n`);
}

/** Does `work`, and says how long it took. */
export async function timed<T>(what: string, work: () => T | Promise<T>): Promise<T> {
  const started = Date.now();
  const result = await work();
  say(`${what}: ${((Date.now() - started) / 1000).toFixed(1)} s`);
  return result;
}
