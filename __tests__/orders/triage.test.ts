import { describe, expect, it } from '@jest/globals';
import { triageOrder } from '../../lib/orders/triage.ts';
import { anOrder, registration } from './builders.ts';

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
    expect(triageOrder(order(fulfilledBy, status), registration, undefined)).toEqual(expected);
  });

  it('leaves a known order alone, and tells when Amazon has cancelled it', () => {
    const known = { id: 3, name: 'S00003', total: '10', untouched: true };
    expect(triageOrder(anOrder(), registration, known)).toEqual({ decision: 'unchanged', known });
    expect(triageOrder(order('MERCHANT', 'CANCELLED'), registration, known)).toMatchObject({
      reason: 'CANCELLED_AT_AMAZON',
      known,
    });
  });

  it('settles the total of an order that a cut-off run made, but never of one that somebody has written since', () => {
    const unsettled = { id: 3, name: 'S00003', total: '9.99', untouched: true };
    expect(triageOrder(anOrder(), registration, unsettled)).toMatchObject({
      decision: 'settle',
      channel: 'fbm',
    });
    const edited = { ...unsettled, untouched: false };
    expect(triageOrder(anOrder(), registration, edited)).toMatchObject({ decision: 'unchanged' });
  });

  it('skips orders of other sales channels unless the registration asks for them', () => {
    const foreign = anOrder({ salesChannel: { channelName: 'NON_AMAZON' } });
    expect(triageOrder(foreign, registration, undefined)).toMatchObject({ reason: 'NON_AMAZON' });
    expect(triageOrder(foreign, { ...registration, nonAmazonOrders: true }, undefined)).toMatchObject({
      decision: 'import',
    });
  });

  it('skips orders of marketplaces that the registration does not have', () => {
    const german = anOrder({ salesChannel: { channelName: 'AMAZON', marketplaceId: 'A1PA6795UKMFR9' } });
    expect(triageOrder(german, registration, undefined)).toMatchObject({ reason: 'MARKETPLACE_FOREIGN' });
  });
});
