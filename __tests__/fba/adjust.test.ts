import { describe, expect, it } from '@jest/globals';
import { ConnectorError, systemClock, type OdooCall, type OdooPort } from '../../lib/index.ts';
import { planInventory, type InventoryFacts } from '../../lib/fba/index.ts';
import { adjust } from '../../lib/fba/reconcile/apply.ts';
import { registration, runFacts } from '../orders/builders.ts';
import { goodsOf } from './inventory-facts.ts';
import { summaryOf } from './summaries.ts';

/** An Odoo that holds stock of products 1 and 2 in location 9, and answers as it is told. */
function odooWith(answers: {
  readonly isManager?: boolean;
  readonly run?: (counts: readonly (readonly number[])[], held: Map<number, number>) => void;
}) {
  const held = new Map([
    [1, 5],
    [2, 5],
  ]);
  const calls: string[] = [];
  const port: OdooPort = {
    version: () => Promise.resolve({ serie: '17.0', major: 17 }),
    call: (model: string, method: string, call?: OdooCall) => {
      calls.push(`${model}.${method}`);
      if (method === 'check_access_rights') return Promise.resolve(answers.isManager ?? false);
      if (model === 'stock.move' || model === 'sale.order.line') return Promise.resolve({ records: [] });
      if (model === 'stock.quant') {
        const records = [...held].map(([product, quantity]) => ({
          id: product,
          product_id: product,
          location_id: 9,
          quantity,
          lot_id: false,
          package_id: false,
          owner_id: false,
        }));
        return Promise.resolve({ records });
      }
      const counts = call?.context?.['amazon_counts'] as readonly (readonly number[])[];
      return Promise.resolve().then(() => answers.run?.(counts, held));
    },
  };
  return { port, calls, held };
}

const facts: InventoryFacts = {
  listings: [
    {
      registration,
      marketplaceId: 'A1RKKUPIHCS9HS',
      summaries: [summaryOf('A', { fulfillable: 8 }), summaryOf('B', { fulfillable: 9 })],
    },
  ],
  goods: [goodsOf(1, 'A'), goodsOf(2, 'B')],
  stock: [1, 2].map((productId) => ({ productId, quantity: 5, isPlain: true })),
  openMoves: [],
  waitingUnits: new Map(),
  counts: ['fulfillable'],
  missing: 'keep',
};

const adjustOver = (odoo: OdooPort, optionalFields: readonly string[]) => {
  const session: Parameters<typeof adjust>[0] = {
    tools: {
      odoo,
      clock: systemClock,
      emit: () => undefined,
      schemaMarker: '',
      amazonOf: () => {
        throw new Error('Amazon is not asked.');
      },
    },
    registration,
    record: { id: registration.id, x_fba_count_action: 77 },
    dialect: runFacts().dialect,
    problems: [],
    feeds: [],
    optionalFields: new Set(optionalFields),
    guardedActionId: 0,
    dryRun: false,
    scope: { companyId: 1 },
  };
  return adjust(session, facts, planInventory(facts), {
    locationId: 9,
    registrationIds: [registration.id],
    reason: 'Count',
  });
};
const odoo19 = ['product.product.is_storable'];

describe('setting counted stock', () => {
  it('is refused on Odoo 17 without Inventory / Administrator, before anything is written', async () => {
    const { port, calls } = odooWith({});
    await expect(adjustOver(port, [])).rejects.toMatchObject({
      code: 'RIGHTS_MISSING',
      message: expect.stringContaining('Inventory / Administrator') as unknown,
    });
    expect(calls).toEqual(['stock.warehouse.orderpoint.check_access_rights']);
  });

  it('finds the one product that Odoo refuses, and sets the others', async () => {
    const { port, held } = odooWith({
      run: (counts, stock) => {
        if (counts.some(([product]) => product === 2))
          throw new ConnectorError('ODOO_VALIDATION', 'Not this one.');
        for (const [product = 0, , count = 0] of counts) stock.set(product, count);
      },
    });
    const { lines } = await adjustOver(port, odoo19);
    expect(lines).toMatchObject([
      { sku: 'A', adjusted: true },
      { sku: 'B', adjusted: false, obstacle: 'REFUSED', note: 'Not this one.' },
    ]);
    expect([...held.values()]).toEqual([8, 5]);
  });

  it('gives up after three times on stock that moves, and says so', async () => {
    const { port, calls } = odooWith({
      // Somebody moves product 1 whenever a count is on its way.
      run: (counts, stock) => {
        for (const [product = 0, , count = 0] of counts)
          stock.set(product, product === 1 ? count - 1 : count);
      },
    });
    const { lines } = await adjustOver(port, odoo19);
    expect(lines).toMatchObject([{ adjusted: false, obstacle: 'STOCK_MOVED' }, { adjusted: true }]);
    expect(calls.filter((call) => call === 'ir.actions.server.run')).toHaveLength(3);
  });
});
