import { describe, expect, it } from '@jest/globals';
import { createNamed, liftLinks, type LoadRecord, type NamedRecord } from '../../lib/odoo/index.ts';
import { ConnectorError, type ErrorCode } from '../../lib/support/errors.ts';
import { scriptedPort, type RecordedCall } from './scripted-port.ts';

const named = (...keys: readonly string[]): readonly NamedRecord[] =>
  keys.map((key) => ({ key, values: { origin: key } }));

const namesIn = ({ call }: RecordedCall): readonly string[] =>
  ((call?.args?.['vals_list'] ?? []) as readonly { readonly name: string }[]).map(({ name }) => name);

const refusal = (message: string) => new ConnectorError('ODOO_VALIDATION', message);

interface Behaviour {
  /** Names that are taken, with their ids. */
  readonly there?: readonly (readonly [string, number])[];
  /** Odoo takes no call with one of these. */
  readonly bad?: readonly string[];
  /** Fails these calls of `create`, by their number: before they are carried out, or after. */
  readonly fails?: Readonly<Record<number, { readonly code: ErrorCode; readonly isDone?: boolean }>>;
}

/** A model on which names are unique, and whose `create` is all or nothing. */
function uniqueNames({ there = [], bad = [], fails = {} }: Behaviour = {}) {
  const ids = new Map<string, number>(there);
  let creates = 0;
  const port = scriptedPort((recorded) => {
    if (recorded.method === 'web_search_read') {
      const records = [...ids].map(([name, id]) => ({ id, name }));
      return { length: records.length, records };
    }
    const failure = fails[creates];
    creates += 1;
    if (failure && failure.isDone !== true) throw new ConnectorError(failure.code, 'failed');
    const names = namesIn(recorded);
    const wrong = names.find((name) => bad.includes(name));
    if (wrong !== undefined) throw refusal(`${wrong} is bad`);
    if (names.some((name) => ids.has(name))) throw refusal('Reference must be unique per company!');
    for (const name of names) ids.set(name, ids.size + 100);
    if (failure) throw new ConnectorError(failure.code, 'lost');
    return names.map((name) => ids.get(name));
  });
  return { port, ids, created: () => port.recorded.filter(({ method }) => method === 'create').map(namesIn) };
}

const create = (port: ReturnType<typeof uniqueNames>['port'], records: readonly NamedRecord[]) =>
  createNamed(port, 'stock.picking', records, { companyId: 1 });

describe('records with unique names', () => {
  it('are created by one call', async () => {
    const odoo = uniqueNames();
    expect(await create(odoo.port, named('A', 'B'))).toEqual([
      { key: 'A', id: 100 },
      { key: 'B', id: 101 },
    ]);
    expect(odoo.port.recorded).toMatchObject([
      { method: 'create', call: { args: { vals_list: [{ name: 'A', origin: 'A' }, { name: 'B' }] } } },
    ]);
  });

  it('that are there keep what they are, and the others are created', async () => {
    const odoo = uniqueNames({ there: [['B', 7]] });
    const results = await create(odoo.port, named('A', 'B', 'C'));
    expect(results.map(({ id }) => id)).toEqual([101, 7, 102]);
    expect(odoo.created()).toEqual([
      ['A', 'B', 'C'],
      ['A', 'C'],
    ]);
  });

  it('of which one is refused go in without it, which fails with the words of Odoo', async () => {
    const odoo = uniqueNames({ bad: ['C'] });
    const results = await create(odoo.port, named('A', 'B', 'C', 'D'));
    expect(results).toMatchObject([
      { key: 'A', id: 100 },
      { key: 'B', id: 101 },
      { key: 'C', error: { code: 'ODOO_VALIDATION', message: 'C is bad' } },
      { key: 'D', id: 102 },
    ]);
  });

  it('are found when the reply was lost, and created in parts when they are not there', async () => {
    const lost = uniqueNames({ fails: { 0: { code: 'OUTCOME_UNKNOWN', isDone: true } } });
    expect((await create(lost.port, named('A', 'B'))).map(({ id }) => id)).toEqual([100, 101]);
    expect(lost.created()).toHaveLength(1);

    const slow = uniqueNames({ fails: { 0: { code: 'OUTCOME_UNKNOWN' } } });
    expect((await create(slow.port, named('A', 'B', 'C'))).map(({ id }) => id)).toEqual([100, 101, 102]);
    expect(slow.created()).toEqual([['A', 'B', 'C'], ['A', 'B'], ['C']]);
  });

  it('end the work when even the reply for one of them is lost', async () => {
    const odoo = uniqueNames({ fails: { 0: { code: 'OUTCOME_UNKNOWN' }, 1: { code: 'OUTCOME_UNKNOWN' } } });
    await expect(create(odoo.port, named('A', 'B'))).rejects.toMatchObject({ code: 'OUTCOME_UNKNOWN' });
  });

  it('are tried again after a lost race, three times', async () => {
    const race = { code: 'ODOO_CONCURRENCY' } as const;
    const odoo = uniqueNames({ fails: { 0: race, 1: race, 2: race } });
    expect((await create(odoo.port, named('A'))).map(({ id }) => id)).toEqual([100]);
    const hopeless = uniqueNames({ fails: { 0: race, 1: race, 2: race, 3: race } });
    await expect(create(hopeless.port, named('A'))).rejects.toMatchObject(race);
    expect(hopeless.created()).toHaveLength(4);
  });

  it('are not tried again where the user may not create them', async () => {
    const odoo = uniqueNames({ fails: { 0: { code: 'ODOO_ACCESS_DENIED' } } });
    await expect(create(odoo.port, named('A'))).rejects.toMatchObject({ code: 'ODOO_ACCESS_DENIED' });
    expect(odoo.port.recorded).toHaveLength(1);
  });
});

describe('links that all records share', () => {
  const record = (key: string, values: LoadRecord['values']): LoadRecord => ({ key, values });

  it('become defaults of the call; others, and what is no link, stay', () => {
    const records = [
      record('a.1', { team: { dbId: 4 }, house: { dbId: 1 }, none: null, name: 'x', kin: { key: 'a.b' } }),
      record('a.2', { team: { dbId: 4 }, house: { dbId: 2 }, none: null, name: 'x', kin: { key: 'a.b' } }),
    ];
    expect(liftLinks(records, ['team', 'house', 'none', 'name', 'kin', 'absent'])).toEqual({
      context: { default_team: 4, default_none: false },
      records: [
        record('a.1', { house: { dbId: 1 }, name: 'x', kin: { key: 'a.b' } }),
        record('a.2', { house: { dbId: 2 }, name: 'x', kin: { key: 'a.b' } }),
      ],
    });
  });

  it('are none where there are no records', () => {
    expect(liftLinks([], ['team'])).toEqual({ context: {}, records: [] });
  });
});
