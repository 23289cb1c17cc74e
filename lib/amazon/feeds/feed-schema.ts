import { z } from 'zod';
import type { AmazonFeed } from './feed.ts';

/** Reads a feed from Amazon's answer. */
export const feed: z.ZodType<AmazonFeed> = z
  .object({
    feedId: z.string(),
    feedType: z.string(),
    processingStatus: z.string(),
    createdTime: z.string(),
    resultFeedDocumentId: z.string().optional(),
  })
  .transform((answer) => ({ ...answer, resultFeedDocumentId: answer.resultFeedDocumentId }));
