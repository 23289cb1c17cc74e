import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  plainInventory,
  startEmbeddedAmazon,
  type EmbeddedAmazon,
  type EmbeddedAmazonOptions,
} from '../../lib/testing/index.ts';
import { clientOf, manualClock } from '../../stage/index.ts';
import { amazonTestClient, errorOf, type Reply } from './amazon-client.ts';
import { loadAmazonModel } from './amazon-model.ts';

const spain = 'A1RKKUPIHCS9HS';
const germany = 'A1PA6795UKMFR9';
const good = { granularityType: 'Marketplace', granularityId: spain, marketplaceIds: spain };
const many = Array.from({ length: 130 }, (_, index) =>
  plainInventory({ sku: `SKU-${index}`, fulfillable: index }),
);

const pageShape = z.object({
  payload: z.object({ inventorySummaries: z.array(z.looseObject({ sellerSku: z.string() })) }),
  pagination: z.object({ nextToken: z.string() }).optional(),
});
const skusOf = ({ json }: Reply): readonly string[] =>
  pageShape.parse(json).payload.inventorySummaries.map(({ sellerSku }) => sellerSku);
const tokenOf = ({ json }: Reply): string => pageShape.parse(json).pagination?.nextToken ?? '';

describe('the inventory of the embedded Amazon', () => {
  const clock = manualClock('2026-11-01T12:00:00Z');
  let amazon: EmbeddedAmazon;

  async function start(options: EmbeddedAmazonOptions = {}) {
    amazon = await startEmbeddedAmazon({ clock, usagePlans: false, ...options });
    const client = amazonTestClient(amazon);
    await client.logIn();
    return (parameters: Record<string, string>) =>
      client.get(`/fba/inventory/v1/summaries?${new URLSearchParams(parameters).toString()}`);
  }
  afterEach(() => amazon.close());

  it('comes in pages of 50', async () => {
    const ask = await start();
    amazon.setInventory(spain, many);
    const first = await ask(good);
    const second = await ask({ ...good, nextToken: tokenOf(first) });
    const third = await ask({ ...good, nextToken: tokenOf(second) });
    expect([first, second, third].map((page) => skusOf(page).length)).toEqual([50, 50, 30]);
    expect(pageShape.parse(third.json).pagination).toBeUndefined();
  });

  it('is what the library reads, whole, by SKU, and with commas', async () => {
    await start({
      usagePlans: {},
      inventory: [
        ...many.map((summary) => ({ marketplaceId: spain, summary })),
        { marketplaceId: spain, summary: plainInventory({ sku: 'RED,L', fulfillable: 5 }) },
      ],
    });
    const client = clientOf(amazon, { clock });
    const rows = await client.readInventory({ marketplaceId: spain });
    expect(rows).toHaveLength(131);
    const skus = ['RED,L', ...many.slice(0, 60).map(({ sellerSku = '' }) => sellerSku), 'UNKNOWN'];
    const some = await client.readInventory({ marketplaceId: spain, skus });
    expect(some).toHaveLength(61);
    expect(some.at(-1)).toMatchObject({ sellerSku: 'RED,L', fulfillable: 5, fnSku: 'X00RED,L' });
    // 131 rows, 50 and 11 SKUs, and one alone: two answers at once, then one for each half second.
    expect(amazon.requests.count('getInventorySummaries')).toBe(6);
  });

  it('is read from its beginning again when a page comes too late', async () => {
    await start();
    amazon.setInventory(spain, many);
    const client = amazonTestClient(amazon);
    await client.logIn();
    const query = new URLSearchParams({ ...good, details: 'true' }).toString();
    const firstPage = await client.get(`/fba/inventory/v1/summaries?${query}`);
    // Faults hit the next requests: the first page is as it would be, the wait for the second outlives its token.
    amazon.failNext('getInventorySummaries', { status: 200, body: firstPage.json });
    amazon.failNext('getInventorySummaries', { status: 503, headers: { 'retry-after': '31' } });
    const rows = await clientOf(amazon, { clock }).readInventory({ marketplaceId: spain });
    expect(rows).toHaveLength(130);
    expect(amazon.requests.all.filter(({ status }) => status === 400)).toHaveLength(1);
  });

  it('may be one pool for several marketplaces, and is replaced as a whole', async () => {
    const ask = await start();
    const pool = [plainInventory({ sku: 'MUG-1', fnSku: 'X1', fulfillable: 3 })];
    for (const marketplaceId of [spain, germany]) amazon.setInventory(marketplaceId, pool);
    const german = { ...good, granularityId: germany, marketplaceIds: germany };
    expect([await ask(good), await ask(german)].map(skusOf)).toEqual([['MUG-1'], ['MUG-1']]);
    amazon.setInventory(spain, []);
    expect([await ask(good), await ask(german)].map(skusOf)).toEqual([[], ['MUG-1']]);
  });

  it('has quantities only where details are asked for', async () => {
    const ask = await start();
    amazon.setInventory(spain, [plainInventory({ sku: 'MUG-1', fulfillable: 3 })]);
    const [plain] = pageShape.parse((await ask(good)).json).payload.inventorySummaries;
    const [full] = pageShape.parse((await ask({ ...good, details: 'true' })).json).payload.inventorySummaries;
    expect(plain).not.toHaveProperty('inventoryDetails');
    expect(full).toMatchObject({ totalQuantity: 3, inventoryDetails: { fulfillableQuantity: 3 } });
  });

  it('tells what has changed since a time, whatever SKUs are named', async () => {
    const ask = await start();
    amazon.setInventory(spain, [
      plainInventory({ sku: 'OLD', lastUpdatedTime: '2026-10-01T00:00:00Z' }),
      plainInventory({ sku: 'NEW', lastUpdatedTime: '2026-10-20T00:00:00Z' }),
      plainInventory({ sku: 'NEVER', lastUpdatedTime: '' }),
    ]);
    expect(skusOf(await ask({ ...good, startDateTime: '2026-10-10T00:00:00Z', sellerSku: 'OLD' }))).toEqual([
      'NEW',
    ]);
  });

  it.each([
    ['no granularity', { granularityType: '' }, 'granularityType'],
    ['a granularity of another marketplace', { granularityId: germany }, 'granularityId'],
    ['two marketplaces', { marketplaceIds: `${spain},${germany}` }, 'marketplaceIds'],
    ['a marketplace that is none', { marketplaceIds: 'X' }, 'marketplaceIds'],
    ['51 SKUs', { sellerSkus: Array(51).fill('A').join() }, 'sellerSkus'],
    ['an empty SKU', { sellerSkus: 'A,,B' }, 'sellerSkus'],
    ['details of another kind', { details: 'yes' }, 'details'],
    ['a start that is no time', { startDateTime: 'yesterday' }, 'startDateTime'],
    ['a start more than 18 months ago', { startDateTime: '2025-04-30T00:00:00Z' }, 'startDateTime'],
    ['a token that is none', { nextToken: 'x' }, 'Next token'],
    ['a parameter that is none', { sku: 'A' }, 'sku'],
  ])('is refused to a request with %s', async (_case, change, named) => {
    const ask = await start();
    const error = errorOf(await ask({ ...good, ...change }));
    expect(error).toMatch(/^400 InvalidInput /);
    expect(error).toContain(named);
  });

  it('is refused to a token after 30 seconds, and to one with other parameters', async () => {
    const ask = await start();
    amazon.setInventory(spain, many);
    const nextToken = tokenOf(await ask(good));
    clock.advance(29_999);
    expect(errorOf(await ask({ ...good, details: 'true', nextToken }))).toContain('parameters');
    expect((await ask({ ...good, nextToken })).status).toBe(200);
    clock.advance(1);
    expect(errorOf(await ask({ ...good, nextToken }))).toContain(
      '400 InvalidInput Next token is invalid or expired',
    );
  });

  it('is refused to a seller without FBA', async () => {
    const ask = await start({ hasFba: false });
    expect(errorOf(await ask(good))).toMatch(/^400 InvalidInput .*Fulfillment by Amazon/);
  });

  it('is throttled after two requests', async () => {
    const ask = await start({ usagePlans: {} });
    const replies = [await ask(good), await ask(good), await ask(good)];
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 429]);
  });
});

const model = loadAmazonModel('fbaInventory');
(model ? describe : describe.skip)(
  "answers about inventory against Amazon's model (needs ../shared/amazon-models beside the checkout)",
  () => {
    it('keep to it, with details and without, and when they refuse', async () => {
      const inventory = many.map((summary) => ({ marketplaceId: spain, summary }));
      const amazon = await startEmbeddedAmazon({ inventory, usagePlans: false });
      try {
        const client = amazonTestClient(amazon);
        await client.logIn();
        for (const parameters of [good, { ...good, details: 'true' }, {}]) {
          const query = new URLSearchParams(parameters).toString();
          const { json } = await client.get(`/fba/inventory/v1/summaries?${query}`);
          expect(model?.problems('GetInventorySummariesResponse', json)).toEqual([]);
        }
      } finally {
        await amazon.close();
      }
    });
  },
);
