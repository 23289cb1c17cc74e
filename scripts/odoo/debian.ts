import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { run, say, timed } from './run.ts';
import type { Settings } from './settings.ts';

// The dependencies of Odoo 17 to 19 under their names in bookworm, PostgreSQL, and what its web client links to.
const packages = [
  ...[
    'asn1crypto',
    'babel',
    'cbor2',
    'chardet',
    'cryptography',
    'dateutil',
    'decorator',
    'docutils',
    'freezegun',
    'geoip2',
    'gevent',
  ],
  ...[
    'greenlet',
    'idna',
    'jinja2',
    'libsass',
    'lxml',
    'magic',
    'markupsafe',
    'num2words',
    'ofxparse',
    'openpyxl',
  ],
  ...[
    'openssl',
    'passlib',
    'pil',
    'polib',
    'psutil',
    'psycopg2',
    'pypdf',
    'pypdf2',
    'qrcode',
    'reportlab',
    'requests',
  ],
  ...[
    'rjsmin',
    'serial',
    'stdnum',
    'tz',
    'urllib3',
    'usb',
    'vobject',
    'werkzeug',
    'xlrd',
    'xlsxwriter',
    'xlwt',
    'zeep',
  ],
].map((name) => `python3-${name}`);
const others = ['postgresql', 'postgresql-client', 'libjs-jquery', 'libjs-underscore'];

/** Where an unpacked package lies, and what runs it. */
export interface OdooCode {
  readonly command: readonly string[];
  readonly addonsPath: readonly string[];
  readonly pythonPath: string | undefined;
}

/** Makes sure that Odoo's code and all that it needs are on this machine. */
export async function ensureCode(settings: Settings): Promise<OdooCode> {
  if (!existsSync('/usr/bin/dpkg-deb') || !existsSync('/usr/bin/apt-get')) {
    throw new Error(
      'This is no Debian system. Use `docker compose up` with compose.yaml, then ODOO_URL (see CONTRIBUTING.md).',
    );
  }
  await ensurePackages(settings);
  if (settings.source !== undefined) return codeOfCheckout(settings.source);
  const root = path.join(settings.cache, 'odoo-19');
  if (!existsSync(path.join(root, 'complete'))) {
    await timed('fetch and unpack', () => {
      unpackOdoo(settings, root);
    });
  }
  return codeOfPackage(root);
}

function codeOfCheckout(source: string): OdooCode {
  return {
    command: ['/usr/bin/python3', path.join(source, 'odoo-bin')],
    addonsPath: [path.join(source, 'addons'), path.join(source, 'odoo', 'addons')],
    pythonPath: undefined,
  };
}

function codeOfPackage(root: string): OdooCode {
  const modules = path.join(root, 'usr/lib/python3/dist-packages');
  return {
    command: ['/usr/bin/python3', path.join(root, 'usr/bin/odoo')],
    addonsPath: [path.join(modules, 'odoo/addons')],
    pythonPath: modules,
  };
}

async function ensurePackages({ user }: Settings): Promise<void> {
  const missing = [...packages, ...others].filter((name) => !isInstalled(name));
  if (missing.length === 0) return;
  if (user === undefined) {
    throw new Error(
      `Only root can install packages. Ask for these first: apt-get install --no-install-recommends ${missing.join(' ')}`,
    );
  }
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await timed(`install ${missing.length} Debian packages`, () => {
    run('apt-get', ['-qq', 'update'], { env });
    run('apt-get', ['-qq', 'install', '-y', '--no-install-recommends', ...missing], { env });
  });
}

function isInstalled(name: string): boolean {
  try {
    return run('dpkg-query', ['-W', '-f', '${Status}', name]).includes('ok installed');
  } catch {
    return false;
  }
}

/**
 * Odoo 19 is in Debian's unstable release only, and runs on bookworm's Python. It is fetched through an apt of its own,
 * which verifies it by Debian's signatures, and unpacked beside the system, never installed into it.
 */
function unpackOdoo({ cache }: Settings, root: string): void {
  const apt = path.join(cache, 'apt');
  for (const folder of ['lists/partial', 'archives/partial', 'download'])
    mkdirSync(path.join(apt, folder), { recursive: true });
  const keyring = '/usr/share/keyrings/debian-archive-keyring.gpg';
  writeFileSync(path.join(apt, 'sources.list'), `deb [signed-by=${keyring}] ${archive()} sid main\n`);
  writeFileSync(path.join(apt, 'status'), '');
  const options = Object.entries({
    'Dir::Etc::sourcelist': path.join(apt, 'sources.list'),
    'Dir::Etc::sourceparts': '-',
    'Dir::State': apt,
    'Dir::State::lists': path.join(apt, 'lists'),
    'Dir::State::status': path.join(apt, 'status'),
    'Dir::Cache': apt,
    'Acquire::Languages': 'none',
    'APT::Sandbox::User': 'root',
  }).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const download = path.join(apt, 'download');
  run('apt-get', [...options, '-qq', 'update']);
  run('apt-get', [...options, '-qq', 'download', 'odoo-19'], { cwd: download });
  const [file] = readdirSync(download).filter((name) => name.endsWith('.deb'));
  if (file === undefined) throw new Error('apt-get downloaded no odoo-19 package.');

  rmSync(root, { recursive: true, force: true });
  mkdirSync(root, { recursive: true });
  // Translations are most of the package's size, and the tests are in English.
  const excluded = ['--exclude=*/i18n/*', '--exclude=./usr/lib/python3/dist-packages/addons'];
  const script = 'dpkg-deb --fsys-tarfile "$1" | tar -x -C "$2" "$3" "$4"';
  run('bash', ['-o', 'pipefail', '-c', script, 'unpack', path.join(download, file), root, ...excluded]);
  // The web client's scripts are links to /usr/share/javascript, seen from the package's own root.
  if (!existsSync(path.join(root, 'usr/share/javascript'))) {
    mkdirSync(path.join(root, 'usr/share'), { recursive: true });
    symlinkSync('/usr/share/javascript', path.join(root, 'usr/share/javascript'));
  }
  rmSync(apt, { recursive: true, force: true });
  writeFileSync(path.join(root, 'complete'), `${file}\n`);
  say(`unpacked ${file}`);
}

/** The archive that this machine's own apt uses: both forms of its lists. */
function archive(): string {
  const folder = '/etc/apt/sources.list.d';
  const files = existsSync(folder) ? readdirSync(folder).map((name) => path.join(folder, name)) : [];
  for (const file of ['/etc/apt/sources.list', ...files].filter((name) => existsSync(name))) {
    const text = readFileSync(file, 'utf8');
    const found = /^URIs:\s*(\S+)/m.exec(text) ?? /^deb\s+(?:\[[^\]]*\]\s+)?(http\S+)/m.exec(text);
    if (found?.[1] !== undefined && !found[1].includes('security')) return found[1];
  }
  throw new Error('The apt lists of this machine name no Debian archive.');
}
