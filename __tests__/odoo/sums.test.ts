import { describe, expect, it } from '@jest/globals';
import { groupKeys, sumsOn, type OdooPort } from '../../lib/odoo/index.ts';
import { caught } from './caught.ts';

describe('sums of records by group', () => {
  const keys = {
    team_id: groupKeys.link,
    x_amazon_channel: groupKeys.selection,
    'date_order:month': groupKeys.month,
    currency_rate: groupKeys.float,
  };
  const query = { domain: [['state', '=', 'sale']], keys, sums: ['amount_total'] } as const;
  const shared = { team_id: [4, 'Amazon'], x_amazon_channel: false, currency_rate: 0.9, __count: 5 };
  const answers = {
    read_group: {
      ...shared,
      amount_total: 218.95,
      'date_order:month': 'enero 2026',
      __range: { 'date_order:month': { from: '2025-12-31 23:00:00', to: '2026-01-31 23:00:00' } },
      __domain: [],
    },
    formatted_read_group: {
      ...shared,
      'amount_total:sum': 218.95,
      'date_order:month': ['2025-12-31 23:00:00', 'enero 2026'],
      __extra_domain: [],
    },
  };

  /** A server that answers with these groups. */
  const server = (groups: unknown) => {
    const calls: [model: string, method: string, args: unknown][] = [];
    const port: OdooPort = {
      version: () => Promise.reject(new Error('not asked')),
      call: (model, method, call) => {
        calls.push([model, method, call?.args]);
        return Promise.resolve(groups);
      },
    };
    return { port, calls };
  };

  it.each([
    [17, 'read_group'],
    [18, 'read_group'],
    [19, 'formatted_read_group'],
    [undefined, 'formatted_read_group'],
  ] as const)('are the same on Odoo %s, by %s', async (major, method) => {
    const { port, calls } = server([answers[method]]);
    const readSums = sumsOn(port, { major });
    expect(await readSums('sale.order', query)).toEqual([
      {
        keys: {
          team_id: { id: 4, name: 'Amazon' },
          x_amazon_channel: undefined,
          'date_order:month': '2025-12-31 23:00:00',
          currency_rate: 0.9,
        },
        sums: { amount_total: 218.95 },
        count: 5,
      },
    ]);
    const groupby = Object.keys(keys);
    const args =
      method === 'read_group'
        ? { domain: query.domain, fields: ['amount_total:sum'], groupby, lazy: false }
        : { domain: query.domain, aggregates: ['__count', 'amount_total:sum'], groupby };
    expect(calls).toEqual([['sale.order', method, args]]);
  });

  it('group by those keys alone that are asked for, in their order', async () => {
    const { port, calls } = server([{ currency_rate: 1, __count: 2, 'amount_total:sum': false }]);
    const readSums = sumsOn(port, { major: 19 });
    const groups = await readSums('sale.order', { ...query, by: ['currency_rate'] });
    expect(calls).toMatchObject([['sale.order', 'formatted_read_group', { groupby: ['currency_rate'] }]]);
    expect(groups).toMatchObject([
      { keys: { currency_rate: 1, team_id: undefined }, sums: { amount_total: 0 } },
    ]);
  });

  it.each([
    ['no list', { length: 0 }],
    ['a group without a sum', [{ ...shared, 'date_order:month': false }]],
  ])('are refused where Odoo answers with %s', async (_case, answer) => {
    const readSums = sumsOn(server(answer).port, { major: 19 });
    expect(await caught(readSums('sale.order', query))).toMatchObject({
      code: 'ODOO_UNEXPECTED_ANSWER',
      message: expect.stringContaining('sums of sale.order'),
    });
  });
});
