import type { Documents } from '../documents/documents.ts';
import type { AmazonRegion } from '../marketplaces.ts';
import { getReportDocument } from '../operations/get-report-document.ts';
import type { Call } from '../transport/call.ts';

/**
 * What a report says, as text. A document that names no character set is read as UTF-8, and where it is not valid as
 * such, in the older ones of Amazon's marketplaces.
 */
export async function readReportDocument(
  call: Call,
  documents: Documents,
  { reportDocumentId, region }: { readonly reportDocumentId: string; readonly region: AmazonRegion },
  signal: AbortSignal | undefined,
): Promise<string> {
  const { content: source } = await call(getReportDocument, { reportDocumentId }, signal);
  const subject = `document ${reportDocumentId} of a report`;
  return documents.download(source, subject, signal, olderCharsets[region]);
}

// The answer does not say which marketplace a report is of. The Far East has Japan's, whose reports are in Shift_JIS.
const olderCharsets: Readonly<Record<AmazonRegion, readonly string[]>> = {
  na: ['windows-1252'],
  eu: ['windows-1252'],
  fe: ['shift_jis', 'windows-1252'],
};
