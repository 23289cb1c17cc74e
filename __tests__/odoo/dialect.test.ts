import { describe, expect, it } from '@jest/globals';
import { describeVersion, readDialect } from '../../lib/odoo/index.ts';
import { caught } from './caught.ts';
import { scriptedPort } from './scripted-port.ts';

const field = (type: string, help?: string) => ({ type, ...(help === undefined ? {} : { help }) });

describe('readDialect', () => {
  it('knows Odoo 19 with our field installed', async () => {
    const odoo = scriptedPort(() => ({
      tax_ids: field('many2many'),
      product_uom_id: field('many2one'),
      extra_tax_data: field('json'),
      technical_price_unit: field('float'),
      price_unit: { type: 'float', digits: false },
      x_amazon_item_ref: field('char', 'v1'),
    }));
    expect(await readDialect(odoo, { markerField: 'x_amazon_item_ref' })).toEqual({
      lineTaxes: 'tax_ids',
      lineUnit: 'product_uom_id',
      groupsMoves: false,
      exactLineTotals: true,
      holdsPrices: true,
      priceDecimals: 6,
      installMarker: 'v1',
    });
  });

  it('knows Odoo 18, where nothing is installed', async () => {
    const odoo = scriptedPort(() => ({
      tax_id: field('many2many'),
      product_uom: field('many2one'),
      price_unit: { type: 'float', digits: [16, 2] },
    }));
    expect(await readDialect(odoo)).toEqual({
      lineTaxes: 'tax_id',
      lineUnit: 'product_uom',
      groupsMoves: true,
      exactLineTotals: false,
      holdsPrices: false,
      priceDecimals: 2,
      installMarker: undefined,
    });
  });

  it('refuses an Odoo whose sale order lines it does not know', async () => {
    const error = await caught(readDialect(scriptedPort(() => ({}))));
    expect(error.code).toBe('ODOO_UNKNOWN_NAME');
  });
});

describe('describeVersion', () => {
  it.each([17, 18, 19])('has nothing to say about %i', (major) => {
    expect(describeVersion({ serie: `${String(major)}.0`, major })).toBeUndefined();
  });

  it('warns of versions that it does not know', () => {
    expect(describeVersion({ serie: '16.0', major: 16 })).toContain('Odoo 16.0');
    expect(describeVersion({ serie: 'master', major: undefined })).toContain('master');
  });
});
