// Builds dist/esm and dist/cjs from lib/ with the TypeScript compiler alone.
import { execFile } from 'node:child_process';
import { copyFileSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const root = fileURLToPath(new URL('..', import.meta.url));
const [esm, cjs] = [path.join(root, 'dist/esm'), path.join(root, 'dist/cjs')];
const entries = ['index.d.ts', 'testing/index.d.ts'];

const compile = async (project) => {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [tsc, '-p', project], { cwd: root });
};

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
try {
  await Promise.all(['tsconfig.types.json', 'tsconfig.esm.json', 'tsconfig.cjs.json'].map(compile));
} catch (error) {
  console.error(error.stdout || error.message);
  process.exit(1);
}
// The package is an ES module by default; this makes Node read dist/cjs as CommonJS.
writeFileSync(path.join(cjs, 'package.json'), '{ "type": "commonjs" }\n');
// Declarations are the same text in both systems. Those that no entry point reaches are of use to nobody.
const reached = new Set(entries.flatMap((entry) => [...reachable(entry)]));
for (const file of readdirSync(esm, { recursive: true }).filter((name) => name.endsWith('.d.ts'))) {
  if (reached.has(file)) copyFileSync(path.join(esm, file), path.join(cjs, file));
  else rmSync(path.join(esm, file));
}

/** A declaration file and those that it imports, directly or not. */
function reachable(file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const [, specifier] of readFileSync(path.join(esm, file), 'utf8').matchAll(
    /(?:from|import\()\s*['"](\.[^'"]+)['"]/g,
  )) {
    reachable(path.join(path.dirname(file), specifier.replace(/(?<!\.d)\.[jt]s$/, '.d.ts')), found);
  }
  return found;
}
