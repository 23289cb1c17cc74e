import { documentSource, type DocumentSource } from '../documents/document-source.ts';
import type { Operation } from './operation.ts';

/** Where the result of a feed is. Source: Amazon's model feeds_2021-06-30.json. */
export const getFeedDocument: Operation<
  'getFeedDocument',
  { readonly feedDocumentId: string },
  DocumentSource
> = {
  name: 'getFeedDocument',
  api: 'feeds',
  version: '2021-06-30',
  method: 'GET',
  path: '/feeds/2021-06-30/documents/{feedDocumentId}',
  usagePlan: { ratePerSecond: 0.0222, burst: 10 },
  request: ({ feedDocumentId }) => ({
    path: { feedDocumentId },
    subject: `result ${feedDocumentId} of a feed`,
    context: { feedDocumentId },
  }),
  answer: documentSource,
};
