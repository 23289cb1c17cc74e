import { describe, expect, it } from '@jest/globals';
import { createGoods, records } from '../../stage/index.ts';
import { summaryOf } from '../fba/summaries.ts';
import { withInventory } from './inventories.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { stockUp } from './stock-up.ts';

const storable = { is_storable: true, standard_price: 5 };

describe('stock of a registration that was split, on a real Odoo', () => {
  const stage = onStage(realDatabases('fba_move_stock'), { currencies: ['EUR', 'GBP'] });

  /** Spain and Britain split, with 40 mugs and 8 cups in the Spanish location, of which Amazon has some in Britain. */
  async function split(name: string) {
    const { admin, administrator } = stage();
    const [mug = 0, cup = 0] = await createGoods(admin, [`MUG-${name}`, `CUP-${name}`], storable);
    const inventory = {
      ES: [summaryOf(`MUG-${name}`, { fulfillable: 28 })],
      GB: [summaryOf(`MUG-${name}`, { fulfillable: 10, reserved: 2 })],
    };
    const seller = await stage().openSeller([], {
      marketplaces: ['ES', 'GB'],
      throughAmazon: (port) => withInventory(port, inventory),
    });
    const { locationId } = await administrator.fba.createLocation({ name: `Amazon GB ${name}` });
    const own = await administrator.fba.createLocation({ name: `Amazon ES ${name}` });
    const spain = await seller.connector.registrations.update(seller.registration.id, {
      locationId: own.locationId,
    });
    await stockUp(admin, own.locationId, [
      [mug, 40],
      [cup, 8],
    ]);
    const { to } = await seller.connector.registrations.split(spain, {
      marketplaces: ['GB'],
      name: 'Amazon GB',
      locationId,
    });
    const held = async () => {
      const quants = await records(
        admin,
        'stock.quant',
        [['location_id', 'in', [own.locationId, locationId]]],
        ['location_id', 'product_id', 'quantity'],
      );
      const at = (location: number, product: number) =>
        quants
          .filter((row) => idOf(row['location_id']) === location && idOf(row['product_id']) === product)
          .reduce((sum, row) => sum + Number(row['quantity']), 0);
      return {
        spain: { mugs: at(own.locationId, mug), cups: at(own.locationId, cup) },
        britain: { mugs: at(locationId, mug), cups: at(locationId, cup) },
      };
    };
    return { connector: seller.connector, spain, britain: to, held };
  }

  it('moves to the new location as far as Amazon has it in the marketplaces there, once', async () => {
    const { connector, spain, britain, held } = await split('A');
    const ends = { from: spain, to: britain };
    expect(await connector.fba.moveStock(ends, 'amazon', { dryRun: true })).toMatchObject({
      state: 'draft',
      lines: [{ sku: 'MUG-A', wanted: 12 }],
    });
    expect(await held()).toEqual({ spain: { mugs: 40, cups: 8 }, britain: { mugs: 0, cups: 0 } });
    expect(await connector.fba.moveStock(ends, 'amazon')).toMatchObject({
      state: 'done',
      lines: [{ sku: 'MUG-A', wanted: 12, reserved: 12 }],
    });
    const moved = { spain: { mugs: 28, cups: 8 }, britain: { mugs: 12, cups: 0 } };
    expect(await held()).toEqual(moved);
    expect(await connector.fba.moveStock(ends, 'amazon')).toEqual({
      pickingId: undefined,
      pickingName: undefined,
      state: 'done',
      lines: [],
    });
    expect(await held()).toEqual(moved);
    // Each of the two now holds what Amazon has there.
    for (const registration of [spain, britain]) {
      const { lines } = await connector.fba.reconcile(registration);
      expect(lines.map(({ difference }) => difference)).toEqual([0]);
    }
  });

  it('moves by named quantities, and once under a ref', async () => {
    const { connector, spain, britain, held } = await split('B');
    const ends = { from: spain, to: britain };
    const lines = [
      { sku: 'MUG-B', quantity: 5 },
      { sku: 'CUP-B', quantity: 3 },
    ];
    const first = await connector.fba.moveStock(ends, lines, { ref: 'split-GB' });
    expect(first).toMatchObject({ state: 'done' });
    expect(await connector.fba.moveStock(ends, lines, { ref: 'split-GB' })).toEqual(first);
    expect(await held()).toEqual({ spain: { mugs: 35, cups: 5 }, britain: { mugs: 5, cups: 3 } });
  });

  it('refuses one location, other companies and slips, with every complaint and nothing written', async () => {
    const { connector, spain, britain, held } = await split('C');
    const before = await held();
    const refusal = (run: Promise<unknown>) => run.then(String, (error: unknown) => error);
    expect(await refusal(connector.fba.moveStock({ from: spain, to: spain }, 'amazon'))).toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringContaining('share one Amazon location') as unknown,
    });
    expect(
      await refusal(connector.fba.moveStock({ from: { id: 999 }, to: britain }, 'amazon')),
    ).toMatchObject({ code: 'REGISTRATION_UNKNOWN' });
    const lines = [
      { sku: 'NOBODY', quantity: 1 },
      { sku: 'MUG-C', quantity: -1 },
    ];
    const ends = { from: spain, to: britain };
    expect(await refusal(connector.fba.moveStock(ends, lines))).toMatchObject({
      code: 'CONFIGURATION_INVALID',
      message: expect.stringMatching(/NOBODY is not known.*MUG-C: the quantity is -1/) as unknown,
    });
    const misspelt: object = { dryrun: true };
    expect(await refusal(connector.fba.moveStock(ends, 'amazon', misspelt))).toMatchObject({
      code: 'CONFIGURATION_INVALID',
    });
    expect(await held()).toEqual(before);
  });
});

const idOf = (value: unknown): unknown => (Array.isArray(value) ? value[0] : value);
