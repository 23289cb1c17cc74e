import { z } from 'zod';
import type { Call } from '../transport/call.ts';
import { outcomeUnknown } from '../transport/lost-answer.ts';
import type { AmazonRequest } from '../transport/wire.ts';
import type { Documents } from '../documents/documents.ts';
import type { FeedDraft } from './feed.ts';
import { readContent } from './read-content.ts';

const documentSchema = z.object({ feedDocumentId: z.string().min(1), url: z.url() });
const createdSchema = z.object({ feedId: z.string().min(1) });

/**
 * Hands a feed to Amazon: a document, its upload, and the feed itself.
 *
 * @throws `OUTCOME_UNKNOWN` when Amazon's answer to the last step was lost; the feed may be there or not.
 */
export async function submitFeed(
  call: Call,
  documents: Documents,
  { feedType, marketplaceIds, contentType, content, feedOptions }: FeedDraft,
  signal: AbortSignal | undefined,
): Promise<{ readonly feedId: string }> {
  const subject = `a feed ${feedType}`;
  const context = { feedType };
  const document = readContent(
    documentSchema,
    await call(
      { operation: 'createFeedDocument', query: {}, body: { contentType }, subject, context },
      signal,
    ),
    subject,
  );
  await documents.upload(document.url, content, contentType, signal);
  const body = {
    feedType,
    marketplaceIds,
    inputFeedDocumentId: document.feedDocumentId,
    ...(feedOptions && { feedOptions }),
  };
  const request: AmazonRequest = { operation: 'createFeed', query: {}, body, subject, context };
  const { content: answered } = await call(request, signal);
  const created = createdSchema.safeParse(answered);
  // Amazon has taken the feed and does not say under which id: not an error that invites another one.
  if (!created.success) throw outcomeUnknown(request);
  return created.data;
}
