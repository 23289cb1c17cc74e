import { describe, expect, it } from '@jest/globals';
import { repeatCalls, upsert, type LoadRecord, type OdooPort } from '../../lib/odoo/index.ts';
import { ConnectorError } from '../../lib/support/errors.ts';
import { caught } from './caught.ts';
import { scriptedPort, type RecordedCall } from './scripted-port.ts';

const partners = (count: number): readonly LoadRecord[] =>
  Array.from({ length: count }, (_, index) => ({
    key: `amazon.p${index}`,
    values: { name: `Partner ${index}` },
  }));

const rowsIn = ({ call }: RecordedCall): readonly (readonly string[])[] =>
  (call?.args?.['data'] ?? []) as readonly (readonly string[])[];

/** A `load` behind a proxy that gives up on what `isTooMuch`. */
const behindProxy = (isTooMuch: (rows: readonly (readonly string[])[]) => boolean, error: ConnectorError) =>
  scriptedPort((recorded) => {
    const rows = rowsIn(recorded);
    if (isTooMuch(rows)) throw error;
    return {
      ids: rows.map(([key = '']) => Number(key.slice('amazon.p'.length)) + 1),
      messages: [],
      nextrow: 0,
    };
  });

const gaveUp = new ConnectorError('OUTCOME_UNKNOWN', 'HTTP 504', { status: 504 });
const tooLarge = new ConnectorError('ODOO_REQUEST_TOO_LARGE', 'HTTP 413', { status: 413 });
const sizes = ({ recorded }: { readonly recorded: readonly RecordedCall[] }): readonly number[] =>
  recorded.map((call) => rowsIn(call).length);
const clock = { now: () => 0, sleep: () => Promise.resolve() };
/** Without further tries of the same call, which would only repeat each figure below. */
const once = (port: OdooPort): OdooPort =>
  repeatCalls(port, { clock, policy: { maxAttempts: 1, maxElapsedMs: 0, baseDelayMs: 0, maxDelayMs: 0 } });

describe('the size of batches', () => {
  it.each([
    ['waits no longer (504)', gaveUp],
    ['takes no larger body (413)', tooLarge],
  ])('is halved where a proxy %s, until they go through', async (_case, error) => {
    const odoo = behindProxy((rows) => rows.length > 3, error);
    const results = await upsert(once(odoo), 'res.partner', partners(12));
    expect(results.map(({ id }) => id)).toEqual(partners(12).map((_, index) => index + 1));
    expect(sizes(odoo)).toEqual([12, 6, 3, 3, 3, 3]);
  });

  it('is remembered for that model, and grows again with what goes through', async () => {
    let limit = 3;
    const odoo = behindProxy((rows) => rows.length > limit, gaveUp);
    const port = once(odoo);
    await upsert(port, 'res.partner', partners(12));
    limit = Number.POSITIVE_INFINITY;
    const before = odoo.recorded.length;
    await upsert(port, 'res.partner', partners(30));
    await upsert(port, 'sale.order', partners(30));
    expect(sizes(odoo).slice(before)).toEqual([3, 6, 6, 6, 6, 3, 30]);
  });

  it('lets one record that is too much by itself fail alone', async () => {
    const odoo = behindProxy((rows) => rows.some(([key]) => key === 'amazon.p2'), gaveUp);
    const results = await upsert(once(odoo), 'res.partner', partners(5));
    expect(results.map(({ id, error }) => id ?? error.code)).toEqual([1, 2, 'OUTCOME_UNKNOWN', 4, 5]);
  });

  it('ends when not even single records go through any more', async () => {
    const odoo = behindProxy(() => true, gaveUp);
    expect((await caught(upsert(once(odoo), 'res.partner', partners(64)))).code).toBe('OUTCOME_UNKNOWN');
    expect(odoo.recorded.length).toBeLessThan(10);
  });
});
