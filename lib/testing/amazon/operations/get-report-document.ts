import { operations } from '../../../amazon/operations/index.ts';
import { jsonAnswer, notFound } from '../server/answer.ts';
import { twinOf } from '../server/operation.ts';

/** Where the content of a report is, as a signed URL. */
export const getReportDocument = twinOf(operations.getReportDocument, ({ pathParameter }, { reports }) => {
  const document = reports.document(pathParameter);
  if (!document) return notFound(`document ${pathParameter}`);
  return jsonAnswer(200, {
    reportDocumentId: pathParameter,
    url: reports.urlOf(pathParameter),
    ...(document.isCompressed && { compressionAlgorithm: 'GZIP' }),
  });
});
