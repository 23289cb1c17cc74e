import { beforeAll, describe, expect, it } from '@jest/globals';
import { countCalls, createConnector, type StockReportOptions } from '../../lib/index.ts';
import { create, createGoods, records, search, type Seller } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { stockUp } from './stock-up.ts';

// What goods are worth is Odoo's own affair: only a real one can tell.
describe('reports.stock on a real Odoo', () => {
  const stage = onStage(realDatabases('reports_stock'), { currencies: ['EUR'] });
  let [standard, average, fifo, lots] = [0, 0, 0, 0];
  let sellers: readonly Seller[] = [];
  let apart: Seller;
  let locationId = 0;

  const report = async (options: StockReportOptions) => {
    const odoo = countCalls(stage().bot);
    const rows = await createConnector({ odoo, amazon: {} }).reports.stock(options);
    return { rows, calls: odoo.calls.total, writes: odoo.calls.writes };
  };
  const totalValues = async (ids: readonly number[]) => {
    const listed = await records(stage().admin, 'product.product', [['id', 'in', ids]], ['total_value']);
    return new Map(listed.map((row) => [row.id, Number(row['total_value']).toFixed(2)]));
  };

  beforeAll(async () => {
    const { admin } = stage();
    const make = async (sku: string, method: string, cost: number, values: object = {}): Promise<number> => {
      const [categ_id] = await create(admin, 'product.category', [
        { name: sku, property_cost_method: method },
      ]);
      const goods = { is_storable: true, categ_id, standard_price: cost, ...values };
      return (await createGoods(admin, [sku], goods))[0] ?? 0;
    };
    standard = await make('STANDARD', 'standard', 3.333);
    average = await make('AVERAGE', 'average', 8);
    fifo = await make('FIFO', 'fifo', 8);
    lots = await make('LOTS', 'standard', 4, { tracking: 'lot', lot_valuated: false });
    sellers = [await stage().openSeller([]), await stage().openSeller([])];
    locationId = sellers[0]?.registration.locationId ?? 0;
    const further = await stage().administrator.fba.createLocation({ name: 'Amazon US' });
    apart = await stage().openSeller([], {
      marketplaces: ['US'],
      registration: { locationId: further.locationId },
    });
    const [shelf = 0] = await create(admin, 'stock.location', [
      { name: 'Madrid', usage: 'internal', location_id: locationId },
    ]);
    const [warehouse] = await records(admin, 'stock.warehouse', [], ['lot_stock_id']);
    const home = Number([warehouse?.['lot_stock_id']].flat()[0]);
    await stockUp(admin, locationId, [
      [standard, 7],
      [average, 3],
      [fifo, 3],
    ]);
    // Later receipts cost more: averages, and what is left of the first ones, differ.
    for (const id of [average, fifo])
      await admin.call('product.product', 'write', {
        ids: [id],
        args: { vals: { standard_price: 11 } },
        context: { disable_auto_revaluation: true },
      });
    await stockUp(admin, shelf, [
      [average, 4],
      [fifo, 2],
    ]);
    await stockUp(admin, home, [[fifo, 10]]);
    await stockUp(admin, further.locationId, [[average, 2]]);
    const [lot] = await create(admin, 'stock.lot', [{ name: 'L1', product_id: lots, standard_price: 4.5 }]);
    const counting = { inventory_mode: true };
    const vals_list = [{ product_id: lots, location_id: locationId, lot_id: lot, inventory_quantity: 5 }];
    const ids = await admin.call('stock.quant', 'create', { args: { vals_list }, context: counting });
    await admin.call('stock.quant', 'action_apply_inventory', { ids: [ids].flat().map(Number) });
  });

  it('counts a location that registrations share once, with what is below it', async () => {
    const { rows, calls, writes } = await report({ by: ['location'] });
    expect([calls, writes]).toEqual([7, 0]);
    expect(rows).toMatchObject([
      {
        location: {
          id: locationId,
          name: 'Amazon',
          registrations: sellers.map(({ registration: { id, name } }) => ({ id, name })),
        },
        company: { id: 1 },
        quantity: 7 + 7 + 5 + 5,
        reserved: 0,
        currency: 'USD',
      },
      { location: { name: 'Amazon US', registrations: [{ id: apart.registration.id }] }, quantity: 2 },
    ]);
  });

  it('values goods that lie at Amazon alone at what Odoo values them at', async () => {
    const { rows } = await report({ by: ['product'] });
    const values = await totalValues([standard, average, lots]);
    for (const id of [standard, average, lots])
      expect(rows.find(({ product }) => product?.id === id)?.value).toBe(values.get(id));
    expect(values.get(standard)).toBe('23.33');
    expect([...values.values()].every((value) => Number(value) >= 20)).toBe(true);
  });

  it('shares the value of goods that lie elsewhere too', async () => {
    const { rows } = await report({ by: ['product', 'location'] });
    const values = await totalValues([average, fifo]);
    const row = rows.find(({ product }) => product?.id === fifo);
    expect(row).toMatchObject({ quantity: 5, value: ((Number(values.get(fifo)) * 5) / 15).toFixed(2) });
    const averages = rows.filter(({ product }) => product?.id === average);
    expect(averages.map(({ quantity }) => quantity)).toEqual([7, 2]);
    const sum = averages.reduce((total, { value }) => total + Number(value), 0);
    expect(sum).toBeCloseTo(Number(values.get(average)), 2);
  });

  it('values at what the inventory valuation of a location shows, where Odoo itself divides by all stock', async () => {
    const { admin } = stage();
    // Odoo divides by the stock in warehouses alone: below one, its own figure is right.
    const [view = 0] = await search(admin, 'stock.location', [
      ['usage', '=', 'view'],
      ['name', '=', 'WH'],
    ]);
    await admin.call('stock.location', 'write', { ids: [locationId], args: { vals: { location_id: view } } });
    const inside = [['location_id', 'child_of', locationId]];
    const quants = await records(admin, 'stock.quant', inside, ['value', 'product_id']);
    const { rows } = await report({
      by: ['product'],
      registrations: [sellers[0]?.registration ?? apart.registration],
    });
    const [id] = [fifo];
    const ofFifo = quants.filter((row) => [row['product_id']].flat()[0] === id);
    const shown = ofFifo.reduce((sum, row) => sum + Number(row['value']), 0);
    expect(rows.find(({ product }) => product?.id === id)?.value).toBe(shown.toFixed(2));
    await admin.call('stock.location', 'write', {
      ids: [locationId],
      args: { vals: { location_id: false } },
    });
  });

  it('counts goods of another owner, at no value', async () => {
    const { admin } = stage();
    const [owner_id] = await create(admin, 'res.partner', [{ name: 'Owner' }]);
    const vals_list = [{ product_id: standard, location_id: locationId, owner_id, inventory_quantity: 9 }];
    const created = await admin.call('stock.quant', 'create', {
      args: { vals_list },
      context: { inventory_mode: true },
    });
    await admin.call('stock.quant', 'action_apply_inventory', { ids: [created].flat().map(Number) });
    const { rows } = await report({ by: ['product'] });
    const values = await totalValues([standard]);
    expect(rows.find(({ product }) => product?.id === standard)).toMatchObject({
      quantity: 16,
      value: values.get(standard),
    });
  });

  it('says no value of a location without a company', async () => {
    const [shared = 0] = await create(stage().admin, 'stock.location', [
      { name: 'Shared', usage: 'internal', company_id: false },
    ]);
    const [other = 0] = await createGoods(stage().admin, ['SHARED'], {
      is_storable: true,
      standard_price: 5,
    });
    await stage().admin.call('x_amazon_registration', 'write', {
      ids: [apart.registration.id],
      args: { vals: { x_location_id: shared } },
    });
    await stockUp(stage().admin, shared, [[other, 3]]);
    const { rows } = await report({ by: ['location', 'product'], registrations: [apart.registration] });
    expect(rows).toMatchObject([
      {
        location: { name: 'Shared' },
        company: undefined,
        quantity: 3,
        value: undefined,
        currency: undefined,
      },
    ]);
  });

  it('is empty, with no further calls, where there is no Amazon location', async () => {
    await stage().admin.call('x_amazon_registration', 'write', {
      ids: [apart.registration.id],
      args: { vals: { x_location_id: false } },
    });
    const { rows, calls } = await report({ by: ['location'], registrations: [apart.registration] });
    expect([rows, calls]).toEqual([[], 1]);
  });
});
