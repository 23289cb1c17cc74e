import { describe, expect, it } from '@jest/globals';
import {
  countAmazonCalls,
  parseOrder,
  wrapAmazonPort,
  type AmazonPort,
  type OrderPage,
} from '../../lib/amazon/index.ts';
import { collect } from '../../lib/support/batches.ts';
import { wireOrder } from './wire-orders.ts';

const page: OrderPage = { entries: [], lastUpdatedBefore: undefined, nextToken: undefined };
const query = { marketplaceIds: ['A1RKKUPIHCS9HS'], lastUpdatedAfter: '2026-10-01T00:00:00Z' };

/** A port whose methods are on a prototype, as those of a class; it keeps what was really asked. */
class ClassPort implements AmazonPort {
  readonly region = 'eu';
  readonly asked: string[] = [];
  closed = false;

  async *searchOrders() {
    try {
      for (let left = 3; left > 0; left -= 1) {
        this.asked.push('page');
        yield await Promise.resolve(page);
      }
    } finally {
      this.closed = true;
    }
  }
  getOrder(orderId: string) {
    this.asked.push(orderId);
    return Promise.resolve(parseOrder(wireOrder()));
  }
  confirmShipment() {
    return Promise.resolve();
  }
  submitFeed() {
    return Promise.resolve({ feedId: '1' });
  }
  getFeeds() {
    return Promise.resolve([]);
  }
  getFeed() {
    return Promise.reject(new Error('no such feed'));
  }
  readFeedResult() {
    return Promise.resolve('');
  }
  readInventory() {
    return Promise.resolve([]);
  }
  requestReport() {
    return Promise.resolve({ reportId: '1' });
  }
  getReports() {
    return Promise.resolve([]);
  }
  getReport() {
    return Promise.reject(new Error('no such report'));
  }
  readReportDocument() {
    return Promise.resolve('');
  }
}

describe('wrapAmazonPort', () => {
  it('goes around every call, and leaves answers and errors as they are', async () => {
    const seen: string[] = [];
    const port = wrapAmazonPort(new ClassPort(), ({ method }, send) => {
      seen.push(method);
      return send();
    });
    expect(port.region).toBe('eu');
    expect(await port.getOrder('902-1')).toEqual(parseOrder(wireOrder()));
    expect(
      await port.submitFeed({ feedType: 'X', marketplaceIds: [], contentType: '', content: '' }),
    ).toEqual({
      feedId: '1',
    });
    await expect(port.getFeed('1')).rejects.toThrow('no such feed');
    expect(await collect(port.searchOrders(query))).toEqual([page, page, page]);
    expect(seen).toEqual(['getOrder', 'submitFeed', 'getFeed', ...Array<string>(4).fill('searchOrders')]);
  });

  it('makes no call that is refused', async () => {
    const inner = new ClassPort();
    const port = wrapAmazonPort(inner, () => Promise.reject(new Error('not now')));
    await expect(port.getOrder('902-1')).rejects.toThrow('not now');
    await expect(collect(port.searchOrders(query))).rejects.toThrow('not now');
    expect(inner.asked).toEqual([]);
  });

  it('ends the search of the port when the caller stops asking', async () => {
    const inner = new ClassPort();
    const port = wrapAmazonPort(inner, (_call, send) => send());
    for await (const first of port.searchOrders(query)) {
      expect(first).toBe(page);
      break;
    }
    expect([inner.asked, inner.closed]).toEqual([['page'], true]);
  });

  it('is what counts calls: a method that it has never heard of counts too', async () => {
    const inner = Object.assign(new ClassPort(), { getInventory: () => Promise.resolve([]) });
    const counted = countAmazonCalls(inner);
    const method: unknown = Reflect.get(counted, 'getInventory');
    if (typeof method === 'function') await Reflect.apply(method, counted, []);
    await collect(counted.searchOrders(query));
    await counted.getFeed('1').catch(() => undefined);
    expect([...counted.calls.byMethod]).toEqual([
      ['getInventory', 1],
      ['searchOrders', 3],
      ['getFeed', 1],
    ]);
    expect(counted.calls).toMatchObject({ total: 5, searchOrders: 3, feeds: 1 });
  });
});
