import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { fields, readRecords, searchRecords } from '../../lib/odoo/index.ts';
import { caught } from './caught.ts';
import { scriptedPort } from './scripted-port.ts';

const schema = z.object({
  name: fields.char,
  date_order: fields.datetime,
  partner_id: fields.link({ country_id: fields.link({ code: fields.char }) }),
  order_line: fields.links({ product_id: fields.many2one, tax_ids: fields.many2many }),
});

describe('searchRecords', () => {
  it('asks for what the schema names, at every depth', async () => {
    const odoo = scriptedPort(() => ({ length: 0, records: [] }));
    await searchRecords(odoo, 'sale.order', schema, {
      domain: [['state', '=', 'sale']],
      limit: 5,
      companyId: 2,
    });
    expect(odoo.recorded).toEqual([
      {
        model: 'sale.order',
        method: 'web_search_read',
        call: {
          args: {
            domain: [['state', '=', 'sale']],
            specification: {
              name: {},
              date_order: {},
              partner_id: { fields: { country_id: { fields: { code: {} } } } },
              order_line: { fields: { product_id: {}, tax_ids: {} } },
            },
            order: undefined,
            limit: 5,
          },
          companyId: 2,
        },
      },
    ]);
  });

  it('gives undefined where Odoo says false', async () => {
    const record = {
      id: 1,
      name: false,
      date_order: false,
      partner_id: { id: 2, country_id: false },
      order_line: [{ id: 3, product_id: false, tax_ids: [] }],
    };
    const [order] = await searchRecords(
      scriptedPort(() => ({ records: [record] })),
      'sale.order',
      schema,
    );
    expect(order).toEqual({
      id: 1,
      name: undefined,
      date_order: undefined,
      partner_id: { id: 2, country_id: undefined },
      order_line: [{ id: 3, product_id: undefined, tax_ids: [] }],
    });
  });

  it('names the field that is not what it should be', async () => {
    const record = {
      id: 1,
      name: 'S1',
      date_order: false,
      partner_id: { id: 2, country_id: { id: 3, code: 7 } },
      order_line: [],
    };
    const error = await caught(
      searchRecords(
        scriptedPort(() => ({ records: [record] })),
        'sale.order',
        schema,
      ),
    );
    expect(error).toMatchObject({
      code: 'ODOO_UNEXPECTED_ANSWER',
      context: { model: 'sale.order', field: 'partner_id.country_id.code' },
    });
  });
});

describe('readRecords', () => {
  it('makes no call for no ids', async () => {
    const odoo = scriptedPort(() => []);
    expect(await readRecords(odoo, 'sale.order', [], schema)).toEqual([]);
    expect(odoo.recorded).toEqual([]);
  });
});
