import { execFile } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { outputOf } from './output-of.ts';

const root = process.cwd();
const execute = promisify(execFile);
const names = [
  'createConnector',
  'jsonRpcOdoo',
  'json2Odoo',
  'odooAwaitOdoo',
  'sellingPartnerApi',
  'isConnectorError',
];
const testingNames = ['startEmbeddedAmazon', 'startEmbeddedOdoo', 'generateOrders'];

describe('the packed package', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'package-'));
  const installed = path.join(folder, 'node_modules', 'odoo-amazon-connector');

  const run = async (command: string, ...args: readonly string[]): Promise<string> =>
    (await execute(command, args, { cwd: folder, timeout: 120_000 })).stdout.trim();

  beforeAll(async () => {
    // npm pack builds first.
    await execute('npm', ['pack', '--silent', '--pack-destination', folder], { cwd: root, timeout: 120_000 });
    const [tarball = ''] = readdirSync(folder).filter((file) => file.endsWith('.tgz'));
    mkdirSync(installed, { recursive: true });
    await run('tar', '-xzf', tarball, '-C', installed, '--strip-components=1');
    // What npm would install beside it, as this checkout has it (no network is needed), and the types of Node that a
    // TypeScript program on Node brings itself. Nothing else: a type that only we have would go unnoticed.
    for (const name of [...runtimePackages(), '@types/node', 'undici-types']) {
      const link = path.join(folder, 'node_modules', name);
      mkdirSync(path.dirname(link), { recursive: true });
      symlinkSync(path.join(root, 'node_modules', name), link);
    }
  });

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const write = (file: string, text: string): string => {
    mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    writeFileSync(path.join(folder, file), text);
    return file;
  };

  it.each([
    ['CommonJS', 'consumer.cjs', (entry: string) => `const entry = require('${entry}');`],
    ['ES modules', 'consumer.mjs', (entry: string) => `import * as entry from '${entry}';`],
  ])('loads from %s, both entry points', async (_system, file, load) => {
    const show = ' console.log(Object.keys(entry).join());';
    const main = await run(process.execPath, write(file, load('odoo-amazon-connector') + show));
    expect(main.split(',')).toEqual(expect.arrayContaining(names));
    const testing = await run(process.execPath, write(file, load('odoo-amazon-connector/testing') + show));
    expect(testing.split(',')).toEqual(expect.arrayContaining(testingNames));
  });

  it('knows an error of its CommonJS copy in its ES module copy', async () => {
    const text = [
      "import { createRequire } from 'node:module';",
      "import { ConnectorError, isConnectorError } from 'odoo-amazon-connector';",
      "const copy = createRequire(import.meta.url)('odoo-amazon-connector');",
      "const error = new copy.ConnectorError('ABORTED', 'x');",
      'console.log(error instanceof ConnectorError, isConnectorError(error));',
    ].join('\n');
    expect(await run(process.execPath, write('error.mjs', text))).toBe('false true');
  });

  it.each([
    ['an ES module', 'module'],
    ['CommonJS', 'commonjs'],
  ])(
    'type-checks and runs in a strict TypeScript consumer that is %s',
    async (_system, type) => {
      const consumer = `consumer-${type}`;
      write(`${consumer}/package.json`, JSON.stringify({ type }));
      write(`${consumer}/index.ts`, consumerText);
      const options = {
        module: 'nodenext',
        target: 'es2023',
        strict: true,
        exactOptionalPropertyTypes: true,
        types: ['node'],
        skipLibCheck: false,
      };
      write(
        `${consumer}/tsconfig.json`,
        JSON.stringify({
          compilerOptions: { ...options, outDir: 'out' },
          include: ['index.ts'],
        }),
      );
      const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
      await run(process.execPath, tsc, '-p', consumer).catch((error: unknown) => {
        throw new Error(outputOf(error));
      });
      expect(await run(process.execPath, path.join(consumer, 'out/index.js'))).toBe(
        'Amazon.es CONFIGURATION_INVALID',
      );
    },
  );

  it("brings no other package's types into its own", () => {
    const declarations = readdirSync(path.join(installed, 'dist/esm'), { recursive: true })
      .map(String)
      .filter((file) => file.endsWith('.d.ts'));
    // What the entry points reach; schemas stay inside.
    const reached = reachable(path.join(installed, 'dist/esm'), ['index.d.ts', 'testing/index.d.ts']);
    expect(declarations.length).toBeGreaterThan(reached.length);
    for (const file of reached) {
      expect(readFileSync(file, 'utf8')).not.toMatch(/from ['"](amazon-sp-api|odoo-await|axios)['"]/);
    }
  });
});

const lockSchema = z.object({ packages: z.record(z.string(), z.object({ dev: z.boolean().optional() })) });

/** Names of the packages at the top of node_modules that are there for more than development. */
function runtimePackages(): readonly string[] {
  const lock = lockSchema.parse(JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')));
  return Object.entries(lock.packages).flatMap(([place, { dev }]) => {
    const name = /^node_modules\/((?:@[^/]+\/)?[^/]+)$/.exec(place)?.[1];
    return name === undefined || dev === true ? [] : [name];
  });
}

const consumerText = `
import { createConnector, findMarketplace, isConnectorError, jsonRpcOdoo, sellingPartnerApi, type OrderOutcome } from 'odoo-amazon-connector';
import type { WireOrder } from 'odoo-amazon-connector/testing';

const order: WireOrder | undefined = undefined;
const connector = createConnector({
  odoo: jsonRpcOdoo({ url: 'http://127.0.0.1:1', database: 'x', username: 'x', apiKey: 'x' }),
  amazon: sellingPartnerApi({ region: 'eu', refreshToken: 'x', clientId: 'x', clientSecret: 'x' }),
});
const describe = (outcome: OrderOutcome): string => (outcome.status === 'failed' ? outcome.error.code : outcome.status);
let code: string = String(order ?? typeof describe);
try {
  sellingPartnerApi({ region: 'eu', refreshToken: '', clientId: '', clientSecret: '' });
} catch (error) {
  code = isConnectorError(error) ? error.code : typeof connector;
}
console.log(findMarketplace('ES').name, code);
`;

/** The declaration files that these import, directly or not. */
function reachable(folder: string, entries: readonly string[]): readonly string[] {
  const found = new Set<string>();
  const visit = (file: string): void => {
    if (found.has(file)) return;
    found.add(file);
    for (const [, specifier] of readFileSync(file, 'utf8').matchAll(/from ['"](\.[^'"]+)['"]/g)) {
      if (specifier !== undefined)
        visit(
          path.resolve(
            path.dirname(file),
            specifier
              .replace(/\.js$/, '.d.ts')
              .replace(/\.ts$/, '.ts')
              .replace(/(?<!\.d)\.ts$/, '.d.ts'),
          ),
        );
    }
  };
  for (const entry of entries) visit(path.join(folder, entry));
  return [...found];
}
