import { afterEach, describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import {
  startEmbeddedAmazon,
  type EmbeddedAmazon,
  type EmbeddedAmazonOptions,
} from '../../lib/testing/amazon/index.ts';
import { manualClock } from '../../stage/index.ts';
import { amazonTestClient, errorOf } from './amazon-client.ts';
import { loadAmazonModel } from './amazon-model.ts';

const api = '/reports/2021-06-30';
const reportType = 'GET_SOMETHING';
const specification = { reportType, marketplaceIds: ['A1RKKUPIHCS9HS'] };
const clock = manualClock('2026-11-01T12:00:00Z');

let amazon: EmbeddedAmazon;
async function start(options: EmbeddedAmazonOptions = {}) {
  amazon = await startEmbeddedAmazon({ clock, usagePlans: false, ...options });
  const client = amazonTestClient(amazon);
  await client.logIn();
  return client;
}
afterEach(() => amazon.close());

const idOf = (json: unknown): string => z.object({ reportId: z.string() }).parse(json).reportId;

describe('reports of the embedded Amazon', () => {
  it('say what was set when they ended, whatever is set later', async () => {
    const client = await start();
    const reportId = idOf((await client.post(`${api}/reports`, specification)).json);
    amazon.setReport(reportType, 'first');
    await client.get(`${api}/reports/${reportId}`);
    await client.get(`${api}/reports/${reportId}`);
    amazon.setReport(reportType, undefined);
    const { json } = await client.get(`${api}/documents/${amazon.reports[0]?.reportDocumentId ?? ''}`);
    const response = await fetch(z.object({ url: z.string() }).parse(json).url);
    expect([response.headers.get('content-type'), await response.text()]).toEqual([
      'text/plain; charset=UTF-8',
      'first',
    ]);
    await client.post(`${api}/reports`, specification);
    const second = amazon.reports[1]?.reportId ?? '';
    await client.get(`${api}/reports/${second}`);
    await client.get(`${api}/reports/${second}`);
    expect(amazon.reports.map(({ processingStatus }) => processingStatus)).toEqual(['DONE', 'CANCELLED']);
  });

  it.each([
    ['no type', { reportType: '' }],
    ['no marketplace', { marketplaceIds: [] }],
    ['26 marketplaces', { marketplaceIds: Array<string>(26).fill('A') }],
    ['a start that is no time', { dataStartTime: 'yesterday' }],
    ['a start in the future', { dataStartTime: '2026-11-01T12:00:01Z' }],
    [
      'an end before its start',
      { dataStartTime: '2026-02-02T00:00:00Z', dataEndTime: '2026-02-01T00:00:00Z' },
    ],
    ['a field that is none', { from: '2026-02-02T00:00:00Z' }],
  ])('are not made for a request with %s', async (_case, change) => {
    const client = await start();
    const reply = await client.post(`${api}/reports`, { ...specification, ...change });
    expect(errorOf(reply)).toMatch(/^400 InvalidInput /);
    expect(amazon.reports).toEqual([]);
  });

  it.each([
    ['reportTypes', ''],
    ['processingStatuses', 'reportTypes=A&processingStatuses=READY'],
    ['pageSize', 'reportTypes=A&pageSize=101'],
    ['createdSince', 'reportTypes=A&createdSince=yesterday'],
    ['reportType', 'reportType=A'],
  ])('are not listed with a wrong %s', async (named, query) => {
    const client = await start();
    const error = errorOf(await client.get(`${api}/reports?${query}`));
    expect(error).toMatch(/^400 InvalidInput /);
    expect(error).toContain(named);
  });

  it('are throttled after fifteen requests', async () => {
    const client = await start({ usagePlans: {} });
    const statuses: number[] = [];
    for (let count = 0; count < 16; count += 1) {
      statuses.push((await client.post(`${api}/reports`, specification)).status);
    }
    expect(statuses).toEqual([...Array<number>(15).fill(202), 429]);
  });
});

const model = loadAmazonModel('reports_2021-06-30');
(model ? describe : describe.skip)(
  "answers about reports against Amazon's model of the Reports API (needs ../shared/amazon-models beside the checkout)",
  () => {
    it.each([true, false])('keep to it, with documents compressed: %s', async (compressReports) => {
      const client = await start({ compressReports });
      amazon.setReport(reportType, 'text');
      const problems = (definition: string, value: unknown) => model?.problems(definition, value);
      const times = { dataStartTime: '2026-10-01T00:00:00Z', dataEndTime: '2026-10-31T00:00:00Z' };
      expect(problems('CreateReportSpecification', { ...specification, ...times })).toEqual([]);
      const created = await client.post(`${api}/reports`, { ...specification, ...times });
      expect([created.status, problems('CreateReportResponse', created.json)]).toEqual([202, []]);
      for (const state of ['IN_PROGRESS', 'DONE']) {
        const { json } = await client.get(`${api}/reports/${idOf(created.json)}`);
        expect(json).toMatchObject({ processingStatus: state });
        expect(problems('Report', json)).toEqual([]);
      }
      const listed = await client.get(`${api}/reports?reportTypes=${reportType}`);
      expect(problems('GetReportsResponse', listed.json)).toEqual([]);
      const id = amazon.reports[0]?.reportDocumentId ?? '';
      expect(problems('ReportDocument', (await client.get(`${api}/documents/${id}`)).json)).toEqual([]);
      for (const path of ['reports/1', 'documents/x']) {
        const { status, json } = await client.get(`${api}/${path}`);
        expect([status, problems('ErrorList', json)]).toEqual([404, []]);
      }
    });
  },
);
