import { execFile } from 'node:child_process';
import type { ServerResponse } from 'node:http';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, it } from '@jest/globals';
import { closeWebServers, webServer } from './web-server.ts';

closeWebServers();

const run = promisify(execFile);
const root = join(__dirname, '../..');

describe('a program whose only call is aborted', () => {
  it.each<[string, string, (response: ServerResponse) => void]>([
    ['while Odoo does not answer its login', 'login', () => undefined],
    ['while Amazon gives it no token', 'token', () => undefined],
    [
      'while it waits to ask for a token again',
      'token',
      (response) => response.writeHead(503).end('<html></html>'),
    ],
  ])('ends at once: %s', async (_case, what, answer) => {
    const url = await webServer((_request, response) => {
      answer(response);
    });
    const program = join(__dirname, 'aborted-program.ts');
    // Killed after that long; what it waits for would keep it alive for longer (the login two minutes, the token five).
    const { stdout } = await run(process.execPath, ['--import', 'tsx', program, what, url], {
      cwd: root,
      timeout: 100_000,
    });
    expect(stdout).toBe('ABORTED');
  });
});
