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
  // Its limits are for entities that a document declares, which none of ours may; but they count `&amp;` as well, and a
  // report of a thousand refused messages has more of those than they allow.
  processEntities: { enabled: true, maxExpandedLength: Number.POSITIVE_INFINITY },
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

/**
 * The processing report of an XML feed; undefined when `xml` is none of a feed that is complete. Amazon's have no document
 * type, so XML with one is none of them: a few lines of entities unfold to gigabytes, and others name files.
 */
export function parseXmlReport(xml: string): FeedReport | undefined {
  const parsed = xml.includes('<!DOCTYPE') ? undefined : reportSchema.safeParse(parseXml(xml)).data;
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

function parseXml(xml: string): unknown {
  try {
    return XMLValidator.validate(xml) === true ? parser.parse(xml) : undefined;
  } catch {
    // The parser throws plain errors, of elements that are nested too deep for instance.
    return undefined;
  }
}
