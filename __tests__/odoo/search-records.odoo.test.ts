import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  countCalls,
  fields,
  readDialect,
  readRecords,
  searchCount,
  searchRecords,
} from '../../lib/odoo/index.ts';
import { freshDatabase, type RealDatabase } from '../real-odoo/database.ts';
import { describeOver, realMajor } from '../real-odoo/version.ts';
import { caught } from './caught.ts';
import { transports } from './transports.ts';

describe.each(transports)('%s', (name, connect) => {
  describeOver(name)(`reading over ${name}`, () => {
    let database: RealDatabase;
    const asBot = () =>
      countCalls(connect({ url: database.url, database: database.database, ...database.users.bot }));

    beforeAll(async () => {
      database = await freshDatabase(`read_${name.toLowerCase().replace('-', '_')}`);
    });
    afterAll(() => database.drop());

    const companySchema = z.object({
      name: fields.char,
      parent_id: fields.many2one,
      currency_id: fields.link({ name: fields.char, rounding: fields.float, active: fields.boolean }),
      user_ids: fields.links({ login: fields.char }),
      child_ids: fields.one2many,
      create_date: fields.datetime,
      sequence: fields.integer,
    });

    it('gets records with what hangs on them in one call, empty fields as undefined', async () => {
      const odoo = asBot();
      const [company] = await searchRecords(odoo, 'res.company', companySchema, {
        domain: [['id', '=', 1]],
        limit: 1,
      });
      expect(company).toMatchObject({
        id: 1,
        parent_id: undefined,
        child_ids: [],
        currency_id: { id: 1, name: 'USD', rounding: 0.01, active: true },
      });
      expect(company?.user_ids.map((user) => user.login)).toContain('bot');
      expect(odoo.calls.total).toBe(1);
    });

    it('reads records by their ids', async () => {
      const schema = z.object({ name: fields.char, parent_id: fields.link({ name: fields.char }) });
      const records = await readRecords(asBot(), 'res.company', [1], schema);
      expect(records).toEqual([{ id: 1, name: 'My Company', parent_id: undefined }]);
    });

    it('counts', async () => {
      expect(await searchCount(asBot(), 'res.company', [['id', '=', 1]])).toBe(1);
    });

    it('names the field whose value is not what the schema says', async () => {
      const schema = z.object({ currency_id: fields.link({ name: fields.integer }) });
      const error = await caught(searchRecords(asBot(), 'res.company', schema));
      expect(error).toMatchObject({
        code: 'ODOO_UNEXPECTED_ANSWER',
        context: { model: 'res.company', field: 'currency_id.name' },
      });
    });

    it('finds out what this Odoo calls things in one call', async () => {
      const odoo = asBot();
      expect(await readDialect(odoo)).toEqual({
        ...(realMajor >= 19
          ? { lineTaxes: 'tax_ids', lineUnit: 'product_uom_id', groupsMoves: false }
          : { lineTaxes: 'tax_id', lineUnit: 'product_uom', groupsMoves: true }),
        exactLineTotals: realMajor >= 19,
        holdsPrices: realMajor >= 18,
        priceDecimals: realMajor >= 19 ? 6 : 2,
        installMarker: undefined,
      });
      expect(odoo.calls.total).toBe(1);
    });
  });
});
