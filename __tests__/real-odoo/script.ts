import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** Runs `npm run odoo -- …` from the root of this project, where Jest and the benchmarks run; gives what it said. */
export async function odooScript(...args: readonly string[]): Promise<string> {
  const { stderr } = await run(process.execPath, ['--import', 'tsx', 'scripts/odoo/index.ts', ...args], {
    timeout: 900_000,
  });
  return stderr;
}
