import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import type { FeedReport } from './report.ts';

// Values stay text: codes with leading zeros would lose them. `htmlEntities`: else `&#252;` would stay as it is.
// `trimValues`: else the blank before a CDATA section would be lost.
const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  isArray: (name) => name === 'Result' || name === 'Message',
});

// A number that cannot be read is none: taken for 0, it would mean no errors, or an error in all messages.
const text = z.string().trim();
const count = text.regex(/^\d+$/).transform(Number);

// Source: Amazon's schema ProcessingReport.
const reportSchema = z.object({
  AmazonEnvelope: z.object({
    Message: z.tuple([
      z.object({
        ProcessingReport: z.object({
          // Anything else is no end: a report of a feed that is rejected, or not done yet, lists no errors either.
          StatusCode: text.pipe(z.literal('Complete')),
          ProcessingSummary: z.object({
            MessagesProcessed: count,
            MessagesSuccessful: count,
            MessagesWithError: count,
            MessagesWithWarning: count.optional(),
          }),
          Result: z
            .array(
              z.object({
                MessageID: count,
                // A word that is neither must not pass for a warning.
                ResultCode: text.pipe(z.enum(['Error', 'Warning'])),
                ResultMessageCode: text.catch(''),
                ResultDescription: text.catch(''),
              }),
            )
            .default([]),
        }),
      }),
    ]),
  }),
});

/** The processing report of an XML feed; undefined when `xml` is none of a feed that is complete. */
export function parseXmlReport(xml: string): FeedReport | undefined {
  const isXml = XMLValidator.validate(xml) === true;
  const parsed = isXml ? reportSchema.safeParse(parser.parse(xml)).data : undefined;
  if (!parsed) return undefined;
  const { ProcessingSummary: summary, Result: results } = parsed.AmazonEnvelope.Message[0].ProcessingReport;
  return {
    processed: summary.MessagesProcessed,
    accepted: summary.MessagesSuccessful,
    refused: summary.MessagesWithError,
    ...(summary.MessagesWithWarning !== undefined && { warnings: summary.MessagesWithWarning }),
    results: results.map((result) => ({
      messageId: result.MessageID,
      severity: result.ResultCode === 'Error' ? 'error' : 'warning',
      code: result.ResultMessageCode,
      text: result.ResultDescription,
    })),
  };
}
