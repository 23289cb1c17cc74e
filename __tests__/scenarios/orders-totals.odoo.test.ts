import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { collect, createConnector, sellingPartnerApi, type OdooPort } from '../../lib/index.ts';
import {
  generateOrders,
  startEmbeddedAmazon,
  type EmbeddedAmazon,
  type Peculiarities,
  type WireOrder,
} from '../../lib/testing/index.ts';
import { create, jsonRpc, preparePricelist, records, search, type ScenarioDatabase } from './ends.ts';
import { realDatabases } from './real.ts';

const fieldsSchema = z.record(z.string(), z.unknown());

// Taxes are Odoo's own engine: this is proved on the real one only.
describe("the total of a sale order on a real Odoo is Amazon's", () => {
  const open = realDatabases('totals');
  let database: ScenarioDatabase;
  let admin: OdooPort;
  let amazon: EmbeddedAmazon;
  let sellers = 0;

  beforeAll(async () => {
    database = await open();
    admin = jsonRpc(database, 'admin');
    amazon = await startEmbeddedAmazon({ usagePlans: false });
    await preparePricelist(admin, 'EUR');
    await createConnector({ odoo: admin, amazon: {} }).install();
  });

  afterAll(async () => {
    await amazon.close();
  });

  /** Gives every default product these taxes, and no others. */
  async function sellWith(taxIds: readonly (number | undefined)[]): Promise<void> {
    const ids = await search(admin, 'product.product', [
      ['name', 'like', 'Amazon %'],
      ['name', '!=', 'Amazon Rounding'],
    ]);
    const vals = { taxes_id: [[6, 0, taxIds]] };
    await admin.call('product.product', 'write', { ids, args: { vals } });
  }

  async function createTax(vals: Readonly<Record<string, unknown>>): Promise<number | undefined> {
    const [id] = await create(admin, 'account.tax', [
      { type_tax_use: 'sale', amount_type: 'percent', ...vals },
    ]);
    return id;
  }

  interface ImportOptions {
    readonly fiscalPositionId?: number | undefined;
    readonly odoo?: OdooPort;
  }

  async function importAll(
    orders: readonly WireOrder[],
    marketplace: 'US' | 'ES',
    { fiscalPositionId, odoo = jsonRpc(database, 'bot') }: ImportOptions = {},
  ) {
    await amazon.close();
    amazon = await startEmbeddedAmazon({ usagePlans: false, orders });
    const port = sellingPartnerApi({
      region: marketplace === 'US' ? 'na' : 'eu',
      endpoint: amazon.endpoint,
      ...amazon.credentials,
    });
    const connector = createConnector({ odoo, amazon: port });
    sellers += 1;
    const registration = await connector.registrations.register({
      name: `Totals ${sellers}`,
      sellerId: `TOTALS${sellers}`,
      marketplaces: [marketplace],
      ordersSince: '2026-01-01T00:00:00Z',
      ...(fiscalPositionId === undefined ? {} : { fiscalPositionId }),
    });
    const outcomes = await collect(connector.orders.sync(registration));
    const failures = outcomes.flatMap((outcome) =>
      outcome.status === 'failed' ? [outcome.error.message] : [],
    );
    const made = await records(
      admin,
      'sale.order',
      [['x_amazon_registration_id', '=', registration.id]],
      ['x_amazon_order_ref', 'amount_total', 'amount_tax'],
    );
    return { failures, made };
  }

  // Everything at once: several items and units, indivisible prices, shipping, gift wrap, discounts, cash on delivery.
  const rich: Partial<Peculiarities> = {
    severalItems: 0.5,
    severalUnits: 0.7,
    indivisiblePrice: 0.5,
    shipping: 0.7,
    giftWrap: 0.3,
    itemDiscount: 0.4,
    shippingDiscount: 0.5,
    codFee: 0.2,
    replacement: 0,
    // Those are without taxes: see taxes.odoo.test.ts.
    facilitatorTax: 0,
  };

  const orders = (marketplace: 'US' | 'ES', seed: number, change: Partial<Peculiarities> = {}) =>
    generateOrders({
      count: 30,
      seed,
      marketplaces: [marketplace],
      channel: 'fbm',
      statuses: ['UNSHIPPED'],
      peculiarities: { ...rich, ...change },
    });

  const totalsOf = (wire: readonly WireOrder[]) =>
    new Map(wire.map((order) => [order.orderId, Number(order.proceeds?.grandTotal?.amount)]));
  const totalsIn = (made: Awaited<ReturnType<typeof importAll>>['made']) =>
    new Map(made.map((row) => [row['x_amazon_order_ref'], row['amount_total']]));

  it.each([
    ['Amazon states tax beside its prices', 31, { salesTax: 1 }],
    ["Amazon's prices hold the tax", 32, { salesTax: 0, taxRowInside: 1 }],
    ['Amazon tells no tax', 33, { salesTax: 0 }],
  ])("with Odoo's default tax on top of prices, where %s", async (_case, seed, change) => {
    const wire = orders('US', seed, change);
    const { failures, made } = await importAll(wire, 'US');
    expect(failures).toEqual([]);
    expect(totalsIn(made)).toEqual(totalsOf(wire));
    expect(made.every((row) => Number(row['amount_tax']) > 0)).toBe(true);
  });

  it('where Odoo itself chooses a fiscal position that takes the tax away: a Spanish buyer of an American company', async () => {
    const wire = orders('ES', 34);
    const { failures, made } = await importAll(wire, 'ES');
    expect(failures).toEqual([]);
    expect(totalsIn(made)).toEqual(totalsOf(wire));
    expect(made.every((row) => row['amount_tax'] === 0)).toBe(true);
  });

  it('with a tax that is included in prices', async () => {
    await sellWith([
      await createTax({ name: 'VAT 21 included', amount: 21, price_include_override: 'tax_included' }),
    ]);
    const wire = orders('US', 35, { salesTax: 0 });
    const { failures, made } = await importAll(wire, 'US');
    expect(failures).toEqual([]);
    expect(totalsIn(made)).toEqual(totalsOf(wire));
    expect(made.every((row) => Number(row['amount_tax']) > 0)).toBe(true);
  });

  it('with two taxes on each line', async () => {
    await sellWith([
      await createTax({ name: 'State 7', amount: 7 }),
      await createTax({ name: 'City 2.5', amount: 2.5 }),
    ]);
    const wire = orders('US', 36, { salesTax: 0 });
    const { failures, made } = await importAll(wire, 'US');
    expect(failures).toEqual([]);
    expect(totalsIn(made)).toEqual(totalsOf(wire));
  });

  const roundingsOf = (made: Awaited<ReturnType<typeof importAll>>['made']) =>
    records(
      admin,
      'sale.order.line',
      [
        ['x_amazon_component', '=', 'rounding'],
        ['order_id', 'in', made.map(({ id }) => id)],
      ],
      ['price_unit', 'name'],
    );

  it('without any tax, where prices keep more decimals than they show', async () => {
    await sellWith([]);
    const wire = orders('US', 37, { salesTax: 0 });
    const { failures, made } = await importAll(wire, 'US');
    expect(failures).toEqual([]);
    expect(totalsIn(made)).toEqual(totalsOf(wire));
    expect(made.every((row) => row['amount_tax'] === 0)).toBe(true);
    expect(await roundingsOf(made)).toEqual([]);
  });

  it.each([
    ['without any tax', 41, []],
    ['with a tax on top of prices', 42, [{ name: 'Sales 8.25', amount: 8.25 }]],
    [
      'with a tax included in prices',
      43,
      [{ name: 'VAT 19 included', amount: 19, price_include_override: 'tax_included' }],
    ],
  ])(
    'by a line named Rounding where lines carry no totals of their own and prices two decimals, as on Odoo 18: %s',
    async (_case, seed, taxes) => {
      await sellWith(await Promise.all(taxes.map(createTax)));
      const wire = orders('US', seed, { salesTax: 0 });
      const { failures, made } = await importAll(wire, 'US', { odoo: asOnOdoo18(jsonRpc(database, 'bot')) });
      expect(failures).toEqual([]);
      expect(totalsIn(made)).toEqual(totalsOf(wire));
      const roundings = await roundingsOf(made);
      expect(roundings.length).toBeGreaterThan(0);
      expect(
        roundings.every(({ name, price_unit }) => name === 'Rounding' && Math.abs(Number(price_unit)) <= 0.1),
      ).toBe(true);
    },
  );

  /** A real Odoo 19 that describes its lines as Odoo 18 does, so that the connector writes them as it does there. */
  function asOnOdoo18(port: OdooPort): OdooPort {
    return {
      version: (options) => port.version(options),
      call: async (model, method, call) => {
        const answer = await port.call(model, method, call);
        if (model !== 'sale.order.line' || method !== 'fields_get') return answer;
        const fields = Object.entries(fieldsSchema.parse(answer)).filter(
          ([name]) => name !== 'extra_tax_data',
        );
        return { ...Object.fromEntries(fields), price_unit: { type: 'float', digits: [16, 2] } };
      },
    };
  }

  it('when a fiscal position puts another tax on the lines', async () => {
    const standard = await createTax({ name: 'Standard 21', amount: 21 });
    const reduced = await createTax({
      name: 'Reduced 10',
      amount: 10,
      original_tax_ids: [[6, 0, [standard]]],
    });
    await sellWith([standard]);
    const [position] = await create(admin, 'account.fiscal.position', [
      { name: 'Islands', tax_ids: [[6, 0, [reduced]]] },
    ]);
    const wire = orders('US', 38, { salesTax: 0 });
    const { failures, made } = await importAll(wire, 'US', { fiscalPositionId: position });
    expect(failures).toEqual([]);
    expect(totalsIn(made)).toEqual(totalsOf(wire));
    const taxes = await records(
      admin,
      'sale.order.line',
      [
        ['order_id', '=', made[0]?.id],
        ['display_type', '=', false],
      ],
      ['tax_ids'],
    );
    expect(taxes.every((line) => String(line['tax_ids']) === String(reduced))).toBe(true);
  });
});
