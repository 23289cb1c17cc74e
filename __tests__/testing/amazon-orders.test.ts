import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import {
  generateOrders,
  plainOrders,
  startEmbeddedAmazon,
  type EmbeddedAmazon,
} from '../../lib/testing/amazon/index.ts';
import { amazonTestClient, errorOf, pageOf, type AmazonTestClient, type Page } from './amazon-client.ts';
import { manualClock, type StageClock } from '../../stage/index.ts';

const year = { lastUpdatedAfter: '2026-01-01T00:00:00Z' };
const path = '/orders/2026-01-01/orders';
const spain = 'A1RKKUPIHCS9HS';
const germany = 'A1PA6795UKMFR9';

describe('orders of the embedded Amazon', () => {
  let clock: StageClock;
  let amazon: EmbeddedAmazon;
  let client: AmazonTestClient;

  beforeEach(async () => {
    clock = manualClock('2026-03-01T12:00:00.000Z');
    amazon = await startEmbeddedAmazon({ clock, usagePlans: false });
    client = amazonTestClient(amazon);
    await client.logIn();
  });
  afterEach(() => amazon.close());

  async function page(parameters: Record<string, string>): Promise<Page> {
    return pageOf(await client.search(parameters));
  }

  it('gives each of 250 orders once, oldest change first, over three pages', async () => {
    const orders = generateOrders({ count: 250 });
    amazon.addOrders(orders);
    const pages = [await page(year)];
    for (let token = pages[0]?.nextToken; token !== undefined; token = pages.at(-1)?.nextToken) {
      pages.push(await page({ ...year, paginationToken: token }));
    }

    const found = pages.flatMap(({ orderIds }) => orderIds);
    const changes = found.map((orderId) => amazon.order(orderId)?.lastUpdatedTime);
    expect(pages.map(({ orderIds }) => orderIds.length)).toEqual([100, 100, 50]);
    expect([...found].sort()).toEqual(orders.map(({ orderId }) => orderId).sort());
    expect(changes).toEqual([...changes].sort());
  });

  it('tells up to when it has answered: two minutes ago, the same on each page', async () => {
    amazon.addOrders(plainOrders({ count: 3, marketplace: 'ES', channel: 'fbm' }));
    const first = await page({ ...year, maxResultsPerPage: '2' });
    clock.advance(60_000);
    const second = await page({ ...year, maxResultsPerPage: '2', paginationToken: first.nextToken ?? '' });

    expect(first.lastUpdatedBefore).toBe('2026-03-01T11:58:00.000Z');
    expect(second).toMatchObject({ lastUpdatedBefore: first.lastUpdatedBefore, nextToken: undefined });
    expect((await page({ createdAfter: '2026-01-01T00:00:00Z' })).createdBefore).toBeDefined();
  });

  it('finds an order that changed between two pages in the next search', async () => {
    amazon.addOrders(plainOrders({ count: 2, marketplace: 'ES', channel: 'fbm' }));
    const first = await page({ ...year, maxResultsPerPage: '1' });
    const [other] = (await page(year)).orderIds.filter((orderId) => !first.orderIds.includes(orderId));
    amazon.changeOrder(other ?? '', { programs: ['PRIME'] });
    const second = await page({ ...year, maxResultsPerPage: '1', paginationToken: first.nextToken ?? '' });
    expect(second.orderIds).toEqual([]);

    clock.advance(120_000);
    const next = await page({ lastUpdatedAfter: second.lastUpdatedBefore ?? '' });
    expect(next.orderIds).toEqual([other]);
  });

  it('lets a page token die after its lifetime', async () => {
    amazon.addOrders(plainOrders({ count: 2, marketplace: 'ES', channel: 'fbm' }));
    const { nextToken = '' } = await page({ ...year, maxResultsPerPage: '1' });
    await client.logIn();
    clock.advance(24 * 3_600_000);
    await client.logIn();
    expect(errorOf(await client.search({ ...year, paginationToken: nextToken }))).toContain(
      '400 InvalidInput paginationToken has expired',
    );
  });

  it('wants a page token back with the same parameters, but for page size and datasets', async () => {
    amazon.addOrders(plainOrders({ count: 3, marketplace: 'ES', channel: 'fbm' }));
    const asked = { ...year, marketplaceIds: spain };
    const { nextToken = '' } = await page({ ...asked, maxResultsPerPage: '1' });

    expect(errorOf(await client.search({ ...year, paginationToken: nextToken }))).toContain(
      'same parameters',
    );
    const rest = await page({
      ...asked,
      paginationToken: nextToken,
      maxResultsPerPage: '50',
      includedData: 'TAX',
    });
    expect(rest.orderIds).toHaveLength(2);
    expect(errorOf(await client.search({ ...asked, paginationToken: 'made-up' }))).toContain(
      '400 InvalidInput',
    );
  });

  it.each([
    ['no start at all', {}, 'Exactly one of createdAfter and lastUpdatedAfter'],
    ['two starts', { ...year, createdAfter: '2026-01-01T00:00:00Z' }, 'Exactly one of'],
    [
      'ends of the other family',
      { ...year, createdBefore: '2026-02-01T00:00:00Z' },
      'createdBefore must not',
    ],
    ['an end before the start', { ...year, lastUpdatedBefore: '2025-12-31T00:00:00Z' }, 'equal to or after'],
    ['an end of a minute ago', { ...year, lastUpdatedBefore: '2026-03-01T11:59:00Z' }, 'two minutes before'],
    ['a start of a minute ago', { lastUpdatedAfter: '2026-03-01T11:59:00Z' }, 'equal to or after'],
    ['a day without time', { lastUpdatedAfter: '2026-01-01' }, 'ISO 8601'],
    ['an unknown status', { ...year, fulfillmentStatuses: 'CANCELED' }, 'fulfillmentStatuses "CANCELED"'],
    ['an unknown channel', { ...year, fulfilledBy: 'AFN' }, 'fulfilledBy "AFN"'],
    ['an unknown dataset', { ...year, includedData: 'ADDRESS' }, 'includedData "ADDRESS"'],
    ['a country code for an id', { ...year, marketplaceIds: 'ES' }, 'marketplaceIds "ES"'],
    ['51 marketplaces', { ...year, marketplaceIds: Array<string>(51).fill(spain).join() }, 'at most 50'],
    ['an empty list', { ...year, marketplaceIds: '' }, 'marketplaceIds is empty'],
    ['pages of none', { ...year, maxResultsPerPage: '0' }, 'from 1 to 100'],
    ['pages of 101', { ...year, maxResultsPerPage: '101' }, 'from 1 to 100'],
    [
      'a name that it does not know',
      { ...year, MarketplaceIds: spain },
      '"MarketplaceIds" is not a parameter',
    ],
  ])('refuses %s', async (_what, parameters, message) => {
    const error = errorOf(await client.search(parameters));
    expect(error).toContain('400 InvalidInput');
    expect(error).toContain(message);
  });

  it('keeps to the span, both ends included', async () => {
    amazon.addOrders(plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm' }));
    const [orderId = ''] = (await page(year)).orderIds;
    const time = amazon.order(orderId)?.createdTime ?? '';
    expect((await page({ createdAfter: time, createdBefore: time })).orderIds).toEqual([orderId]);
    const later = new Date(Date.parse(time) + 1).toISOString();
    expect((await page({ createdAfter: later })).orderIds).toEqual([]);
  });

  it('filters by marketplace, channel and status', async () => {
    const [one, two, three] = [
      plainOrders({ seed: 1, count: 2, marketplace: 'ES', channel: 'fbm' }),
      plainOrders({ seed: 2, count: 2, marketplace: 'ES', channel: 'fba' }),
      plainOrders({ seed: 3, count: 2, marketplace: 'DE', channel: 'fbm', status: 'CANCELLED' }),
    ];
    amazon.addOrders([...one, ...two, ...three]);
    const ids = async (filter: Record<string, string>): Promise<readonly string[]> =>
      [...(await page({ ...year, ...filter })).orderIds].sort();
    const idsOf = (orders: typeof one): readonly string[] => orders.map(({ orderId }) => orderId).sort();

    expect(await ids({ marketplaceIds: spain })).toEqual(idsOf([...one, ...two]));
    expect(await ids({ marketplaceIds: `${spain},${germany}`, fulfilledBy: 'MERCHANT' })).toEqual(
      idsOf([...one, ...three]),
    );
    expect(await ids({ fulfillmentStatuses: 'SHIPPED,CANCELLED' })).toEqual(idsOf([...two, ...three]));
  });

  it('tells only the datasets asked for, and the unit price always', async () => {
    const [order] = plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm' });
    amazon.addOrders(order ? [order] : []);
    const [bare] = (await page(year)).orders;
    const [full] = (await page({ ...year, includedData: 'FULFILLMENT,PROCEEDS' })).orders;

    expect(Object.keys(bare ?? {}).sort()).toEqual([
      'createdTime',
      'lastUpdatedTime',
      'orderId',
      'orderItems',
      'programs',
      'salesChannel',
    ]);
    expect(bare).toHaveProperty('orderItems.0.product.price.unitPrice.currencyCode', 'EUR');
    expect(bare).not.toHaveProperty('orderItems.0.proceeds');
    expect(full).toHaveProperty('orderItems.0.proceeds.proceedsTotal');
    expect(full).toHaveProperty('fulfillment.fulfillmentStatus', 'UNSHIPPED');
    expect(full).not.toHaveProperty('buyer');
  });

  it('gives one order by its id, whatever its state', async () => {
    const [order] = plainOrders({ count: 1, marketplace: 'JP', channel: 'fba', status: 'CANCELLED' });
    amazon.addOrders(order ? [order] : []);
    const reply = await client.get(`${path}/${order?.orderId ?? ''}?includedData=FULFILLMENT`);
    expect(reply.json).toMatchObject({
      order: { orderId: order?.orderId, fulfillment: { fulfillmentStatus: 'CANCELLED' } },
    });
  });

  it('tells an order that it has not from an id that is none', async () => {
    expect(errorOf(await client.get(`${path}/902-0000000-0000000`))).toContain('404 NotFound');
    expect(errorOf(await client.get(`${path}/S00042`))).toContain('400 InvalidInput');
  });

  it('gives an order that Amazon only ships by its id, but searches no marketplace of such orders', async () => {
    const orders = generateOrders({
      count: 20,
      marketplaces: ['ES'],
      channel: 'fba',
      peculiarities: { nonAmazon: 1 },
    });
    amazon.addOrders(orders);
    expect((await client.get(`${path}/${orders[0]?.orderId ?? ''}`)).status).toBe(200);
    expect((await client.search({ ...year, marketplaceIds: 'AFQLKURYRPEL8' })).status).toBe(403);
  });

  it('shows a change with the time of the change', () => {
    const [order] = plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm' });
    amazon.addOrders(order ? [order] : []);
    const orderId = order?.orderId ?? '';
    clock.advance(1_000);
    amazon.changeOrder(orderId, { programs: ['PRIME'] });
    amazon.changeOrder(orderId, (old) => ({
      ...old,
      orderId: 'ignored',
      packages: [{ packageReferenceId: '1' }],
    }));
    expect(amazon.order(orderId)).toMatchObject({
      orderId,
      lastUpdatedTime: '2026-03-01T12:00:01.000Z',
      programs: ['PRIME'],
      packages: [{ packageReferenceId: '1' }],
    });
  });

  it('takes no order twice, and changes none that it has not', () => {
    const orders = plainOrders({ count: 1, marketplace: 'ES', channel: 'fbm' });
    amazon.addOrders(orders);
    expect(() => {
      amazon.addOrders(orders);
    }).toThrow(`has order ${orders[0]?.orderId ?? ''} already`);
    expect(() => amazon.changeOrder('902-0000000-0000000', {})).toThrow('has no order 902-0000000-0000000');
  });

  it('refuses paths that it does not know, and names those that it does', async () => {
    const error = errorOf(await client.get('/orders/v0/orders'));
    expect(error).toContain('does not know GET /orders/v0/orders');
    expect(error).toContain('GET /orders/2026-01-01/orders/{orderId}');
  });

  it('logs what it was asked', async () => {
    await client.search({ ...year, marketplaceIds: `${spain},${germany}` });
    expect(amazon.requests.count('searchOrders')).toBe(1);
    expect(amazon.requests.all.at(-1)).toEqual({
      operation: 'searchOrders',
      method: 'GET',
      path,
      query: { ...year, marketplaceIds: `${spain},${germany}` },
      at: clock.now(),
      status: 200,
    });
  });
});
