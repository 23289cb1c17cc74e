import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { customerReturnsReportType, parseCustomerReturns, type AmazonPort } from '../../lib/index.ts';
import {
  startEmbeddedAmazon,
  type EmbeddedAmazon,
  type EmbeddedAmazonOptions,
} from '../../lib/testing/index.ts';
import { clientOf } from '../../stage/index.ts';
import { failureOf } from './client.ts';

const reportType = customerReturnsReportType;
const request = {
  reportType,
  marketplaceIds: ['A1RKKUPIHCS9HS'],
  from: '2026-01-01T00:00:00Z',
  to: '2026-01-31T00:00:00Z',
};
const returns =
  'return-date\torder-id\tsku\tquantity\n2026-01-14T07:03:57+00:00\t902-0000001-0000001\tGröße\t1\n';
const instantly = { now: () => Date.now(), sleep: () => Promise.resolve() };

describe('reports', () => {
  let embedded: EmbeddedAmazon;
  let amazon: AmazonPort;

  async function start(options: EmbeddedAmazonOptions = {}) {
    embedded = await startEmbeddedAmazon({ usagePlans: false, ...options });
    amazon = clientOf(embedded, { clock: instantly });
  }
  beforeEach(() => start());
  afterEach(() => embedded.close());

  /** Requests a report and looks until it has ended; gives its states and its document. */
  async function ask() {
    const { reportId } = await amazon.requestReport(request);
    const states: string[] = [];
    for (let looks = 0; looks < 5; looks += 1) {
      const { processingStatus, reportDocumentId } = await amazon.getReport(reportId);
      states.push(processingStatus);
      if (!['IN_QUEUE', 'IN_PROGRESS'].includes(processingStatus)) return { states, reportDocumentId };
    }
    throw new Error(`The report never ended: ${states.join()}`);
  }

  it('are requested, made, and read', async () => {
    embedded.setReport(reportType, returns);
    const { states, reportDocumentId = '' } = await ask();
    expect(states).toEqual(['IN_PROGRESS', 'DONE']);
    const text = await amazon.readReportDocument(reportDocumentId);
    expect(parseCustomerReturns(text)).toMatchObject([{ orderId: '902-0000001-0000001', sku: 'Größe' }]);
    expect(embedded.reports).toMatchObject([
      {
        reportType,
        marketplaceIds: request.marketplaceIds,
        dataStartTime: request.from,
        dataEndTime: request.to,
        processingStatus: 'DONE',
      },
    ]);
  });

  it('are unfolded where they are compressed', async () => {
    await embedded.close();
    await start({ compressReports: true });
    embedded.setReport(reportType, returns);
    const { reportDocumentId = '' } = await ask();
    expect(await amazon.readReportDocument(reportDocumentId)).toBe(returns);
  });

  it('are cancelled when there is nothing to report', async () => {
    expect(await ask()).toEqual({ states: ['IN_PROGRESS', 'CANCELLED'], reportDocumentId: undefined });
  });

  it.each(['FATAL', 'CANCELLED'] as const)('end as %s when Amazon ends them so', async (ending) => {
    embedded.setReport(reportType, returns);
    embedded.endNextReport(ending);
    expect(await ask()).toEqual({ states: ['IN_PROGRESS', ending], reportDocumentId: undefined });
    expect((await ask()).states.at(-1)).toBe('DONE');
  });

  it('are listed newest first, by type, state, marketplace and age', async () => {
    embedded.setReport(reportType, returns);
    await ask();
    const { reportId } = await amazon.requestReport({ reportType, marketplaceIds: ['A1PA6795UKMFR9'] });
    await amazon.requestReport({ ...request, reportType: 'GET_OTHER' });
    const query = { reportTypes: [reportType] };
    const statesOf = async (more: object) =>
      (await amazon.getReports({ ...query, ...more })).map(({ processingStatus }) => processingStatus);
    expect(await statesOf({})).toEqual(['IN_QUEUE', 'DONE']);
    expect(await statesOf({ processingStatuses: ['IN_PROGRESS', 'DONE'] })).toEqual(['DONE']);
    expect(await statesOf({ marketplaceIds: request.marketplaceIds })).toEqual(['DONE']);
    expect(await statesOf({ createdSince: new Date(Date.now() + 60_000).toISOString() })).toEqual([]);
    expect(await statesOf({ createdUntil: '2026-01-01T00:00:00Z' })).toEqual([]);
    expect((await amazon.getReports(query))[0]).toEqual({
      reportId,
      reportType,
      marketplaceIds: ['A1PA6795UKMFR9'],
      processingStatus: 'IN_QUEUE',
      createdTime: expect.any(String),
      dataStartTime: undefined,
      dataEndTime: undefined,
      reportDocumentId: undefined,
    });
  });

  it.each([
    ['the connection is lost', 'reset' as const],
    ['Amazon fails over it', { status: 500 }],
    ['the answer is cut off', { hangUpAfterBytes: 5 }],
    ['the answer has no id', { status: 202, body: {} }],
  ])('are not requested twice when %s: whether Amazon has it is not known', async (_case, fault) => {
    embedded.failNext('createReport', fault);
    expect(await failureOf(amazon.requestReport(request))).toMatchObject({
      code: 'OUTCOME_UNKNOWN',
      retryable: false,
    });
    expect(embedded.requests.count('createReport')).toBe(1);
  });

  it.each([
    ['createReport', { status: 429 }],
    ['createReport', { status: 503 }],
    ['getReport', 'reset' as const],
    ['getReportDocument', { status: 500 }],
    ['downloadReportDocument', { status: 503 }],
  ] as const)('try %s again where that is safe', async (operation, fault) => {
    embedded.setReport(reportType, returns);
    embedded.failNext(operation, fault);
    const { reportDocumentId = '' } = await ask();
    expect(await amazon.readReportDocument(reportDocumentId)).toBe(returns);
    expect(embedded.reports).toHaveLength(1);
  });

  it('name a report and a document that Amazon does not know', async () => {
    expect(await failureOf(amazon.getReport('1'))).toMatchObject({
      code: 'AMAZON_NOT_FOUND',
      context: { reportId: '1' },
    });
    expect((await failureOf(amazon.readReportDocument('x'))).code).toBe('AMAZON_NOT_FOUND');
  });

  it('tell no signed URL when something goes wrong', async () => {
    embedded.setReport(reportType, returns);
    const { reportDocumentId = '' } = await ask();
    embedded.failNext('downloadReportDocument', { status: 403 });
    const error = await failureOf(amazon.readReportDocument(reportDocumentId));
    expect(error.code).toBe('AMAZON_INVALID_REQUEST');
    expect(JSON.stringify([error.message, error.context, String(error.cause)])).not.toContain(
      embedded.endpoint,
    );
  });

  it.each([
    ['no marketplace', { marketplaceIds: [] }],
    ['a time in the future', { to: '2999-01-01T00:00:00Z' }],
    ['a time that ends before it starts', { to: '2025-12-31T00:00:00Z' }],
  ])('are refused for %s', async (_case, change) => {
    const error = await failureOf(amazon.requestReport({ ...request, ...change }));
    expect(error.code).toBe('AMAZON_INVALID_REQUEST');
    expect(embedded.reports).toEqual([]);
  });

  describe('that name no character set', () => {
    async function read(bytes: readonly number[], region: 'eu' | 'fe' = 'eu') {
      embedded.setReport(reportType, Uint8Array.from(bytes));
      const { reportDocumentId = '' } = await ask();
      return clientOf(embedded, { clock: instantly, region }).readReportDocument(reportDocumentId);
    }

    it('are read as UTF-8 where they are valid', async () => {
      expect(await read([0xef, 0xbb, 0xbf, 0xc3, 0xa9])).toBe('é');
      expect(await read([0xe6, 0x97, 0xa5], 'fe')).toBe('日');
    });

    it('are read as Windows-1252 where they are not', async () => {
      expect(await read([0x80, 0xe9])).toBe('€é');
    });

    it('are read as Shift_JIS in the Far East, and as Windows-1252 where that fits neither', async () => {
      expect(await read([0x93, 0xfa, 0x96, 0x7b], 'fe')).toBe('日本');
      expect(await read([0xe9, 0x20], 'fe')).toBe('é ');
    });
  });
});
