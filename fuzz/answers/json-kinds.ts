import { z } from 'zod';
import type { AmazonPort } from '../../lib/index.ts';
import { generateOrders } from '../../lib/testing/index.ts';
import { jsonMutations, mutate } from '../mutate/json-mutations.ts';
import { jsonText } from '../mutate/json-text.ts';
import { textMutations } from '../mutate/text-mutations.ts';
import { goodFeed, goodReport, reportType } from './good-answers.ts';
import type { AnswerKind, SpoiledAnswer } from './kind.ts';
import { goodInventory, inventoryProblem } from './inventory.ts';

interface JsonKind {
  readonly kind: string;
  readonly route: string;
  readonly good: (serverUrl: string) => unknown;
  /** Status of the answer. Default: 200. */
  readonly statuses?: readonly number[];
  readonly others?: (serverUrl: string) => SpoiledAnswer['answers'];
  readonly call: (port: AmazonPort) => Promise<unknown>;
  readonly problem: (value: unknown, json: unknown) => string | undefined;
}

const shaped =
  (schema: z.ZodType): JsonKind['problem'] =>
  (value) => {
    const { error } = schema.safeParse(value);
    return error && `It has another shape: ${error.message}`;
  };

const filled = z.string().min(1);
const time = z.iso.datetime();
const feed = z.object({ feedId: z.string(), processingStatus: z.string(), createdTime: z.string() });
const report = z.object({ reportId: filled, processingStatus: filled, createdTime: time });
const order = z.object({
  orderId: filled,
  createdTime: time,
  orderItems: z.array(z.object({ orderItemId: filled, quantityOrdered: z.int().nonnegative() })),
});
const neverRead = (): string => 'An error of Amazon was read as an answer.';

const orders = generateOrders({ count: 20, seed: 5 });
const feedDraft = { feedType: 'POST_ORDER_ACKNOWLEDGEMENT_DATA', marketplaceIds: ['A1RKKUPIHCS9HS'] };
const submit = (port: AmazonPort): Promise<unknown> =>
  port.submitFeed({ ...feedDraft, contentType: 'text/xml; charset=UTF-8', content: '<a/>' });
const createdSince = '2026-10-01T00:00:00Z';
const uploadTarget = (serverUrl: string) => ({ feedDocumentId: 'document-1', url: `${serverUrl}/upload/1` });
const source = (serverUrl: string) => ({ url: `${serverUrl}/download/1`, compressionAlgorithm: undefined });
const json = (content: unknown) => ({ body: JSON.stringify(content) });
const document = { 'GET /download': { body: 'text' } };
const asFeed = (serverUrl: string) => ({
  'POST /feeds/2021-06-30/documents': json(uploadTarget(serverUrl)),
  'POST /feeds/2021-06-30/feeds': json({ feedId: '1' }),
  'PUT /upload': { body: '' },
});

