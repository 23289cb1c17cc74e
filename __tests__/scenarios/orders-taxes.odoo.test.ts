import { describe, expect, it } from '@jest/globals';
import type { OrderOutcome, RegistrationInput } from '../../lib/index.ts';
import { generateOrders, type Peculiarities, type WireOrder } from '../../lib/testing/index.ts';
import { create, records, search, type Row } from '../../stage/index.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { shopOn } from './shop.ts';

// Taxes are Odoo's own engine: this is proved on the real one only.
describe('the taxes of a sale order on a real Odoo', () => {
  const shop = shopOn(onStage(realDatabases('taxes'), { currencies: ['EUR'] }));

  const orders = (marketplace: 'US' | 'ES', seed: number, peculiarities: Partial<Peculiarities>) =>
    generateOrders({
      count: 20,
      seed,
      marketplaces: [marketplace],
      channel: 'fbm',
      statuses: ['UNSHIPPED'],
      peculiarities: { replacement: 0, cancelledItem: 0, ...peculiarities },
    });

  const importAll = (
    wire: readonly WireOrder[],
    marketplace: 'US' | 'ES',
    registration: Partial<RegistrationInput> = {},
  ) => shop.importOrders(wire, marketplace, { registration });

  const totalsOf = (wire: readonly WireOrder[]) =>
    new Map(wire.map((order) => [order.orderId, Number(order.proceeds?.grandTotal?.amount)]));
  const totalsIn = (made: readonly Row[]) =>
    new Map(made.map((row) => [row['x_amazon_order_ref'], row['amount_total']]));
  const taxIn = (order: WireOrder): number =>
    order.orderItems
      .flatMap((item) => item.proceeds?.breakdowns ?? [])
      .filter(({ type }) => type === 'TAX')
      .reduce((cents, { subtotal }) => cents + Math.round(Number(subtotal.amount) * 100), 0) / 100;

  it.each([
    ['beside its prices', 'US', 61, { salesTax: 1 }],
    ['inside them', 'ES', 62, { taxRowInside: 1 }],
  ] as const)(
    'are none where Amazon collects them %s; the tax is on a line of its own, and the total is Amazon’s',
    async (_case, marketplace, seed, change) => {
      const wire = orders(marketplace, seed, { facilitatorTax: 1, ...change });
      const { outcomes, saleOrders: made } = await importAll(wire, marketplace);
      expect(outcomes.filter(({ status }) => status !== 'created')).toEqual([]);
      expect(totalsIn(made)).toEqual(totalsOf(wire));
      expect(made.map((row) => row['amount_tax'])).toEqual(made.map(() => 0));
      const lines = await records(
        shop.admin,
        'sale.order.line',
        [
          ['order_id', 'in', made.map(({ id }) => id)],
          ['x_amazon_component', '=', 'facilitator_tax'],
        ],
        ['price_total', 'product_id'],
      );
      const collected = lines.reduce(
        (cents, line) => cents + Math.round(Number(line['price_total']) * 100),
        0,
      );
      expect(collected).toBe(wire.reduce((cents, order) => cents + Math.round(taxIn(order) * 100), 0));
      expect(lines.map((line) => line['product_id'])).toEqual(
        lines.map(() => [expect.any(Number), 'Amazon Tax Collected']),
      );
    },
  );

  it('stay on the ordinary items of an order in which Amazon collects those of another', async () => {
    const wire = orders('US', 63, { salesTax: 1, severalItems: 1, facilitatorTax: 0.5 });
    const { outcomes, saleOrders: made } = await importAll(wire, 'US');
    expect(outcomes.filter(({ status }) => status !== 'created')).toEqual([]);
    expect(totalsIn(made)).toEqual(totalsOf(wire));
    const lines = await records(
      shop.admin,
      'sale.order.line',
      [
        ['order_id', 'in', made.map(({ id }) => id)],
        ['x_amazon_component', '=', 'item'],
      ],
      ['x_amazon_item_ref', 'tax_ids'],
    );
    const collected = new Set(
      wire.flatMap((order) =>
        order.orderItems.flatMap((item) => (item.tax?.taxCollections ? [item.orderItemId] : [])),
      ),
    );
    expect(lines.map((line) => String(line['tax_ids']) === '')).toEqual(
      lines.map((line) => collected.has(String(line['x_amazon_item_ref']))),
    );
    expect(new Set(lines.map((line) => String(line['tax_ids']) === ''))).toEqual(new Set([true, false]));
  });

  const lineTaxesOf = async (made: readonly Row[]) => {
    const domain = [
      ['order_id', 'in', made.map(({ id }) => id)],
      ['display_type', '=', false],
    ];
    const lines = await records(shop.admin, 'sale.order.line', domain, ['tax_ids']);
    return new Set(lines.map((line) => String(line['tax_ids'])));
  };

  it('are those that the registration maps for the marketplace: a tax on every line, and the fiscal position of the order', async () => {
    const [tax = 0] = await create(shop.admin, 'account.tax', [
      { name: 'VAT 21', amount: 21, amount_type: 'percent', type_tax_use: 'sale' },
    ]);
    const [general = 0, special = 0] = await create(shop.admin, 'account.fiscal.position', [
      { name: 'General' },
      { name: 'Special' },
    ]);
    const input = { fiscalPositionId: general, taxes: { ES: { fiscalPositionId: special, taxId: tax } } };
    const wire = orders('ES', 66, { facilitatorTax: 0 });
    const { registration, seller, outcomes, saleOrders: made } = await importAll(wire, 'ES', input);
    expect(outcomes.filter(({ status }) => status !== 'created')).toEqual([]);
    expect(totalsIn(made)).toEqual(totalsOf(wire));
    expect(await lineTaxesOf(made)).toEqual(new Set([String(tax)]));
    expect(new Set(made.map((row) => JSON.stringify(row['fiscal_position_id'])))).toEqual(
      new Set([JSON.stringify([special, 'Special'])]),
    );

    const renamed = await seller.connector.registrations.update(registration.id, { name: 'Renamed' });
    expect(renamed.taxRules).toEqual(registration.taxRules);
    const changed = await seller.connector.registrations.update(registration.id, {
      taxes: { A1RKKUPIHCS9HS: { taxId: tax } },
    });
    expect(changed.taxRules).toMatchObject([
      { marketplaceId: 'A1RKKUPIHCS9HS', fiscalPositionId: undefined, tax: { id: tax, percent: '21' } },
    ]);
    expect(await records(shop.admin, 'x_amazon_tax_rule', [], ['x_registration_id'])).toHaveLength(1);
  });

  it('cannot be mapped to what is not there or not for sales: every complaint at once', async () => {
    const [purchase = 0] = await create(shop.admin, 'account.tax', [
      { name: 'Bought', amount: 21, amount_type: 'percent', type_tax_use: 'purchase' },
    ]);
    const attempt = importAll([], 'ES', {
      taxes: { ES: { taxId: purchase, fiscalPositionId: 999_999 }, DE: { taxId: purchase } },
    });
    await expect(attempt).rejects.toMatchObject({
      code: 'REGISTRATION_INVALID',
      message: expect.stringMatching(
        /"DE".*no marketplace of this registration.*Fiscal position 999999 does not exist.*Sales tax \d+ does not exist/,
      ),
    });
  });

  const stated = (seed: number) =>
    orders('US', seed, { salesTax: 1, facilitatorTax: 0, itemBreakdownsMissing: 0, deliveryTip: 0 });
  const statedTaxes = (wire: readonly WireOrder[]) =>
    new Map(wire.map((order) => [order.orderId, taxIn(order)]));
  const taxesIn = (made: readonly Row[]) =>
    new Map(made.map((row) => [row['x_amazon_order_ref'], row['amount_tax']]));

  it('are those of Odoo by default, with the difference to what Amazon states on the draft', async () => {
    const wire = stated(67);
    const { outcomes, saleOrders: made } = await importAll(wire, 'US');
    const differences = outcomes.map((outcome) =>
      outcome.status === 'created' ? [outcome.orderId, Number(outcome.draft.taxDifference)] : [],
    );
    const expected = made.map((row) => {
      const orderId = String(row['x_amazon_order_ref']);
      const cents = Math.round(((statedTaxes(wire).get(orderId) ?? 0) - Number(row['amount_tax'])) * 100);
      return [orderId, cents / 100];
    });
    expect(new Map(differences.map(([id, amount]) => [id, amount]))).toEqual(
      new Map(expected.map(([id, amount]) => [id, amount])),
    );
    expect(expected.some(([, amount]) => amount !== 0)).toBe(true);
  });

  /** A fiscal position that puts a tax of 5 % in the place of the products' own. */
  async function reducingPosition(): Promise<number> {
    const originals = await search(shop.admin, 'account.tax', [
      ['type_tax_use', '=', 'sale'],
      ['name', '=', '15%'],
    ]);
    const [reduced] = await create(shop.admin, 'account.tax', [
      {
        name: 'Reduced 5',
        amount: 5,
        amount_type: 'percent',
        type_tax_use: 'sale',
        original_tax_ids: [[6, 0, originals]],
      },
    ]);
    const [position = 0] = await create(shop.admin, 'account.fiscal.position', [
      { name: 'Reduced', tax_ids: [[6, 0, [reduced]]] },
    ]);
    return position;
  }

  it("are Amazon's amounts under the policy amazon, also on the taxes of a fiscal position", async () => {
    const position = await reducingPosition();
    for (const input of [{}, { fiscalPositionId: position }]) {
      const wire = stated('fiscalPositionId' in input ? 69 : 68);
      const { outcomes, saleOrders: made } = await importAll(wire, 'US', { taxPolicy: 'amazon', ...input });
      expect(outcomes.filter(({ status }) => status !== 'created')).toEqual([]);
      expect(totalsIn(made)).toEqual(totalsOf(wire));
      expect(taxesIn(made)).toEqual(statedTaxes(wire));
    }
  });

  const codesOf = (outcomes: readonly OrderOutcome[]) =>
    new Set(outcomes.map((outcome) => (outcome.status === 'failed' ? outcome.error.code : outcome.status)));

  it('that differ from what Amazon states park the order under the policy park', async () => {
    const { outcomes, saleOrders: made } = await importAll(stated(70), 'US', { taxPolicy: 'park' });
    expect(codesOf(outcomes)).toEqual(new Set(['TAX_DIFFERS']));
    expect(made).toEqual([]);
  });

  it('that a fiscal position makes differ are told under the policies park and amazon: the sale order stays, and so does the problem', async () => {
    const [none = 0] = await create(shop.admin, 'account.fiscal.position', [{ name: 'Untaxed' }]);
    const originals = await search(shop.admin, 'account.tax', [['name', '=', '15%']]);
    await create(shop.admin, 'account.tax', [
      {
        name: 'Nothing',
        amount: 0,
        amount_type: 'percent',
        type_tax_use: 'sale',
        original_tax_ids: [[6, 0, originals]],
        fiscal_position_ids: [[6, 0, [none]]],
      },
    ]);
    for (const taxPolicy of ['park', 'amazon'] as const) {
      const wire = stated(71);
      const change = { taxPolicy, fiscalPositionId: none };
      const {
        seller,
        registration,
        outcomes,
        saleOrders: made,
      } = await importAll(
        wire.map((order) => ({
          ...order,
          orderId: order.orderId.replace(/^\d{3}/, taxPolicy === 'park' ? '801' : '802'),
        })),
        'US',
        change,
      );
      expect(codesOf(outcomes)).toEqual(new Set(['TAX_DIFFERS']));
      expect(made.map((row) => row['amount_tax'])).toEqual(wire.map(() => 0));
      const message = outcomes[0]?.status === 'failed' ? outcomes[0].error.message : '';
      expect(message).toMatch(/The sale order stays/);

      await seller.syncOrders();
      const ofRegistration = [['x_registration_id', '=', registration.id]];
      const problems = await records(shop.admin, 'x_amazon_problem', ofRegistration, ['x_code']);
      expect(problems.map((problem) => problem['x_code'])).toEqual(wire.map(() => 'TAX_DIFFERS'));
    }
  });

  it('follow the fiscal position that Odoo detects by the VAT number of a business buyer, and by the lack of one', async () => {
    const companies = await search(shop.admin, 'res.company', []);
    await shop.admin.call('res.company', 'write', { ids: companies, args: { vals: { vat: 'DE123456788' } } });
    const [europe] = await search(shop.admin, 'res.country.group', [['name', '=', 'European Union']]);
    const [business, anybody] = await create(shop.admin, 'account.fiscal.position', [
      { name: 'B2B', auto_apply: true, vat_required: true, country_group_id: europe, sequence: 1 },
      { name: 'B2C', auto_apply: true, country_group_id: europe, sequence: 2 },
    ]);
    const positionsFor = async (share: number, seed: number) => {
      const { saleOrders: made } = await importAll(
        orders('ES', seed, { business: share, facilitatorTax: 0 }),
        'ES',
      );
      return new Set(made.map((row) => JSON.stringify(row['fiscal_position_id'])));
    };
    expect(await positionsFor(1, 64)).toEqual(new Set([JSON.stringify([business, 'B2B'])]));
    expect(await positionsFor(0, 65)).toEqual(new Set([JSON.stringify([anybody, 'B2C'])]));
    const ids = [business, anybody].filter((id) => id !== undefined);
    await shop.admin.call('account.fiscal.position', 'write', { ids, args: { vals: { active: false } } });
  });
});
