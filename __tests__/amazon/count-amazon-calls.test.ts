import { describe, expect, it } from '@jest/globals';
import { countAmazonCalls, parseOrder, type AmazonPort } from '../../lib/amazon/index.ts';
import { collect } from '../../lib/support/batches.ts';
import { wireOrder } from './wire-orders.ts';

const page = { entries: [], lastUpdatedBefore: undefined, nextToken: undefined };
const port: AmazonPort = {
  region: 'eu',
  searchOrders: async function* () {
    for (let left = 3; left > 0; left -= 1) yield await Promise.resolve(page);
  },
  getOrder: () => Promise.resolve(parseOrder(wireOrder())),
  confirmShipment: () => Promise.resolve(),
  submitFeed: () => Promise.resolve({ feedId: '1' }),
  getFeeds: () => Promise.resolve([]),
  getFeed: () => Promise.reject(new Error('not asked for')),
  readFeedResult: () => Promise.resolve('<AmazonEnvelope/>'),
  readInventory: () => Promise.resolve([]),
  requestReport: () => Promise.resolve({ reportId: '1' }),
  getReports: () => Promise.resolve([]),
  getReport: () => Promise.reject(new Error('not asked for')),
  readReportDocument: () => Promise.resolve(''),
};

describe('countAmazonCalls', () => {
  it('counts each order and each page that was asked for', async () => {
    const counted = countAmazonCalls(port);
    const query = { marketplaceIds: ['A1RKKUPIHCS9HS'], lastUpdatedAfter: '2026-10-01T00:00:00Z' };
    await counted.getOrder('902-0000001-0000001');
    await collect(counted.searchOrders(query));
    for await (const first of counted.searchOrders(query)) {
      expect(first).toBe(page);
      break;
    }
    await counted.confirmShipment({
      orderId: '902-0000001-0000001',
      marketplaceId: 'A1RKKUPIHCS9HS',
      packageReferenceId: '101',
      carrierCode: 'Correos',
      trackingNumber: 'PQ1',
      shipDate: '2026-10-01T00:00:00Z',
      items: [],
    });
    await counted.getFeeds({ feedTypes: ['X'], createdSince: '2026-10-01T00:00:00Z' });
    await counted.submitFeed({ feedType: 'X', marketplaceIds: [], contentType: 'text/xml', content: '' });
    await counted.readFeedResult('1');
    expect(counted.calls).toMatchObject({
      total: 10,
      feeds: 4,
      searchOrders: 4,
      getOrder: 1,
      confirmShipment: 1,
    });
    counted.calls.reset();
    expect(counted.calls.total).toBe(0);
  });
});
