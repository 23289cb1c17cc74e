import { z } from 'zod';
import { ConnectorError } from '../../support/errors.ts';
import type { ReportRequest } from '../reports/report.ts';
import type { Operation } from './operation.ts';

/** Asks Amazon to make a report. Source: Amazon's model reports_2021-06-30.json. */
export const createReport: Operation<'createReport', ReportRequest, { readonly reportId: string }> = {
  name: 'createReport',
  api: 'reports',
  version: '2021-06-30',
  method: 'POST',
  path: '/reports/2021-06-30/reports',
  usagePlan: { ratePerSecond: 0.0167, burst: 15 },
  isUnrepeatable: true,
  request: ({ reportType, marketplaceIds, from, to }) => {
    if (marketplaceIds.length === 0) {
      throw new ConnectorError('AMAZON_INVALID_REQUEST', 'A report needs at least one marketplace.');
    }
    return {
      body: {
        reportType,
        marketplaceIds,
        ...(from !== undefined && { dataStartTime: from }),
        ...(to !== undefined && { dataEndTime: to }),
      },
      subject: `a report ${reportType}`,
      context: { reportType },
    };
  },
  answer: z.object({ reportId: z.string().min(1) }),
};
