import { operations } from '../../../amazon/operations/index.ts';
import { jsonAnswer, notFound } from '../server/answer.ts';
import { twinOf } from '../server/operation.ts';

/** Where a document is, as a signed URL. */
export const getFeedDocument = twinOf(operations.getFeedDocument, ({ pathParameter }, { feeds }) => {
  const document = feeds.document(pathParameter);
  if (!document) return notFound(`document ${pathParameter}`);
  return jsonAnswer(200, {
    feedDocumentId: pathParameter,
    url: feeds.urlOf(pathParameter),
    ...(document.isCompressed && { compressionAlgorithm: 'GZIP' }),
  });
});
