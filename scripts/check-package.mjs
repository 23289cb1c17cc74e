// Builds and packs the package, lets publint and attw judge the tarball, and fails when it is larger than it may be.
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const maxKilobytes = 530;
const root = fileURLToPath(new URL('..', import.meta.url));
const folder = mkdtempSync(path.join(tmpdir(), 'package-'));
const run = (command, ...args) =>
  execFileSync(command, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
const tool = (name) => path.join(root, 'node_modules/.bin', name);

try {
  // npm pack builds first.
  run('npm', 'pack', '--silent', '--pack-destination', folder);
  const [name = ''] = readdirSync(folder);
  const tarball = path.join(folder, name);
  run(tool('publint'), '--strict', tarball);
  run(tool('attw'), tarball, '--profile', 'node16');
  const kilobytes = Math.ceil(statSync(tarball).size / 1000);
  console.log(`Packed: ${kilobytes} kB of at most ${maxKilobytes} kB`);
  if (kilobytes > maxKilobytes) process.exitCode = 1;
} catch (error) {
  // What a tool complains of stands above.
  console.error(error.message);
  process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
