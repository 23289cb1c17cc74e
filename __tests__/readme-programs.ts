import { readFileSync } from 'node:fs';
import path from 'node:path';

/** The text of the README. */
export const readme = readFileSync(path.join(process.cwd(), 'README.md'), 'utf8');

/** Each TypeScript block of the README as a program of its own. */
export function readmePrograms(): readonly string[] {
  return [...readme.matchAll(/```ts\n([\s\S]*?)```/g)].map(([, block]) => compilable(block ?? ''));
}

/** The first program of the README as it stands there. */
export const firstProgram: string = /```ts\n([\s\S]*?)```/.exec(readme)?.[1] ?? '';

/** A block with what a reader's own program would hold around it. */
function compilable(block: string): string {
  const declared = /const (\w+)/g;
  const own = new Set([...block.matchAll(declared)].map(([, name]) => name));
  const surroundings = {
    apiKey: 'string',
    adminApiKey: 'string',
    botApiKey: 'string',
    refreshToken: 'string',
    clientId: 'string',
    clientSecret: 'string',
    bankLineId: 'number',
    sellerId: 'string',
    connector: "import('odoo-amazon-connector').Connector",
    administrator: "import('odoo-amazon-connector').Connector",
    spain: "import('odoo-amazon-connector').Registration",
    europe: "import('odoo-amazon-connector').Registration",
  };
  const declarations = Object.entries(surroundings)
    .filter(([name]) => !own.has(name))
    .map(([name, type]) => `declare const ${name}: ${type};`);
  return `${block}\n${declarations.join('\n')}\nexport {};\n`;
}
