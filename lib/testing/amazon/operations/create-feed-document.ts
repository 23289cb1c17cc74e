import { z } from 'zod';
import { operations } from '../../../amazon/operations/index.ts';
import { invalidInput, jsonAnswer } from '../server/answer.ts';
import { jsonOf, twinOf } from '../server/operation.ts';

const documentSchema = z.strictObject({ contentType: z.string().min(1) });

/** A place for the content of a feed. */
export const createFeedDocument = twinOf(operations.createFeedDocument, (request, { feeds }) => {
  const asked = jsonOf(documentSchema, request);
  if (!asked) return invalidInput('The body must hold contentType, and nothing else.');
  const feedDocumentId = feeds.addDocument(asked.contentType);
  return jsonAnswer(201, { feedDocumentId, url: feeds.urlOf(feedDocumentId) });
});
