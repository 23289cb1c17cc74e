import { describe, expect, it } from '@jest/globals';
import { repeatCalls, upsert, type LoadRecord, type OdooPort } from '../../lib/odoo/index.ts';
import { ConnectorError } from '../../lib/support/errors.ts';
import { caught } from './caught.ts';
import { scriptedPort, type RecordedCall } from './scripted-port.ts';

const partners = (...names: readonly string[]): readonly LoadRecord[] =>
  names.map((name) => ({ key: `amazon.${name}`, values: { name } }));

const namesIn = ({ call }: RecordedCall): readonly string[] =>
  ((call?.args?.['data'] ?? []) as readonly (readonly string[])[]).flatMap(([, name]) => name ?? []);

/** A `load` that gives each name the id of its first letter, and refuses as `refuse` says. */
const loading = (refuse: (names: readonly string[], index: number) => readonly object[] | undefined) =>
  scriptedPort((recorded, index) => {
    if (recorded.method === 'check_access_rights') return recorded.call?.args?.['operation'] !== 'create';
    const names = namesIn(recorded);
    const messages = refuse(names, index);
    return messages
      ? { ids: false, messages, nextrow: 0 }
      : { ids: names.map((name) => name.charCodeAt(0)), messages: [], nextrow: 0 };
  });

const message = (record: number, text: string, field?: string): object => ({
  type: 'error',
  record,
  rows: { from: record, to: record },
  message: text,
  ...(field === undefined ? {} : { field }),
});
const clock = { now: () => 0, sleep: () => Promise.resolve() };
const repeating = (port: OdooPort): OdooPort => repeatCalls(port, { clock, random: () => 0 });

describe('upsert', () => {
  it('sends at most so many records in one call, and answers in order', async () => {
    const odoo = loading(() => undefined);
    const results = await upsert(odoo, 'res.partner', partners('a', 'b', 'c'), { batchSize: 2 });
    expect(results).toEqual([
      { key: 'amazon.a', id: 97 },
      { key: 'amazon.b', id: 98 },
      { key: 'amazon.c', id: 99 },
    ]);
    expect(odoo.recorded.map(namesIn)).toEqual([['a', 'b'], ['c']]);
  });

  it('reads datetimes as UTC, whatever the context says', async () => {
    const odoo = loading(() => undefined);
    await upsert(odoo, 'res.partner', partners('a'), {
      context: { tz: 'Asia/Tokyo', lang: 'de_DE' },
      companyId: 3,
    });
    expect(odoo.recorded[0]?.call).toMatchObject({ context: { tz: 'UTC', lang: 'de_DE' }, companyId: 3 });
  });

  it('sends the others again without a record whose field Odoo refuses', async () => {
    const odoo = loading((names) =>
      names.includes('b') ? [message(1, 'no such country', 'country_id')] : undefined,
    );
    const results = await upsert(repeating(odoo), 'res.partner', partners('a', 'b', 'c'));
    expect(results.map((result) => result.id ?? result.error.code)).toEqual([97, 'ODOO_VALIDATION', 99]);
    expect(odoo.recorded.map(namesIn)).toEqual([
      ['a', 'b', 'c'],
      ['a', 'c'],
    ]);
  });

  it('gives a record a second try when the message could be about another transaction', async () => {
    const locale = 'konnte Zugriff nicht serialisieren wegen gleichzeitiger Aktualisierung\n';
    const odoo = loading((_names, index) =>
      index === 0 ? [message(0, locale), message(1, locale)] : undefined,
    );
    const results = await upsert(repeating(odoo), 'res.partner', partners('a', 'b', 'c'));
    expect(results.map((result) => result.id)).toEqual([97, 98, 99]);
  });

  it('tries a lost race again until it is won', async () => {
    const odoo = loading((_names, index) =>
      index < 3 ? [message(0, 'could not serialize access due to concurrent update\n')] : undefined,
    );
    const delays: number[] = [];
    const port = repeatCalls(odoo, {
      clock,
      random: () => 0.5,
      onRetry: ({ delayMs }) => delays.push(delayMs),
    });
    const results = await upsert(port, 'res.partner', partners('a', 'b'));
    expect(results.map((result) => result.id)).toEqual([97, 98]);
    expect(delays).toEqual([100, 200, 400]);
  });

  it('gives up a race that is never won, and says that trying later may help', async () => {
    const odoo = loading(() => [message(0, 'deadlock detected\n')]);
    const [result] = await upsert(repeating(odoo), 'res.partner', partners('a'));
    expect(result?.error).toMatchObject({ code: 'ODOO_CONCURRENCY', retryable: true });
  });

  it('halves the records when Odoo does not say which one is bad', async () => {
    const odoo = scriptedPort((recorded) => {
      const names = namesIn(recorded);
      if (names.includes('d')) throw new ConnectorError('ODOO_SERVER_ERROR', 'broken');
      return { ids: names.map((name) => name.charCodeAt(0)), messages: [] };
    });
    const results = await upsert(repeating(odoo), 'res.partner', partners('a', 'b', 'c', 'd'));
    expect(results.map((result) => result.id ?? result.error.code)).toEqual([
      97,
      98,
      99,
      'ODOO_SERVER_ERROR',
    ]);
    expect(results[3]?.error?.message).toContain('amazon.d');
    expect(odoo.recorded.map((recorded) => namesIn(recorded).join(''))).toEqual([
      'abcd',
      'ab',
      'cd',
      'c',
      'd',
    ]);
  });

  it('stops everything when the user may not create such records', async () => {
    const odoo = loading(() => [
      message(0, "Sie dürfen keine Datensätze vom Typ 'Kontakt' (res.partner) anlegen."),
    ]);
    const error = await caught(upsert(repeating(odoo), 'res.partner', partners('a', 'b')));
    expect(error).toMatchObject({
      code: 'ODOO_ACCESS_DENIED',
      context: { model: 'res.partner', operation: 'create' },
    });
    expect(odoo.recorded).toHaveLength(2);
  });

  it('sends a call again whose outcome is unknown, since the keys keep it from happening twice', async () => {
    const odoo = scriptedPort((_recorded, index) => {
      if (index === 0) throw new ConnectorError('OUTCOME_UNKNOWN', 'cut off');
      return { ids: [1], messages: [] };
    });
    expect(await upsert(repeating(odoo), 'res.partner', partners('a'))).toEqual([{ key: 'amazon.a', id: 1 }]);
  });

  it('refuses a key that is given twice and one that Odoo would not take, and loads the rest', async () => {
    const odoo = loading(() => undefined);
    const records = [
      ...partners('a', 'a', 'c'),
      { key: 'amazon.SKU 1', values: { name: 'x' } },
      { key: 'noprefix', values: { name: 'y' } },
    ];
    const results = await upsert(odoo, 'res.partner', records);
    const invalid = 'CONFIGURATION_INVALID';
    expect(results.map((result) => result.id ?? result.error.code)).toEqual([
      97,
      invalid,
      99,
      invalid,
      invalid,
    ]);
  });

  it('makes no call for no records', async () => {
    const odoo = loading(() => undefined);
    expect(await upsert(odoo, 'res.partner', [])).toEqual([]);
    expect(odoo.recorded).toEqual([]);
  });

  it('stops between calls when the caller does', async () => {
    const controller = new AbortController();
    const odoo = loading(() => {
      controller.abort();
      return undefined;
    });
    const error = await caught(
      upsert(odoo, 'res.partner', partners('a', 'b'), { batchSize: 1, signal: controller.signal }),
    );
    expect(error.code).toBe('ABORTED');
    expect(odoo.recorded).toHaveLength(1);
  });
});
