import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { packPackage, type PackedPackage } from './packed.ts';
import { readmePrograms } from './readme-programs.ts';

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
  let packed: PackedPackage;
  const node = (file: string): Promise<string> => packed.run(process.execPath, file);

  beforeAll(async () => {
    packed = await packPackage();
  });
  afterAll(() => {
    packed.remove();
  });

  it.each([
    ['CommonJS', 'consumer.cjs', (entry: string) => `const entry = require('${entry}');`],
    ['ES modules', 'consumer.mjs', (entry: string) => `import * as entry from '${entry}';`],
  ])('loads from %s, both entry points', async (_system, file, load) => {
    const show = ' console.log(Object.keys(entry).join());';
    const main = await node(packed.write(file, load('odoo-amazon-connector') + show));
    expect(main.split(',')).toEqual(expect.arrayContaining(names));
    const testing = await node(packed.write(file, load('odoo-amazon-connector/testing') + show));
    expect(testing.split(',')).toEqual(expect.arrayContaining(testingNames));
  });

  it('is one copy of the code, also where both systems load it', async () => {
    const text = [
      "import { createRequire } from 'node:module';",
      "import { ConnectorError, isConnectorError } from 'odoo-amazon-connector';",
      "const copy = createRequire(import.meta.url)('odoo-amazon-connector');",
      "const error = new copy.ConnectorError('ABORTED', 'x');",
      'console.log(error instanceof ConnectorError, isConnectorError(error));',
    ].join('\n');
    expect(await node(packed.write('error.mjs', text))).toBe('true true');
  });

  it.each([
    ['an ES module', 'module'],
    ['CommonJS', 'commonjs'],
  ])('type-checks and runs in a strict TypeScript consumer that is %s', async (_system, type) => {
    const consumer = `consumer-${type}`;
    packed.write(`${consumer}/package.json`, JSON.stringify({ type }));
    packed.write(`${consumer}/index.ts`, consumerText);
    await packed.compile(consumer, { skipLibCheck: false });
    expect(await node(path.join(consumer, 'out/index.js'))).toBe('Amazon.es CONFIGURATION_INVALID');
  });

  it('compiles the code that the README shows', async () => {
    const programs = readmePrograms();
    expect(programs.length).toBeGreaterThan(2);
    packed.write('readme/package.json', JSON.stringify({ type: 'module' }));
    programs.forEach((program, index) => packed.write(`readme/block-${index}.ts`, program));
    const options = { skipLibCheck: true, noUncheckedIndexedAccess: true, noImplicitReturns: true };
    await expect(packed.compile('readme', options)).resolves.toBeUndefined();
  });

  it("brings the declarations that its entry points reach, and no other package's types in them", () => {
    const folder = path.join(packed.installed, 'dist');
    const declarations = readdirSync(folder, { recursive: true })
      .map((file) => path.join(folder, String(file)))
      .filter((file) => file.endsWith('.d.ts'));
    const reached = reachable(folder, ['esm/index.d.ts', 'esm/testing/index.d.ts']);
    expect(declarations.toSorted()).toEqual(reached.toSorted());
    for (const file of reached) {
      expect(readFileSync(file, 'utf8')).not.toMatch(/from ['"](amazon-sp-api|odoo-await|axios)['"]/);
    }
  });
});

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
    for (const [, specifier] of readFileSync(file, 'utf8').matchAll(
      /(?:from|import\()\s*['"](\.[^'"]+)['"]/g,
    )) {
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
