import { z } from 'zod';
import { operations } from '../../../amazon/operations/index.ts';
import { invalidInput, jsonAnswer } from '../server/answer.ts';
import { jsonOf, twinOf } from '../server/operation.ts';

const feedSchema = z.strictObject({
  feedType: z.string().min(1),
  marketplaceIds: z.array(z.string()).min(1).max(25),
  inputFeedDocumentId: z.string(),
  feedOptions: z.record(z.string(), z.string()).optional(),
});

/** Takes a feed whose content is uploaded. */
export const createFeed = twinOf(operations.createFeed, (request, { feeds }) => {
  const asked = jsonOf(feedSchema, request);
  if (!asked) return invalidInput('The body is no feed specification.');
  const bytes = feeds.document(asked.inputFeedDocumentId)?.content;
  if (bytes === undefined) return invalidInput('inputFeedDocumentId names no document that was uploaded.');
  const { feedType, marketplaceIds, feedOptions } = asked;
  const { feedId } = feeds.submit({ feedType, marketplaceIds, bytes, feedOptions });
  return jsonAnswer(202, { feedId });
});
