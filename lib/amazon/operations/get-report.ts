import { report } from '../reports/report-schema.ts';
import type { AmazonReport } from '../reports/report.ts';
import type { Operation } from './operation.ts';

/** How far a report is. Source: Amazon's model reports_2021-06-30.json. */
export const getReport: Operation<'getReport', { readonly reportId: string }, AmazonReport> = {
  name: 'getReport',
  api: 'reports',
  version: '2021-06-30',
  method: 'GET',
  path: '/reports/2021-06-30/reports/{reportId}',
  usagePlan: { ratePerSecond: 2, burst: 15 },
  request: ({ reportId }) => ({ path: { reportId }, subject: `report ${reportId}`, context: { reportId } }),
  answer: report,
};
