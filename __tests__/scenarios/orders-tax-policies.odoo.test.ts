import { describe, expect, it } from '@jest/globals';
import type { OrderOutcome, RegistrationInput } from '../../lib/index.ts';
import type { WireOrder } from '../../lib/testing/index.ts';
import { create, records, search, type Row } from '../../stage/index.ts';
import { itFrom } from '../real-odoo/version.ts';
import { asOnOdoo18 } from './older-odoos.ts';
import { onStage } from './on-stage.ts';
import { realDatabases } from './real.ts';
import { shopOn } from './shop.ts';
import { taxedOrders, taxIn, totalsIn, totalsOf } from './taxed-orders.ts';

// Taxes are Odoo's own engine: this is proved on the real one only.
describe('the taxes of a sale order that differ from what Amazon states, on a real Odoo', () => {
  const shop = shopOn(onStage(realDatabases('tax_policies'), { currencies: ['EUR'] }));

  const importAll = (wire: readonly WireOrder[], registration: Partial<RegistrationInput> = {}) =>
    shop.importOrders(wire, 'US', { registration });

  const stated = (seed: number) =>
    taxedOrders('US', seed, { salesTax: 1, facilitatorTax: 0, itemBreakdownsMissing: 0, deliveryTip: 0 });
  const statedTaxes = (wire: readonly WireOrder[]) =>
    new Map(wire.map((order) => [order.orderId, taxIn(order)]));
  const taxesIn = (made: readonly Row[]) =>
    new Map(made.map((row) => [row['x_amazon_order_ref'], row['amount_tax']]));

  it('are those of Odoo by default, with the difference to what Amazon states on the draft', async () => {
    const wire = stated(67);
    const { outcomes, saleOrders: made } = await importAll(wire);
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

  itFrom(19, 'lines carry no amounts of their own')(
    "are Amazon's amounts under the policy amazon, also on the taxes of a fiscal position",
    async () => {
      const position = await reducingPosition();
      for (const input of [{}, { fiscalPositionId: position }]) {
        const wire = stated('fiscalPositionId' in input ? 69 : 68);
        const { outcomes, saleOrders: made } = await importAll(wire, { taxPolicy: 'amazon', ...input });
        expect(outcomes.filter(({ status }) => status !== 'created')).toEqual([]);
        expect(totalsIn(made)).toEqual(totalsOf(wire));
        expect(taxesIn(made)).toEqual(statedTaxes(wire));
      }
    },
  );

  const codesOf = (outcomes: readonly OrderOutcome[]) =>
    new Set(outcomes.map((outcome) => (outcome.status === 'failed' ? outcome.error.code : outcome.status)));

  it('park the order under the policy amazon where lines carry no amounts of their own, as before Odoo 19, unless they are Amazon’s', async () => {
    const wire = stated(72);
    const seller = { registration: { taxPolicy: 'amazon' }, throughOdoo: asOnOdoo18 } as const;
    const { outcomes, failures, saleOrders: made } = await shop.importOrders(wire, 'US', seller);
    expect(codesOf(outcomes)).toEqual(new Set(['TAX_DIFFERS']));
    for (const failure of failures)
      expect(failure).toContain('this Odoo has no lines with amounts of their own');
    expect(made).toEqual([]);
  });

  it('that differ from what Amazon states park the order under the policy park', async () => {
    const { outcomes, saleOrders: made } = await importAll(stated(70), { taxPolicy: 'park' });
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
});
