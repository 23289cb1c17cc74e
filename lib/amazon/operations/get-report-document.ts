import { documentSource, type DocumentSource } from '../documents/document-source.ts';
import type { Operation } from './operation.ts';

/** Where the content of a report is. Source: Amazon's model reports_2021-06-30.json. */
export const getReportDocument: Operation<
  'getReportDocument',
  { readonly reportDocumentId: string },
  DocumentSource
> = {
  name: 'getReportDocument',
  api: 'reports',
  version: '2021-06-30',
  method: 'GET',
  path: '/reports/2021-06-30/documents/{reportDocumentId}',
  usagePlan: { ratePerSecond: 0.0167, burst: 15 },
  request: ({ reportDocumentId }) => ({
    path: { reportDocumentId },
    subject: `document ${reportDocumentId} of a report`,
    context: { reportDocumentId },
  }),
  answer: documentSource,
};