const kinds: readonly JsonKind[] = [
  {
    kind: 'order',
    route: 'GET /orders',
    good: () => ({ order: orders[0] }),
    call: (port) => port.getOrder('902-0000001-0000001'),
    problem: shaped(order),
  },
  {
    kind: 'inventory summaries',
    route: 'GET /fba/inventory',
    good: () => goodInventory,
    call: (port) => port.readInventory({ marketplaceId: 'A1RKKUPIHCS9HS' }),
    problem: inventoryProblem,
  },
  {
    kind: 'feed',
    route: 'GET /feeds/2021-06-30/feeds/',
    good: () => goodFeed,
    call: (port) => port.getFeed('1'),
    problem: shaped(feed),
  },
  {
    kind: 'feeds',
    route: 'GET /feeds/2021-06-30/feeds',
    good: () => ({ feeds: [goodFeed, { ...goodFeed, feedId: '2' }] }),
    call: (port) => port.getFeeds({ feedTypes: [feedDraft.feedType], createdSince }),
    problem: shaped(z.array(feed)),
  },
  {
    kind: 'new feed document',
    route: 'POST /feeds/2021-06-30/documents',
    good: uploadTarget,
    others: asFeed,
    call: submit,
    problem: shaped(z.object({ feedId: filled })),
  },
  {
    kind: 'new feed',
    route: 'POST /feeds/2021-06-30/feeds',
    good: () => ({ feedId: '50000000001' }),
    others: asFeed,
    call: submit,
    problem: shaped(z.object({ feedId: filled })),
  },
  {
    kind: 'feed document',
    route: 'GET /feeds/2021-06-30/documents',
    good: source,
    others: () => document,
    call: (port) => port.readFeedResult('document-1'),
    problem: shaped(z.string()),
  },
  {
    kind: 'new report',
    route: 'POST /reports/2021-06-30/reports',
    good: () => ({ reportId: '60000000001' }),
    call: (port) => port.requestReport({ reportType, marketplaceIds: ['A1RKKUPIHCS9HS'] }),
    problem: shaped(z.object({ reportId: filled })),
  },
  {
    kind: 'report',
    route: 'GET /reports/2021-06-30/reports/',
    good: () => goodReport,
    call: (port) => port.getReport('1'),
    problem: shaped(report),
  },
  {
    kind: 'reports',
    route: 'GET /reports/2021-06-30/reports',
    good: () => ({ reports: [goodReport, { ...goodReport, reportId: '2' }] }),
    call: (port) => port.getReports({ reportTypes: [reportType] }),
    problem: shaped(z.array(report)),
  },
  {
    kind: 'report document',
    route: 'GET /reports/2021-06-30/documents',
    good: source,
    others: () => document,
    call: (port) => port.readReportDocument('document-1'),
    problem: shaped(z.string()),
  },
  {
    kind: 'access token',
    route: 'POST /auth/o2/token',
    good: () => ({ access_token: 'Atza|made-up', token_type: 'bearer', expires_in: 3600 }),
    others: () => ({ 'GET /feeds': json(goodFeed) }),
    call: (port) => port.getFeed('1'),
    problem: shaped(feed),
  },
  {
    kind: 'refusal of an access token',
    route: 'POST /auth/o2/token',
    statuses: [400, 401, 403, 429, 500, 503],
    good: () => ({ error: 'invalid_grant', error_description: 'The request has an invalid grant parameter' }),
    call: (port) => port.getFeed('1'),
    problem: neverRead,
  },
  {
    kind: 'error',
    route: 'GET /feeds',
    statuses: [302, 400, 401, 403, 404, 413, 415, 429, 500, 502, 503, 504],
    good: () => ({ errors: [{ code: 'InvalidInput', message: 'Invalid Input', details: 'feedId' }] }),
    call: (port) => port.getFeed('1'),
    problem: neverRead,
  },
];

const goodToken = json({ access_token: 'Atza|made-up', token_type: 'bearer', expires_in: 3600 });

/** Every answer that is JSON. One in ten is spoiled as text. */
export const jsonKinds: readonly AnswerKind[] = kinds.map((own) => ({
  kind: own.kind,
  by: 'port',
  spoil: (random, serverUrl) => {
    const good = own.kind === 'order' ? { order: random.pick(orders) } : own.good(serverUrl);
    const spoiled = mutate(JSON.parse(JSON.stringify(good)), jsonMutations, random);
    const asText = random.chance(0.1) ? random.pick(textMutations) : undefined;
    const drawn = asText ? asText.apply(JSON.stringify(good), random) : jsonText(spoiled.json);
    const body = leadsElsewhere(String(drawn), serverUrl) ? '{}' : drawn;
    const wire = { body, status: random.pick(own.statuses ?? [200]) };
    return {
      mutations: asText ? [asText.name] : spoiled.names,
      answers: { [own.route]: wire, ...without(own.route, own.others?.(serverUrl)), ...tokenFor(own.route) },
      problem: (value) => own.problem(value, asText ? undefined : JSON.parse(String(body))),
    };
  },
  read: (port) => own.call(port),
}));

/** Whether an answer names another server than this one, to which nothing may be sent. */
function leadsElsewhere(body: string, serverUrl: string): boolean {
  const { host } = new URL(serverUrl);
  const urls = body.match(/https?:[^"\\]*/gi) ?? [];
  return urls.some((url) => URL.canParse(url) && new URL(url).host !== host);
}

const without = (route: string, others: SpoiledAnswer['answers'] = {}): SpoiledAnswer['answers'] =>
  Object.fromEntries(Object.entries(others).filter(([name]) => name !== route));

const tokenFor = (route: string): SpoiledAnswer['answers'] =>
  route.includes('token') ? {} : { 'POST /auth/o2/token': goodToken };
