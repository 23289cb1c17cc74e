import { z } from 'zod';
import { signedUrl } from '../documents/signed-url.ts';
import type { Operation } from './operation.ts';

/** Where a feed's content goes, and the id that the feed names it by. */
export interface UploadTarget {
  readonly feedDocumentId: string;
  /** Signed, and good for five minutes. */
  readonly url: string;
}

export interface NewDocument {
  readonly contentType: string;
  /** Of the feed that the document is for. */
  readonly feedType: string;
}

/** A place for the content of a feed. Source: Amazon's model feeds_2021-06-30.json. */
export const createFeedDocument: Operation<'createFeedDocument', NewDocument, UploadTarget> = {
  name: 'createFeedDocument',
  api: 'feeds',
  version: '2021-06-30',
  method: 'POST',
  path: '/feeds/2021-06-30/documents',
  usagePlan: { ratePerSecond: 0.5, burst: 15 },
  request: ({ contentType, feedType }) => ({
    body: { contentType },
    subject: `a feed ${feedType}`,
    context: { feedType },
  }),
  answer: z.object({ feedDocumentId: z.string().min(1), url: signedUrl }),
};
