import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs `npm run odoo -- …` of this project; gives what it said. */
export async function odooScript(...args: readonly string[]): Promise<string> {
  const root = path.join(__dirname, '../..');
  const { stderr } = await run(process.execPath, ['--import', 'tsx', 'scripts/odoo/index.ts', ...args], {
    cwd: root,
    timeout: 900_000,
  });
  return stderr;
}
