import type { Operation } from '../server/operation.ts';

/** The storage behind the signed URL of a report's document: gives its content. */
export const downloadReportDocument: Operation<'downloadReportDocument'> = {
  name: 'downloadReportDocument',
  method: 'GET',
  path: '/report-documents/{reportDocumentId}',
  needsAccessToken: false,
  answer: ({ pathParameter }, { reports }) => {
    const document = reports.document(pathParameter);
    return document === undefined
      ? { status: 404, headers: {}, body: '' }
      : { status: 200, headers: { 'content-type': document.contentType }, body: document.content };
  },
};
