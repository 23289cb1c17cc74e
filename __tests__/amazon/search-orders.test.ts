import { describe, expect, it } from '@jest/globals';
import { collect } from '../../lib/support/batches.ts';
import { closeStages, failureOf, stage } from './client.ts';
import { amazonError, type Received, type Reply } from './loopback.ts';
import { wireOrder } from './wire-orders.ts';

closeStages();

const query = {
  marketplaceIds: ['A1RKKUPIHCS9HS', 'A1PA6795UKMFR9'],
  lastUpdatedAfter: '2026-10-01T00:00:00Z',
  fulfillmentStatuses: ['UNSHIPPED', 'SHIPPED'],
};
const lastUpdatedBefore = '2026-11-01T11:58:00Z';
const expired = amazonError(400, 'InvalidInput', 'The pagination token has expired.');

/** One order per page: `1`, `2`, …; the token of a page is its number. */
function pagesOf(count: number): (request: Received) => Reply {
  return (request) => {
    const page = Number(request.query['paginationToken'] ?? 1);
    const next = page < count ? { pagination: { nextToken: String(page + 1) } } : {};
    return { body: { orders: [wireOrder(`902-0000000-000000${page}`)], lastUpdatedBefore, ...next } };
  };
}

describe('searchOrders', () => {
  it('gives every page, with the time up to which Amazon has answered', async () => {
    const { amazon } = await stage({ api: pagesOf(3) });
    const pages = await collect(amazon.searchOrders(query));
    expect(pages.map(({ entries }) => entries.map(({ order }) => order?.orderId))).toEqual([
      ['902-0000000-0000001'],
      ['902-0000000-0000002'],
      ['902-0000000-0000003'],
    ]);
    expect(pages.map((page) => page.lastUpdatedBefore)).toEqual(Array(3).fill(lastUpdatedBefore));
  });

  it('sends all parameters again, unchanged, with the token of the next page', async () => {
    const { amazon, apiRequests } = await stage({ api: pagesOf(2) });
    await collect(amazon.searchOrders(query));
    const parameters = {
      marketplaceIds: 'A1RKKUPIHCS9HS,A1PA6795UKMFR9',
      lastUpdatedAfter: '2026-10-01T00:00:00Z',
      fulfillmentStatuses: 'UNSHIPPED,SHIPPED',
      maxResultsPerPage: '100',
      includedData: 'BUYER,RECIPIENT,PROCEEDS,EXPENSE,PROMOTION,CANCELLATION,FULFILLMENT,PACKAGES,TAX',
    };
    expect(apiRequests.map((request) => request.query)).toEqual([
      parameters,
      { ...parameters, paginationToken: '2' },
    ]);
  });

  it('asks for no further page when the caller stops', async () => {
    const { amazon, apiRequests } = await stage({ api: pagesOf(3) });
    for await (const page of amazon.searchOrders(query)) {
      expect(page.entries).toHaveLength(1);
      break;
    }
    expect(apiRequests).toHaveLength(1);
  });

  it('reports an unreadable order by itself, and reads the others of its page', async () => {
    const broken = {
      ...wireOrder('902-0000000-0000002'),
      orderItems: [{ orderItemId: '1', quantityOrdered: 'two' }],
    };
    const orders = [wireOrder('902-0000000-0000001'), broken, wireOrder('902-0000000-0000003')];
    const { amazon } = await stage({ api: () => ({ body: { orders, lastUpdatedBefore } }) });
    const [page] = await collect(amazon.searchOrders(query));
    expect(page?.entries.map((entry) => entry.order?.orderId ?? entry.error?.code)).toEqual([
      '902-0000000-0000001',
      'ORDER_UNREADABLE',
      '902-0000000-0000003',
    ]);
    expect(page?.entries[1]).toMatchObject({
      orderId: '902-0000000-0000002',
      error: { context: { orderId: '902-0000000-0000002', field: 'orderItems[0].quantityOrdered' } },
    });
  });

  it('starts again from the first page when the token of a page has expired', async () => {
    let expiries = 1;
    const answer = pagesOf(3);
    const { amazon } = await stage({
      api: (request) => {
        if (request.query['paginationToken'] !== '3' || expiries === 0) return answer(request);
        expiries -= 1;
        return expired;
      },
    });
    const pages = await collect(amazon.searchOrders(query));
    expect(pages.flatMap(({ entries }) => entries.map(({ order }) => order?.orderId.at(-1))).join('')).toBe(
      '12123',
    );
  });

  it('gives up when the token expires again', async () => {
    const answer = pagesOf(2);
    const { amazon, apiRequests } = await stage({
      api: (request) => (request.query['paginationToken'] === undefined ? answer(request) : expired),
    });
    const error = await failureOf(collect(amazon.searchOrders(query)));
    expect(error).toMatchObject({ code: 'AMAZON_PAGE_TOKEN_EXPIRED', status: 400, requestId: 'request-7' });
    expect(apiRequests).toHaveLength(4);
  });

  it('tells the token of the next page, and starts from there when given it', async () => {
    const { amazon, apiRequests } = await stage({ api: pagesOf(3) });
    const [first] = await collect(amazon.searchOrders(query), { limit: 1 });
    const rest = await collect(amazon.searchOrders({ ...query, pageToken: first?.nextToken }));
    expect(rest.map(({ nextToken }) => nextToken)).toEqual(['3', undefined]);
    expect(apiRequests.map((request) => request.query['paginationToken'])).toEqual([undefined, '2', '3']);
  });

  it.each([
    ['has expired', expired],
    ['is refused in other words', amazonError(400, 'InvalidInput', 'Invalid Input')],
  ])('starts from the first page when the token that it is given %s', async (_, refusal) => {
    let refusals = 1;
    const answer = pagesOf(3);
    const { amazon } = await stage({
      api: (request) => {
        if (request.query['paginationToken'] !== '2' || refusals === 0) return answer(request);
        refusals -= 1;
        return refusal;
      },
    });
    const pages = await collect(amazon.searchOrders({ ...query, pageToken: '2' }));
    expect(pages.map(({ nextToken }) => nextToken)).toEqual(['2', '3', undefined]);
  });

  it('does not take another wrong parameter for an expired token', async () => {
    const { amazon } = await stage({
      api: () => amazonError(400, 'InvalidInput', 'The token is not a date.'),
    });
    const error = await failureOf(collect(amazon.searchOrders(query)));
    expect(error.code).toBe('AMAZON_INVALID_REQUEST');
  });

  it('ends when Amazon sends the same token for ever', async () => {
    const { amazon, apiRequests } = await stage({
      api: () => ({ body: { orders: [], pagination: { nextToken: 'again' } } }),
    });
    const error = await failureOf(collect(amazon.searchOrders(query)));
    expect(error.code).toBe('AMAZON_UNREADABLE');
    expect(apiRequests).toHaveLength(2);
  });

  it('reports an answer that is no page', async () => {
    const { amazon } = await stage({ api: () => ({ body: { payload: { Orders: [] } } }) });
    await expect(failureOf(collect(amazon.searchOrders(query)))).resolves.toMatchObject({
      code: 'AMAZON_UNREADABLE',
      status: 200,
    });
  });

  it('names role and marketplace when Amazon denies access', async () => {
    const { amazon } = await stage({
      api: () => amazonError(403, 'Unauthorized', 'Access to requested resource is denied.'),
    });
    const error = await failureOf(collect(amazon.searchOrders(query)));
    expect(error).toMatchObject({
      code: 'AMAZON_FORBIDDEN',
      context: { marketplaceIds: query.marketplaceIds },
    });
    expect(error.message).toMatch(/role.*marketplace/);
  });

  it('refuses a search without marketplaces, which would search them all', async () => {
    const { amazon, apiRequests } = await stage({ api: pagesOf(1) });
    const error = await failureOf(collect(amazon.searchOrders({ ...query, marketplaceIds: [] })));
    expect(error.code).toBe('AMAZON_INVALID_REQUEST');
    expect(apiRequests).toHaveLength(0);
  });

  it('stops between two pages when the caller aborts', async () => {
    const { amazon, apiRequests } = await stage({ api: pagesOf(3) });
    const controller = new AbortController();
    const read = async (): Promise<void> => {
      for await (const page of amazon.searchOrders(query, { signal: controller.signal })) {
        if (page.entries.length > 0) controller.abort();
      }
    };
    await expect(failureOf(read())).resolves.toMatchObject({ code: 'ABORTED' });
    expect(apiRequests).toHaveLength(1);
  });
});
