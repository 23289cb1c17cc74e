// Builds dist/cjs from lib/ with the TypeScript compiler alone, and entry points for ES modules that pass it on.
import { execFile } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { pruneDeclarations } from './prune-declarations.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const [esm, cjs] = [path.join(root, 'dist/esm'), path.join(root, 'dist/cjs')];
const entries = ['index', 'testing/index'];

const compile = async (project) => {
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  await promisify(execFile)(process.execPath, [tsc, '-p', project], { cwd: root });
};

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
try {
  await Promise.all(['tsconfig.types.json', 'tsconfig.cjs.json'].map(compile));
} catch (error) {
  console.error(error.stdout || error.message);
  process.exit(1);
}
// The package is an ES module by default; this makes Node read dist/cjs as CommonJS.
writeFileSync(path.join(cjs, 'package.json'), '{ "type": "commonjs" }\n');
pruneDeclarations(
  cjs,
  entries.map((entry) => `${entry}.d.ts`),
);

// One copy of the code, whoever loads it: an error of the one is an error of the other.
const require = createRequire(import.meta.url);
for (const entry of entries) {
  const names = Object.keys(require(path.join(cjs, `${entry}.js`)));
  const target = path.posix.relative(path.posix.dirname(`esm/${entry}`), `cjs/${entry}.js`);
  mkdirSync(path.dirname(path.join(esm, entry)), { recursive: true });
  writeFileSync(
    path.join(esm, `${entry}.js`),
    `import entry from '${target}';\nexport const { ${names.join(', ')} } = entry;\n`,
  );
  writeFileSync(path.join(esm, `${entry}.d.ts`), `export * from '${target}';\n`);
}
