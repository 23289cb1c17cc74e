import { describe, expect, it } from '@jest/globals';
import { findMarketplace, type Registration } from '../../lib/index.ts';
import type { TransferFacts } from '../../lib/registrations/transfers/facts.ts';
import { planMerge, planMove } from '../../lib/registrations/transfers/plan-move.ts';
import {
  planSplit,
  splitInput,
  type RegistrationSplitInput,
} from '../../lib/registrations/transfers/plan-split.ts';
import { registration } from '../orders/builders.ts';

const codes = ['ES', 'DE', 'FR', 'IT'];
const having = (id: number, name: string, ...marketplaces: readonly string[]): Registration => ({
  ...registration,
  id,
  name,
  marketplaces: marketplaces.map((code) => ({ ...findMarketplace(code), recordId: codes.indexOf(code) + 1 })),
});
const europe = having(7, 'Europe', 'ES', 'DE', 'FR');
const italy = having(8, 'Italy', 'IT');
const company = { companyId: 1 };

const facts = (...others: readonly Registration[]): TransferFacts => ({
  companies: [{ id: 1, name: 'My Company', currency: 'EUR', companyIds: [1] }],
  warehouses: [{ id: 1, name: 'Own', ...company }],
  locations: [{ id: 9, name: 'Amazon', ...company }],
  teams: [{ id: 3, name: 'Amazon', ...company }],
  journals: [],
  fiscalPositions: [],
  salesTaxes: [],
  pricelists: [{ id: 1, name: 'Euro', currency: 'EUR', ...company }],
  inactiveCurrencies: new Set(),
  marketplaceIds: new Map(codes.map((code, index) => [findMarketplace(code).id, index + 1])),
  others,
  tags: new Set(),
  products: Object.values(registration.products).map((id = 0) => ({
    id,
    name: 'Product',
    active: true,
    isSaleable: true,
    taxes: [],
    companyId: undefined,
  })),
  states: new Map([[7, { guardedActionId: 4, times: { x_last_order_sync: '2026-03-01 00:00:00' } }]]),
  claims: [],
});

describe('the plan of a split', () => {
  const plan = (wanted: RegistrationSplitInput, ...others: readonly Registration[]) =>
    planSplit(wanted, europe, facts(europe, italy, ...others), () => ({}));

  it('takes the marketplaces, and starts where the first registration stands', () => {
    const planned = plan({ name: 'North', marketplaces: ['de', 'FR', 'DE'] });
    expect(planned).toMatchObject({
      status: 'planned',
      settings: { name: 'North', salesTeamId: 3, locationId: 9, warehouseId: 1 },
      transfer: { taxRules: 'move', merging: false },
    });
    if (planned.status !== 'planned') throw new Error('It is planned.');
    expect(planned.transfer.marketplaces.map(({ countryCode }) => countryCode)).toEqual(['DE', 'FR']);
    expect(planned.transfer.to.record?.('attempt').values).toMatchObject({
      x_last_order_sync: '2026-03-01 00:00:00',
    });
  });

  it('drops taxes that the new registration names anew', () => {
    expect(plan({ name: 'North', marketplaces: ['DE'], taxes: {} })).toMatchObject({
      transfer: { taxRules: 'drop' },
    });
  });

  it('is unchanged where it was made so, and complains where another one was', () => {
    const north = having(9, 'North', 'DE');
    const left = having(7, 'Europe', 'ES', 'FR');
    const again = (name: string) =>
      planSplit({ name, marketplaces: ['DE'] }, left, facts(left, north), () => ({}));
    expect(again('North')).toEqual({ status: 'unchanged', from: left, to: north });
    expect(() => again('East')).toThrow('already belongs to registration 9 ("North")');
  });

  it('takes nothing of its company along to another one', () => {
    const input = splitInput({ name: 'North', marketplaces: ['DE'], companyId: 2 }, europe);
    expect(Object.keys(input)).not.toContain('locationId');
    expect(input).toMatchObject({ companyId: 2, taxPolicy: 'odoo', sellerId: europe.sellerId });
  });
});

describe('the plan of a move', () => {
  const move = (code: string, from = europe, to = italy) =>
    planMove(code, { from, to }, facts(europe, italy));

  it('takes one marketplace, and is unchanged where it is there', () => {
    expect(move('fr')).toMatchObject({ status: 'planned', settings: { name: 'Italy' } });
    expect(move('IT')).toEqual({ status: 'unchanged', from: europe, to: italy });
  });

  it('is not unchanged where the marketplace is there with another seller, or archived', () => {
    const foreign = { ...italy, sellerId: 'ANOTHERSELLER' };
    expect(() => move('IT', europe, foreign)).toThrow('belong to different sellers');
    expect(() => move('IT', europe, { ...italy, archived: true })).toThrow('is archived');
    expect(() => move('IT', italy, italy)).toThrow('Name two different registrations.');
  });
});

describe('the plan of a merge', () => {
  const merge = (from: Registration, to: Registration) =>
    planMerge({ from, to }, facts(...[from, to].filter(({ archived }) => !archived)));

  it('takes all marketplaces, and is unchanged where it was begun', () => {
    expect(merge(italy, europe)).toMatchObject({ status: 'planned', transfer: { merging: true } });
    const whole = having(7, 'Europe', ...codes);
    const archived = { ...italy, archived: true };
    expect(merge(archived, whole)).toEqual({ status: 'unchanged', from: archived, to: whole });
    expect(() => merge(archived, europe)).toThrow('is archived');
  });

  it('is refused between companies', () => {
    expect(() => merge({ ...italy, companyId: 2 }, europe)).toThrow('belong to different companies');
  });
});
