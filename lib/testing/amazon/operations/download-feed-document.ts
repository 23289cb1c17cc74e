import type { Operation } from '../server/operation.ts';

/** The storage behind the signed URL of a document: gives its content. */
export const downloadFeedDocument: Operation<'downloadFeedDocument'> = {
  name: 'downloadFeedDocument',
  method: 'GET',
  path: '/feed-documents/{feedDocumentId}',
  needsAccessToken: false,
  answer: ({ pathParameter }, { feeds }) => {
    const document = feeds.document(pathParameter);
    return document?.content === undefined
      ? { status: 404, headers: {}, body: '' }
      : { status: 200, headers: { 'content-type': document.contentType }, body: document.content };
  },
};
