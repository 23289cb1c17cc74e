import { describe, expect, it } from '@jest/globals';
import { loadTable } from '../../lib/odoo/index.ts';

describe('loadTable', () => {
  it('puts records that name the same fields into one table, all cells as text', () => {
    expect(
      loadTable([
        { key: 'amazon.a', values: { name: 'A', color: 3, is_company: true, ref: null } },
        { key: 'amazon.b', values: { ref: 'r', name: 'B', color: 0, is_company: false } },
      ]),
    ).toEqual([
      {
        fields: ['id', 'name', 'color', 'is_company', 'ref'],
        rows: [
          ['amazon.a', 'A', '3', '1', ''],
          ['amazon.b', 'B', '0', '0', 'r'],
        ],
        keys: ['amazon.a', 'amazon.b'],
      },
    ]);
  });

  it('puts children into rows below their root', () => {
    const line = (key: string, quantity: number) => ({
      key,
      values: { product_id: { dbId: 4 }, tax_ids: { dbIds: [1, 2] }, product_uom_qty: quantity },
    });
    const [table] = loadTable([
      {
        key: 'amazon.o1',
        values: {
          partner_id: { key: 'amazon.p1' },
          order_line: [line('amazon.l1', 1), line('amazon.l2', 2)],
          note: 'n',
        },
      },
      {
        key: 'amazon.o2',
        values: { partner_id: { key: 'amazon.p2' }, order_line: [line('amazon.l3', 3)], note: null },
      },
    ]);
    expect(table).toEqual({
      fields: [
        'id',
        'partner_id/id',
        'order_line/id',
        'order_line/product_id/.id',
        'order_line/tax_ids/.id',
        'order_line/product_uom_qty',
        'note',
      ],
      rows: [
        ['amazon.o1', 'amazon.p1', 'amazon.l1', '4', '1,2', '1', 'n'],
        ['', '', 'amazon.l2', '4', '1,2', '2', ''],
        ['amazon.o2', 'amazon.p2', 'amazon.l3', '4', '1,2', '3', ''],
      ],
      keys: ['amazon.o1', 'amazon.o2'],
    });
  });

  it('lets an empty link share the column of the others', () => {
    const tables = loadTable([
      { key: 'amazon.a', values: { team_id: null } },
      { key: 'amazon.b', values: { team_id: { dbId: 5 } } },
    ]);
    expect(tables).toEqual([
      {
        fields: ['id', 'team_id/.id'],
        rows: [
          ['amazon.a', ''],
          ['amazon.b', '5'],
        ],
        keys: ['amazon.a', 'amazon.b'],
      },
    ]);
  });

  it('keeps records apart that name other fields, or link in another way', () => {
    const tables = loadTable([
      { key: 'amazon.a', values: { name: 'A', type: 'delivery' } },
      { key: 'amazon.b', values: { name: 'B' } },
      { key: 'amazon.c', values: { name: 'C', type: 'contact' } },
      { key: 'amazon.d', values: { name: 'D', parent_id: { dbId: 1 } } },
      { key: 'amazon.e', values: { name: 'E', parent_id: { key: 'amazon.a' } } },
    ]);
    expect(tables.map((table) => table.keys)).toEqual([
      ['amazon.a', 'amazon.c'],
      ['amazon.b'],
      ['amazon.d'],
      ['amazon.e'],
    ]);
  });

  it('takes an empty list of children for nothing said', () => {
    expect(loadTable([{ key: 'amazon.o', values: { note: 'n', order_line: [] } }])[0]?.fields).toEqual([
      'id',
      'note',
    ]);
  });

  it('refuses children of one record that name different fields', () => {
    const children = [
      { key: 'amazon.l1', values: { name: 'x', price_unit: 1 } },
      { key: 'amazon.l2', values: { name: 'y' } },
    ];
    expect(() => loadTable([{ key: 'amazon.o', values: { order_line: children } }])).toThrow(
      expect.objectContaining({
        code: 'CONFIGURATION_INVALID',
        message: expect.stringContaining('amazon.o, order_line'),
      }),
    );
  });
});
