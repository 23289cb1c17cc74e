import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import path from 'node:path';

/** Where the real Odoo of this project lives, and how it is reached. Every default can be overridden by a variable. */
export interface Settings {
  /** Folder outside the checkout that keeps what is slow to get (`ODOO_CACHE`). */
  readonly cache: string;
  /** Folder of this Odoo's own state: logs, process ids, filestore. */
  readonly state: string;
  /** A source checkout to run instead of Debian's package (`ODOO_SOURCE`). */
  readonly source: string | undefined;
  /** Major version of that code. */
  readonly major: number;
  readonly httpPort: number;
  readonly postgresPort: number;
  /** System user that runs Odoo and PostgreSQL when we are root: neither runs as root. */
  readonly user: string | undefined;
  /** Name of the template database. */
  readonly template: string;
  readonly url: string;
}

const systemCache = '/var/cache/odoo-amazon-connector';

export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  const isRoot = process.getuid?.() === 0;
  const ownCache = path.join(
    env['XDG_CACHE_HOME'] ?? path.join(homedir(), '.cache'),
    'odoo-amazon-connector',
  );
  const cache = env['ODOO_CACHE'] ?? (isRoot ? systemCache : ownCache);
  const source = env['ODOO_SOURCE'] === undefined ? undefined : path.resolve(env['ODOO_SOURCE']);
  if (source !== undefined && !existsSync(path.join(source, 'odoo-bin'))) {
    throw new Error(`ODOO_SOURCE=${source} holds no odoo-bin: give the folder of a source checkout of Odoo.`);
  }
  const major = source === undefined ? 19 : majorOf(source);
  // A checkout has databases of its own, and each version a port, so that they can run beside the package.
  const variant = source === undefined ? 'package' : `source-${shortHash(source)}`;
  const httpPort = Number(env['ODOO_HTTP_PORT'] ?? (source === undefined ? 18_169 : 18_000 + 10 * major));
  return {
    cache,
    state: path.join(cache, variant),
    source,
    major,
    httpPort,
    postgresPort: Number(env['ODOO_POSTGRES_PORT'] ?? 15_533),
    user: isRoot ? 'odoo' : undefined,
    template: `template_${variant.replaceAll('-', '_')}`,
    url: `http://127.0.0.1:${httpPort}`,
  };
}

function majorOf(source: string): number {
  const file = path.join(source, 'odoo', 'release.py');
  const found = existsSync(file) ? /^version_info = \(\D*(\d+),/m.exec(readFileSync(file, 'utf8')) : null;
  if (found?.[1] === undefined) throw new Error(`ODOO_SOURCE=${source}: odoo/release.py names no version.`);
  return Number(found[1]);
}

const shortHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 8);
