import type { Documents } from '../documents/documents.ts';
import { getFeedDocument } from '../operations/get-feed-document.ts';
import type { Call } from '../transport/call.ts';

/** What Amazon says about a feed that it has done, as text. */
export async function readFeedResult(
  call: Call,
  documents: Documents,
  feedDocumentId: string,
  signal: AbortSignal | undefined,
): Promise<string> {
  const { content: source } = await call(getFeedDocument, { feedDocumentId }, signal);
  return documents.download(source, `result ${feedDocumentId} of a feed`, signal);
}
