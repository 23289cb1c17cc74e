import type { Operation } from '../server/operation.ts';

/** The storage behind the signed URL of a document: takes its content. */
export const uploadFeedDocument: Operation<'uploadFeedDocument'> = {
  name: 'uploadFeedDocument',
  method: 'PUT',
  path: '/feed-documents/{feedDocumentId}',
  needsAccessToken: false,
  answer: ({ pathParameter, contentType, bytes }, { feeds }) => {
    const document = feeds.document(pathParameter);
    if (!document) return { status: 404, headers: {}, body: '' };
    // The signature of the URL covers the content type.
    if (document.contentType !== contentType) return { status: 403, headers: {}, body: '' };
    feeds.upload(pathParameter, bytes);
    return { status: 200, headers: {}, body: '' };
  },
};
