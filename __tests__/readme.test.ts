import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { readme } from './readme-programs.ts';

describe('the README', () => {
  it('explains every error code', () => {
    const source = readFileSync(path.join(process.cwd(), 'lib/support/errors.ts'), 'utf8');
    const union = /export type ErrorCode =([\s\S]*?);/.exec(source)?.[1] ?? '';
    const codes = [...union.matchAll(/'([A-Z_]+)'/g)].map(([, code]) => code ?? '');
    expect(codes.length).toBeGreaterThan(20);
    expect(codes.filter((code) => !readme.includes(`\`${code}\``))).toEqual([]);
  });

  it('shows the picture that its script draws', () => {
    const drawn = execFileSync(process.execPath, ['scripts/draw-overview.mjs'], { encoding: 'utf8' });
    expect(readFileSync('docs/overview.svg', 'utf8')).toBe(drawn);
    expect(readme).toContain('(docs/overview.svg)');
  });

  it('names every event', () => {
    const source = readFileSync(path.join(process.cwd(), 'lib/support/events.ts'), 'utf8');
    const listed = /export interface ConnectorEvents \{([\s\S]*?)\n\}/.exec(source)?.[1] ?? '';
    const events = [...listed.matchAll(/^ {2}'?([\w:]+)'?: \{/gm)].map(([, name]) => name ?? '');
    expect(events).toEqual(expect.arrayContaining(['orders:page', 'request:retry', 'warning']));
    expect(events.filter((name) => !readme.includes(`\`${name}\``))).toEqual([]);
  });
});
