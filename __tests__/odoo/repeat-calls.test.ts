import { describe, expect, it } from '@jest/globals';
import { countCalls, repeatCalls } from '../../lib/odoo/index.ts';
import { ConnectorError } from '../../lib/support/errors.ts';
import { caught } from './caught.ts';
import { scriptedPort } from './scripted-port.ts';

const away = new ConnectorError('ODOO_UNREACHABLE', 'away', { retryable: true });
const clock = { now: () => 0, sleep: () => Promise.resolve() };
const failingOnce = () =>
  scriptedPort((_recorded, index) => {
    if (index === 0) throw away;
    return 7;
  });

describe('repeatCalls', () => {
  it('reads again after an error that may pass, and tells of it', async () => {
    const heard: string[] = [];
    const odoo = repeatCalls(failingOnce(), {
      clock,
      random: () => 0,
      onRetry: ({ operation, attempt }) => heard.push(`${operation} ${String(attempt)}`),
    });
    expect(await odoo.call('res.partner', 'search_count')).toBe(7);
    expect(heard).toEqual(['res.partner.search_count 1']);
  });

  it('sends a write once', async () => {
    const port = failingOnce();
    expect((await caught(repeatCalls(port, { clock }).call('res.partner', 'write'))).code).toBe(
      'ODOO_UNREACHABLE',
    );
    expect(port.recorded).toHaveLength(1);
  });

  it.each(['id', '.id'])('sends a load again whose records have keys in the column %s', async (key) => {
    const port = scriptedPort((_recorded, index) => {
      if (index === 0) throw new ConnectorError('OUTCOME_UNKNOWN', 'cut off');
      return { ids: [7], messages: [] };
    });
    const args = { fields: [key, 'name'], data: [['x', 'y']] };
    await repeatCalls(port, { clock }).call('res.partner', 'load', { args });
    expect(port.recorded).toHaveLength(2);
  });

  it('sends a load once that names no keys, since it would create the records twice', async () => {
    const port = failingOnce();
    const args = { fields: ['name'], data: [['y']] };
    await caught(repeatCalls(port, { clock }).call('res.partner', 'load', { args }));
    expect(port.recorded).toHaveLength(1);
  });

  it('gives up after as many tries as the policy says', async () => {
    const port = scriptedPort(() => {
      throw away;
    });
    const policy = { maxAttempts: 3, maxElapsedMs: 1000, baseDelayMs: 1, maxDelayMs: 1 };
    await caught(repeatCalls(port, { clock, policy }).call('res.partner', 'read'));
    expect(port.recorded).toHaveLength(3);
  });

  it('stops waiting when the caller does', async () => {
    const controller = new AbortController();
    const sleep = (): Promise<void> => {
      controller.abort(new Error('enough'));
      return Promise.reject(new Error('enough'));
    };
    const odoo = repeatCalls(failingOnce(), { clock: { now: () => 0, sleep } });
    expect((await caught(odoo.call('res.partner', 'read', { signal: controller.signal }))).code).toBe(
      'ABORTED',
    );
  });
});

describe('countCalls', () => {
  it('counts calls by name, writes apart, until it is reset', async () => {
    const odoo = countCalls(scriptedPort(() => 1));
    await odoo.call('res.partner', 'read');
    await odoo.call('res.partner', 'load');
    await odoo.call('res.partner', 'load');
    await odoo.version();
    expect(odoo.calls).toMatchObject({ total: 4, writes: 2 });
    expect(odoo.calls.byMethod.get('res.partner.load')).toBe(2);
    odoo.calls.reset();
    expect(odoo.calls).toMatchObject({ total: 0, writes: 0 });
  });
});
