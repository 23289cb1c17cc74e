import { describe, expect, it } from '@jest/globals';
import type { RegistrationInput } from '../../lib/index.ts';
import type { WireOrder } from '../../lib/testing/index.ts';
import { create, records, search, type Row } from '../../stage/index.ts';
import { carriesTotals } from './its-names.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { shopOn } from './shop.ts';
import { taxedOrders, taxIn, totalsIn, totalsOf } from './taxed-orders.ts';

// Taxes are Odoo's own engine: this is proved on the real one only.
describe('the taxes of a sale order on a real Odoo', () => {
  const shop = shopOn(onStage(realDatabases('taxes'), { currencies: ['EUR'] }));

  const importAll = (
    wire: readonly WireOrder[],
    marketplace: 'US' | 'ES',
    registration: Partial<RegistrationInput> = {},
  ) => shop.importOrders(wire, marketplace, { registration });

  it.each([
    ['beside its prices', 'US', 61, { salesTax: 1 }],
    ['inside them', 'ES', 62, { taxRowInside: 1 }],
  ] as const)(
    'are none where Amazon collects them %s; the tax is on a line of its own, and the total is Amazon’s',
    async (_case, marketplace, seed, change) => {
      const wire = taxedOrders(marketplace, seed, { facilitatorTax: 1, ...change });
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
    const wire = taxedOrders('US', 63, { salesTax: 1, severalItems: 1, facilitatorTax: 0.5 });
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
      // Cents that no tax comes to are untaxed.
      ...((await carriesTotals(shop.admin)) ? [] : [['x_amazon_component', '!=', 'rounding']]),
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
    const wire = taxedOrders('ES', 66, { facilitatorTax: 0 });
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
        taxedOrders('ES', seed, { business: share, facilitatorTax: 0 }),
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
