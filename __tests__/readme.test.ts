import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { outputOf } from './output-of.ts';

const root = process.cwd();
const readme = readFileSync(path.join(root, 'README.md'), 'utf8');

describe('the README', () => {
  it('explains every error code', () => {
    const source = readFileSync(path.join(root, 'lib/support/errors.ts'), 'utf8');
    const union = /export type ErrorCode =([\s\S]*?);/.exec(source)?.[1] ?? '';
    const codes = [...union.matchAll(/'([A-Z_]+)'/g)].map(([, code]) => code ?? '');
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
  });

  it('shows code that compiles', async () => {
    // Inside the checkout, so that its tsconfig maps the package's name.
    const folder = mkdtempSync(path.join(root, '.readme-'));
    try {
      const blocks = [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block]) => block ?? '');
      expect(blocks.length).toBeGreaterThan(2);
      blocks.forEach((block, index) => {
        writeFileSync(path.join(folder, `block-${index}.ts`), compilable(block));
      });
      const config = {
        extends: '../tsconfig.json',
        compilerOptions: { noUnusedLocals: false },
        include: ['*.ts'],
      };
      writeFileSync(path.join(folder, 'tsconfig.json'), JSON.stringify(config));
      const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
      const run = promisify(execFile)(process.execPath, [tsc, '-p', folder], { cwd: root });
      expect(await run.then(({ stdout }) => stdout, outputOf)).toBe('');
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  });
});

/** A block with what a reader's own program would hold around it. */
function compilable(block: string): string {
  const declared = /const (\w+)/g;
  const own = new Set([...block.matchAll(declared)].map(([, name]) => name));
  const surroundings = {
    apiKey: 'string',
    refreshToken: 'string',
    clientId: 'string',
    clientSecret: 'string',
    sellerId: 'string',
    connector: "import('odoo-amazon-connector').Connector",
    spain: "import('odoo-amazon-connector').Registration",
  };
  const declarations = Object.entries(surroundings)
    .filter(([name]) => !own.has(name))
    .map(([name, type]) => `declare const ${name}: ${type};`);
  return `${block}\n${declarations.join('\n')}\nexport {};\n`;
}
