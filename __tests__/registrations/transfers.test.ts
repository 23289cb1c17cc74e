import { describe, expect, it } from '@jest/globals';
import { triageOrder } from '../../lib/orders/triage.ts';
import { siblingsOf } from '../../lib/registrations/siblings.ts';
import { stillHas } from '../../lib/registrations/still-has.ts';
import { transferGuards, transferSteps } from '../../lib/registrations/transfers/steps.ts';
import { joinedTimes } from '../../lib/registrations/transfers/times.ts';
import type { Transfer } from '../../lib/registrations/transfers/transfer.ts';
import { aKnownOrder, anOrder, registration } from '../orders/builders.ts';

const progress = {
  cursors: ['x_last_order_sync'],
  failures: ['x_failed_since'],
  checkpoints: ['x_order_checkpoint'],
} as const;

describe('the cursor of a registration that takes a marketplace over', () => {
  const [early, late] = ['2026-03-01 10:00:00', '2026-03-01 12:00:00'];
  it.each([
    ['goes back to that of the other one, and a second more', late, early, '2026-03-01 09:59:59'],
    ['goes back by a second where the other one is later', early, late, '2026-03-01 09:59:59'],
    ['goes back by a second where both are the same', early, early, '2026-03-01 09:59:59'],
    ['goes back by a second where the other one has none', early, undefined, '2026-03-01 09:59:59'],
    ['is that of the other one where it has none', undefined, late, late],
    ['stays away where neither has one', undefined, undefined, undefined],
  ])('%s', (_, own, added, joined) => {
    const times = joinedTimes(progress, { x_last_order_sync: own }, { x_last_order_sync: added });
    expect(times['x_last_order_sync']).toBe(joined);
  });

  it.each([
    [late, early, early],
    [early, late, undefined],
    [undefined, late, late],
    [early, undefined, undefined],
  ])('has the earliest of the failures: %s and %s', (own, added, written) => {
    const times = joinedTimes(progress, { x_failed_since: own }, { x_failed_since: added });
    expect(times['x_failed_since']).toBe(written);
  });
});

describe('the writes of a transfer', () => {
  const to = { ...registration, id: 8, name: 'Amazon North', marketplaces: [] };
  const transfer: Transfer = {
    from: registration,
    marketplaces: registration.marketplaces,
    to: { registration: to },
    taxRules: 'drop',
    merging: false,
  };
  const names = registration.marketplaces.map(({ id }) => `${registration.sellerId}_${id}`);
  const claim = (id: number, name: string) => ({ id, name, registrationId: 7, attempt: undefined });

  it('hold for the claims as they were, and for both registrations', () => {
    const claims = [claim(12, names[0] ?? ''), claim(11, `${registration.sellerId}_OTHER`)];
    expect(transferGuards(transfer, { claims })).toEqual([
      { model: 'x_amazon_claim', domain: [['x_name', 'in', names]], ids: [12] },
      stillHas(registration),
      stillHas(to),
    ]);
  });

  it('name every marketplace of a registration, its company, and that it is not archived', () => {
    const { domain, ids } = stillHas(registration);
    expect(ids).toEqual([7]);
    expect(domain).toEqual(
      expect.arrayContaining([
        ['id', '=', 7],
        ['x_archived', '=', false],
        ['x_company_id', '=', registration.companyId],
        ...registration.marketplaces.map(({ recordId }) => ['x_marketplace_ids', 'in', [recordId]]),
      ]),
    );
  });

  it('take claims away before they are made anew, and archive the first one in a merge alone', () => {
    const stepsOf = (merging: boolean) =>
      transferSteps({ ...transfer, merging }, { states: new Map() }, { progress, belongings: [] }, 'attempt');
    expect(stepsOf(false).map(({ do: verb, model }) => `${verb} ${model}`)).toEqual([
      'unlink x_amazon_claim',
      'write x_amazon_registration',
      'load x_amazon_claim',
      'write x_amazon_registration',
      'unlink x_amazon_tax_rule',
    ]);
    expect(stepsOf(true)[1]).toMatchObject({ vals: { x_archived: true, x_order_checkpoint: false } });
    expect(stepsOf(false)[1]).toMatchObject({
      vals: { x_marketplace_ids: registration.marketplaces.map(({ recordId }) => [3, recordId, 0]) },
    });
  });
});

describe('the other registrations of a seller', () => {
  it.each([
    [undefined, []],
    ['', []],
    [
      '8:1:A1PA6795UKMFR9,A13V1IB3VIYZZH 9:2:',
      [
        { id: 8, companyId: 1, marketplaceIds: ['A1PA6795UKMFR9', 'A13V1IB3VIYZZH'] },
        { id: 9, companyId: 2, marketplaceIds: [] },
      ],
    ],
  ])('are read from %p', (text, siblings) => {
    expect(siblingsOf({ x_siblings: text })).toEqual({ siblings, hidden: [] });
  });

  it('are apart from those in companies that the user may not enter', () => {
    expect(siblingsOf({ x_siblings: '8:1:A1PA6795UKMFR9 9:0:A1RKKUPIHCS9HS' })).toEqual({
      siblings: [{ id: 8, companyId: 1, marketplaceIds: ['A1PA6795UKMFR9'] }],
      hidden: [{ id: 9, marketplaceIds: ['A1RKKUPIHCS9HS'] }],
    });
  });

  const germany = 'A1PA6795UKMFR9';
  const sibling = { id: 8, companyId: 1, marketplaceIds: [germany] };
  const archived = { id: 9, companyId: 1, marketplaceIds: [] };
  const german = anOrder({ salesChannel: { channelName: 'AMAZON', marketplaceId: germany } });
  const triage = (order: typeof german, facts: Partial<Parameters<typeof triageOrder>[1]> = {}) =>
    triageOrder(order, { registration, siblings: [sibling, archived], known: undefined, ...facts });

  it.each([8, 9])('follow the orders that they brought in, whoever has the marketplace (%i)', (id) => {
    const known = aKnownOrder({ registrationId: id });
    const owner = id === 8 ? sibling : archived;
    expect(triage(anOrder(), { known })).toEqual({ decision: 'elsewhere', owner });
    expect(triage(german, { known })).toEqual({ decision: 'elsewhere', owner });
  });

  it('get new orders of their marketplaces that were parked here, or are asked for here by name', () => {
    const elsewhere = { decision: 'elsewhere', owner: sibling };
    expect(triage(german, { problem: 'PRODUCT_UNAVAILABLE' })).toEqual(elsewhere);
    expect(triage(german, { recovering: true })).toEqual(elsewhere);
  });

  it('are left to read other new orders themselves, and get none of this registration', () => {
    expect(triage(german)).toEqual({ decision: 'skip', reason: 'MARKETPLACE_FOREIGN' });
    expect(triage(anOrder(), { recovering: true })).toMatchObject({ decision: 'import' });
    const known = aKnownOrder({ registrationId: registration.id });
    expect(triage(german, { known })).toMatchObject({ decision: 'unchanged' });
    expect(triage(german, { known: aKnownOrder({ registrationId: 99 }) })).toMatchObject({
      decision: 'unchanged',
    });
  });
});
