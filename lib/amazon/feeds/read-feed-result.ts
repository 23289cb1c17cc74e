import { z } from 'zod';
import type { Call } from '../transport/call.ts';
import type { Documents } from '../documents/documents.ts';
import { readContent } from './read-content.ts';

const documentSchema = z.object({ url: z.url(), compressionAlgorithm: z.literal('GZIP').optional() });

/** What Amazon says about a feed that it has done, as text. */
export async function readFeedResult(
  call: Call,
  documents: Documents,
  feedDocumentId: string,
  signal: AbortSignal | undefined,
): Promise<string> {
  const subject = `result ${feedDocumentId} of a feed`;
  const request = {
    operation: 'getFeedDocument',
    path: { feedDocumentId },
    query: {},
    subject,
    context: { feedDocumentId },
  } as const;
  const { url, compressionAlgorithm } = readContent(documentSchema, await call(request, signal), subject);
  return documents.download(url, compressionAlgorithm === 'GZIP', signal);
}
