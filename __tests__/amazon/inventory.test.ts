import { describe, expect, it } from '@jest/globals';
import { plainInventory } from '../../lib/testing/index.ts';
import { closeStages, failureOf, stage } from './client.ts';
import { amazonError, type Received, type Reply } from './loopback.ts';

closeStages();

const marketplaceId = 'A1RKKUPIHCS9HS';
const asked = {
  details: 'true',
  granularityType: 'Marketplace',
  granularityId: marketplaceId,
  marketplaceIds: marketplaceId,
};
const refused = amazonError(400, 'InvalidInput', 'Invalid Input');

const answer = (rows: readonly unknown[], nextToken?: string): Reply => ({
  body: {
    payload: {
      granularity: { granularityType: 'Marketplace', granularityId: marketplaceId },
      inventorySummaries: rows,
    },
    ...(nextToken !== undefined && { pagination: { nextToken } }),
  },
});

/** One row per page: `SKU-1`, `SKU-2`, …; the token of a page is its number. */
function pagesOf(count: number): (request: Received) => Reply {
  return (request) => {
    const page = Number(request.query['nextToken'] ?? 1);
    const row = plainInventory({ sku: `SKU-${page}`, fulfillable: page });
    return answer([row], page < count ? String(page + 1) : undefined);
  };
}

/** What Amazon is asked for when `skus` are wanted. */
async function requestsFor(skus: readonly string[]) {
  const { amazon, apiRequests } = await stage({ api: () => answer([]) });
  expect(await amazon.readInventory({ marketplaceId, skus })).toEqual([]);
  return apiRequests.map(({ query }) => query);
}

