import { z } from 'zod';
import { report } from '../reports/report-schema.ts';
import type { AmazonReport, ReportQuery } from '../reports/report.ts';
import type { Operation } from './operation.ts';

/** The newest reports that match, a hundred at most. Source: Amazon's model reports_2021-06-30.json. */
export const getReports: Operation<'getReports', ReportQuery, { readonly reports: readonly AmazonReport[] }> =
  {
    name: 'getReports',
    api: 'reports',
    version: '2021-06-30',
    method: 'GET',
    path: '/reports/2021-06-30/reports',
    usagePlan: { ratePerSecond: 0.0222, burst: 10 },
    request: ({ reportTypes, createdSince, createdUntil, marketplaceIds, processingStatuses }) => ({
      query: {
        reportTypes,
        createdSince,
        createdUntil,
        marketplaceIds,
        processingStatuses,
        pageSize: 100,
      },
      subject: `reports ${reportTypes.join(', ')}`,
      context: { reportTypes, createdSince },
    }),
    answer: z.object({ reports: z.array(report) }),
  };
