import { describe, expect, it } from '@jest/globals';
import type { AmazonOrder } from '../../lib/amazon/index.ts';
import { mapOrder, orderAmounts } from '../../lib/orders/index.ts';
import { planOrders } from '../../lib/orders/plan.ts';
import { triageOrder } from '../../lib/orders/triage.ts';
import { aKnownOrder, anItem, anOrder, pageFacts, proceeds, registration, runFacts } from './builders.ts';

const triage = (order: AmazonOrder, change: Partial<typeof registration> = {}) =>
  triageOrder(order, { registration: { ...registration, ...change }, known: undefined });

const [spain] = registration.marketplaces;
if (!spain) throw new Error('The registration has no marketplace.');
const germany = { ...spain, id: 'A1PA6795UKMFR9', name: 'Amazon.de', recordId: 99 };
const from = (salesChannel: Partial<AmazonOrder['salesChannel']>) =>
  anOrder({ salesChannel: { channelName: 'AMAZON', ...salesChannel } });

describe('an order of nothing', () => {
  const nothing = anItem({ quantityOrdered: 0, proceeds: proceeds('0.00') });

  it('is skipped, with or without amounts', () => {
    const free = { grandTotal: { amount: '0.00', currencyCode: 'EUR' }, breakdowns: [] };
    for (const proceedsOf of [free, undefined]) {
      const order = anOrder({ orderItems: [nothing, nothing], proceeds: proceedsOf });
      expect(triage(order)).toEqual({ decision: 'skip', reason: 'NOTHING_ORDERED' });
    }
  });

  it('is imported where something is charged all the same', () => {
    const charged = { grandTotal: { amount: '2.00', currencyCode: 'EUR' }, breakdowns: [] };
    const order = anOrder({
      orderItems: [anItem({ quantityOrdered: 0, proceeds: proceeds('2.00') })],
      proceeds: charged,
    });
    expect(triage(order)).toMatchObject({ decision: 'import' });
    const [line] = mapOrder(order, 'fbm', runFacts(), pageFacts()).lines;
    expect(line).toMatchObject({ component: 'other', quantity: 1, gross: '2.00' });
  });

  it('is imported where only its items state what is charged', () => {
    const charged = anItem({ quantityOrdered: 0, proceeds: proceeds('2.00') });
    const order = anOrder({ orderItems: [nothing, charged], proceeds: undefined });
    expect(triage(order)).toMatchObject({ decision: 'import' });
  });

  it('waits for its items where Amazon lists none', () => {
    expect(() => orderAmounts(anOrder({ orderItems: [] }))).toThrow(
      expect.objectContaining({ code: 'AMOUNTS_MISSING', retryable: true }),
    );
  });
});

describe('an order without amounts', () => {
  const item = { quantityOrdered: 1, product: { sellerSku: 'MUG-BLUE', serialNumbers: [] } };
  const bare = (associationType: string) =>
    anOrder({
      proceeds: undefined,
      orderItems: [anItem({ ...item, proceeds: undefined })],
      associatedOrders: [{ orderId: '902-0000000-0000009', associationType }],
    });

  it('is worth nothing where it replaces another one', () => {
    expect(orderAmounts(bare('REPLACEMENT_ORIGINAL_ID')).total.toFixed()).toBe('0');
  });

  it('waits for its amounts where it is an exchange, which the buyer pays', () => {
    expect(() => orderAmounts(bare('EXCHANGE_ORIGINAL_ID'))).toThrow(
      expect.objectContaining({ code: 'AMOUNTS_MISSING', retryable: true }),
    );
  });
});

describe('an order that names no marketplace id', () => {
  it('is of the only marketplace of its registration', () => {
    expect(triage(from({}))).toMatchObject({ decision: 'import' });
    expect(mapOrder(from({}), 'fbm', runFacts(), pageFacts()).marketplaceId).toBe(spain.id);
  });

  it('is of the marketplace that it names otherwise', () => {
    const facts = runFacts([], { registration: { ...registration, marketplaces: [spain, germany] } });
    const order = from({ marketplaceName: ' amazon.DE ' });
    expect(triage(order, facts.registration)).toMatchObject({ decision: 'import' });
    expect(mapOrder(order, 'fbm', facts, pageFacts()).marketplaceId).toBe(germany.id);
    expect(triage(from({ marketplaceName: 'Amazon.it' }))).toEqual({
      decision: 'skip',
      reason: 'MARKETPLACE_FOREIGN',
    });
  });

  it('fails alone where several marketplaces are possible', () => {
    const facts = runFacts([], { registration: { ...registration, marketplaces: [spain, germany] } });
    const order = from({ marketplaceName: 'Bazaar' });
    const unplaced = triage(order, facts.registration);
    expect(unplaced).toEqual({ decision: 'unplaced' });
    const page = { triaged: [{ order, known: undefined, triage: unplaced }], facts: pageFacts() };
    const { decided, drafts } = planOrders(page, facts, { dryRun: false, reported: new Set() });
    expect(drafts).toEqual([]);
    expect(decided).toMatchObject([{ status: 'failed', error: { code: 'ORDER_UNREADABLE' } }]);
  });
});

describe('an order that is an exchange or a replacement', () => {
  const original = '902-0000000-0000008';
  const of = (...orderIds: readonly string[]) =>
    anOrder({
      associatedOrders: orderIds.map((orderId) => ({ orderId, associationType: 'EXCHANGE_ORIGINAL_ID' })),
    });
  const there = aKnownOrder({ id: 99 });
  const known = aKnownOrder();
  const linksOf = (order: AmazonOrder) => {
    const facts = pageFacts({
      knownOrders: new Map([
        [order.orderId, known],
        [original, there],
      ]),
    });
    const triaged = [{ order, known, triage: triageOrder(order, { registration, known }) }];
    return planOrders({ triaged, facts }, runFacts(), { dryRun: false, reported: new Set() }).links;
  };

  it('is linked to that of its originals which is in Odoo', () => {
    const order = of('902-0000000-0000009', original);
    expect(linksOf(order)).toEqual([{ orderId: order.orderId, originId: 99 }]);
    const page = pageFacts({ knownOrders: new Map([[original, there]]) });
    expect(mapOrder(order, 'fbm', runFacts(), page).origin).toEqual({ orderId: original, saleOrderId: 99 });
  });

  it('is never linked to itself', () => {
    const order = of(anOrder().orderId);
    expect(linksOf(order)).toEqual([]);
    expect(mapOrder(order, 'fbm', runFacts(), pageFacts()).origin).toBeUndefined();
  });
});