describe('readInventory', () => {
  it('reads every quantity of a row', async () => {
    const row = plainInventory({
      ...{ sku: 'MUG-1', fnSku: 'X001', asin: 'B01', fulfillable: 1, reserved: 2, transshipment: 3 },
      ...{ processing: 4, inboundWorking: 5, inboundShipped: 6, inboundReceiving: 7, unfulfillable: 8 },
      ...{ researching: 9, lastUpdatedTime: '2026-10-01T10:00:00Z' },
    });
    const { amazon } = await stage({ api: () => answer([row]) });
    expect(await amazon.readInventory({ marketplaceId })).toEqual([
      {
        sellerSku: 'MUG-1',
        fnSku: 'X001',
        asin: 'B01',
        condition: 'NewItem',
        fulfillable: 1,
        reserved: { total: 9, customerOrders: 2, transshipment: 3, processing: 4 },
        inbound: { working: 5, shipped: 6, receiving: 7 },
        unfulfillable: 8,
        researching: 9,
        total: 45,
        lastUpdatedTime: '2026-10-01T10:00:00Z',
      },
    ]);
  });

  it('counts as 0 what Amazon leaves out, details of a row without goods included, and leaves out rows without a SKU', async () => {
    const rows = [
      { sellerSku: 'BARE', totalQuantity: 0, lastUpdatedTime: '' },
      { sellerSku: 'HALF', inventoryDetails: { fulfillableQuantity: 2, reservedQuantity: {} } },
      { fnSku: 'X002', inventoryDetails: { fulfillableQuantity: 7 } },
      { sellerSku: '', totalQuantity: 1 },
    ];
    const { amazon } = await stage({ api: () => answer(rows) });
    const nothing = {
      reserved: { total: 0, customerOrders: 0, transshipment: 0, processing: 0 },
      inbound: { working: 0, shipped: 0, receiving: 0 },
      unfulfillable: 0,
      researching: 0,
      fnSku: undefined,
      lastUpdatedTime: undefined,
    };
    expect(await amazon.readInventory({ marketplaceId })).toMatchObject([
      { sellerSku: 'BARE', fulfillable: 0, total: 0, ...nothing },
      { sellerSku: 'HALF', fulfillable: 2, total: 0, ...nothing },
    ]);
  });

  it.each([
    [
      'a row with goods and without its details',
      { payload: { inventorySummaries: [{ sellerSku: 'MUG-1', totalQuantity: 4 }] } },
    ],
    ['a page without its list', { payload: {} }],
  ])('refuses %s: neither says that there is nothing', async (_what, body) => {
    const { amazon } = await stage({ api: () => ({ body }) });
    await expect(amazon.readInventory({ marketplaceId })).rejects.toMatchObject({
      code: 'AMAZON_UNREADABLE',
    });
  });

  it('follows all pages, with every parameter again', async () => {
    const { amazon, apiRequests } = await stage({ api: pagesOf(3) });
    const rows = await amazon.readInventory({ marketplaceId });
    expect(rows.map(({ sellerSku }) => sellerSku)).toEqual(['SKU-1', 'SKU-2', 'SKU-3']);
    expect(apiRequests.map(({ query }) => query)).toEqual([
      asked,
      { ...asked, nextToken: '2' },
      { ...asked, nextToken: '3' },
    ]);
  });

  it('sends a token back exactly as it came', async () => {
    const token = 'a+b/c=d&e f%2B,g';
    const { amazon, apiRequests } = await stage({
      api: ({ query }) => answer([], query['nextToken'] === undefined ? token : undefined),
    });
    await amazon.readInventory({ marketplaceId });
    expect(apiRequests[1]?.query['nextToken']).toBe(token);
  });

  it('keeps the later row where two pages have the same SKU of the same goods', async () => {
    const of = (fnSku: string, fulfillable: number) => plainInventory({ sku: 'MUG-1', fnSku, fulfillable });
    const { amazon } = await stage({
      api: ({ query }) =>
        query['nextToken'] === undefined ? answer([of('X1', 1), of('X2', 2)], '2') : answer([of('X1', 3)]),
    });
    const rows = await amazon.readInventory({ marketplaceId });
    expect(rows.map(({ fnSku, fulfillable }) => [fnSku, fulfillable])).toEqual([
      ['X1', 3],
      ['X2', 2],
    ]);
  });

  it('asks for at most 50 SKUs at a time, and for each of them once', async () => {
    const skus = Array.from({ length: 120 }, (_, index) => `SKU-${index}`);
    const requests = await requestsFor([...skus, 'SKU-7']);
    const lists = requests.map(({ sellerSkus }) => sellerSkus?.split(',') ?? []);
    expect(lists.map(({ length }) => length)).toEqual([50, 50, 20]);
    expect(lists.flat()).toEqual(skus);
  });

  it('asks for a SKU that holds a comma by itself', async () => {
    expect(await requestsFor(['A', 'B,1', 'C', 'D,2'])).toEqual([
      { ...asked, sellerSkus: 'A,C' },
      { ...asked, sellerSku: 'B,1' },
      { ...asked, sellerSku: 'D,2' },
    ]);
  });

  it.each(['A&B=1', 'a b+c', '50% #1', 'Größe/L', '"x"'])('asks for %s as it is', async (sku) => {
    expect(await requestsFor([sku])).toEqual([{ ...asked, sellerSkus: sku }]);
    expect(await requestsFor([`${sku},`])).toEqual([{ ...asked, sellerSku: `${sku},` }]);
  });

  it('asks Amazon nothing when no SKU is wanted', async () => {
    expect(await requestsFor([])).toEqual([]);
  });

  it.each([
    ['a blank SKU', { marketplaceId, skus: ['A', ' '] }],
    ['no marketplace', { marketplaceId: '' }],
  ])('refuses %s, which Amazon would take for everything', async (_case, query) => {
    const { amazon, apiRequests } = await stage({ api: () => answer([]) });
    expect(await failureOf(amazon.readInventory(query))).toMatchObject({ code: 'AMAZON_INVALID_REQUEST' });
    expect(apiRequests).toHaveLength(0);
  });

  it('starts again from the first page when a later one is refused', async () => {
    let refusals = 2;
    const pages = pagesOf(3);
    const { amazon, apiRequests } = await stage({
      api: (request) => {
        if (request.query['nextToken'] !== '3' || refusals === 0) return pages(request);
        refusals -= 1;
        return refused;
      },
    });
    expect(await amazon.readInventory({ marketplaceId })).toHaveLength(3);
    expect(apiRequests.map(({ query }) => query['nextToken'] ?? '1').join('')).toBe('123123123');
  });

  it('gives up when a later page is refused for the third time', async () => {
    const { amazon, apiRequests } = await stage({
      api: (request) => (request.query['nextToken'] === undefined ? pagesOf(2)(request) : refused),
    });
    expect(await failureOf(amazon.readInventory({ marketplaceId }))).toMatchObject({
      code: 'AMAZON_INVALID_REQUEST',
      status: 400,
      requestId: 'request-7',
      context: { marketplaceId },
    });
    expect(apiRequests).toHaveLength(6);
  });

  it('does not ask again when the first page is refused', async () => {
    const { amazon, apiRequests } = await stage({ api: () => refused });
    expect((await failureOf(amazon.readInventory({ marketplaceId }))).code).toBe('AMAZON_INVALID_REQUEST');
    expect(apiRequests).toHaveLength(1);
  });

  it('ends when Amazon sends the same token for ever', async () => {
    const { amazon, apiRequests } = await stage({ api: () => answer([], 'again') });
    expect((await failureOf(amazon.readInventory({ marketplaceId }))).code).toBe('AMAZON_UNREADABLE');
    expect(apiRequests).toHaveLength(2);
  });

  it('waits and asks again when Amazon throttles a page', async () => {
    const pages = pagesOf(2);
    const { amazon, clock } = await stage({
      api: (request, count) =>
        count === 2 ? amazonError(429, 'QuotaExceeded', 'You exceeded your quota.') : pages(request),
    });
    expect(await amazon.readInventory({ marketplaceId })).toHaveLength(2);
    expect(clock.slept.length).toBeGreaterThan(0);
  });

  it('reports an answer that is no inventory, and a quantity that is no whole number', async () => {
    const row = { sellerSku: 'A', inventoryDetails: { fulfillableQuantity: 'many' } };
    for (const body of [{ inventorySummaries: [] }, { payload: { inventorySummaries: [row] } }]) {
      const { amazon } = await stage({ api: () => ({ body }) });
      expect((await failureOf(amazon.readInventory({ marketplaceId }))).code).toBe('AMAZON_UNREADABLE');
    }
  });
});
