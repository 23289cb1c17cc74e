import { describe, expect, it } from '@jest/globals';
import { triageOrder } from '../../lib/orders/triage.ts';
import { aKnownOrder, anOrder, registration } from './builders.ts';

const order = (fulfilledBy: string, fulfillmentStatus: string) =>
  anOrder({ fulfillment: { fulfilledBy, fulfillmentStatus } });

describe('which orders are imported', () => {
  it.each([
    ['MERCHANT', 'UNSHIPPED', { decision: 'import', channel: 'fbm' }],
    ['MERCHANT', 'PARTIALLY_SHIPPED', { decision: 'import', channel: 'fbm' }],
    ['MERCHANT', 'SHIPPED', { decision: 'skip', reason: 'SHIPPED_BEFORE_IMPORT' }],
    ['AMAZON', 'SHIPPED', { decision: 'import', channel: 'fba' }],
    ['AMAZON', 'UNSHIPPED', { decision: 'skip', reason: 'NOT_SHIPPED_YET' }],
    ['AMAZON', 'PENDING', { decision: 'skip', reason: 'PENDING' }],
    ['MERCHANT', 'CANCELLED', { decision: 'skip', reason: 'CANCELLED_BEFORE_IMPORT' }],
    ['MERCHANT', 'INVOICE_UNCONFIRMED', { decision: 'skip', reason: 'STATUS_UNKNOWN' }],
  ])('%s %s', (fulfilledBy, status, expected) => {
    expect(triageOrder(order(fulfilledBy, status), { registration, known: undefined })).toEqual(expected);
  });

  it('leaves a known order alone until it changes at Amazon', () => {
    const known = aKnownOrder();
    const triage = (change: Parameters<typeof anOrder>[0]) =>
      triageOrder(anOrder(change), { registration, known });
    expect(triage({})).toEqual({ decision: 'unchanged', known });
    expect(triage({ lastUpdatedTime: '2026-03-01T11:00:01Z' })).toEqual({
      decision: 'follow',
      channel: 'fbm',
      known,
      isOpen: false,
    });
    expect(
      triage({ fulfillment: { fulfilledBy: 'MERCHANT', fulfillmentStatus: 'CANCELLED' } }),
    ).toMatchObject({
      decision: 'follow',
    });
    // A page that was made before the connector looked last.
    expect(triage({ lastUpdatedTime: '2026-03-01T10:59:59Z' })).toEqual({ decision: 'unchanged', known });
  });

  it('balances the total of an order that a cut-off run made, but never of one that somebody has written since', () => {
    const unsettled = aKnownOrder({ total: '9.99' });
    expect(triageOrder(anOrder(), { registration, known: unsettled })).toMatchObject({
      decision: 'balance',
      channel: 'fbm',
    });
    const edited = { ...unsettled, untouched: false };
    expect(triageOrder(anOrder(), { registration, known: edited })).toMatchObject({ decision: 'unchanged' });
  });

  it('keeps telling of a total that differs until it does not', () => {
    const problem = 'TOTAL_DIFFERS';
    const off = aKnownOrder({ total: '9.99', untouched: false });
    expect(triageOrder(anOrder(), { registration, known: off, problem })).toEqual({
      decision: 'differs',
      known: off,
    });
    const mended = aKnownOrder({ untouched: false });
    expect(triageOrder(anOrder(), { registration, known: mended, problem })).toMatchObject({
      decision: 'unchanged',
    });
  });

  it('takes in what is recovered by name, shipped or known already', () => {
    const facts = { registration, known: undefined, recovering: true };
    expect(triageOrder(order('MERCHANT', 'SHIPPED'), facts)).toEqual({ decision: 'import', channel: 'fbm' });
    expect(triageOrder(order('MERCHANT', 'PENDING'), facts)).toMatchObject({ reason: 'PENDING' });
    expect(triageOrder(anOrder(), { ...facts, known: aKnownOrder() })).toMatchObject({ decision: 'follow' });
  });

  it('skips orders of other sales channels unless the registration asks for them', () => {
    const foreign = anOrder({ salesChannel: { channelName: 'NON_AMAZON' } });
    expect(triageOrder(foreign, { registration, known: undefined })).toMatchObject({ reason: 'NON_AMAZON' });
    expect(
      triageOrder(foreign, {
        registration: { ...registration, nonAmazonOrders: true },
        known: undefined,
      }),
    ).toMatchObject({
      decision: 'import',
    });
  });

  it('skips orders of marketplaces that the registration does not have', () => {
    const german = anOrder({ salesChannel: { channelName: 'AMAZON', marketplaceId: 'A1PA6795UKMFR9' } });
    expect(triageOrder(german, { registration, known: undefined })).toMatchObject({
      reason: 'MARKETPLACE_FOREIGN',
    });
  });
});
