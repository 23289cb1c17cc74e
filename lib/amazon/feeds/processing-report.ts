import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { z } from 'zod';
import { ConnectorError } from '../../support/errors.ts';

/** What Amazon says about the messages of an XML feed. */
export interface ProcessingReport {
  readonly processed: number;
  readonly withError: number;
  /** What was wrong, or doubtful, with single messages. A message without a result was carried out. */
  readonly results: readonly ProcessingResult[];
}

export interface ProcessingResult {
  /** Number of the message in the feed; 0: about the feed as a whole. */
  readonly messageId: number;
  readonly isError: boolean;
  readonly code: string;
  /** Amazon's words. */
  readonly description: string;
}

// Values stay text: codes with leading zeros would lose them. `htmlEntities`: else `&#252;` would stay as it is.
// `trimValues`: else the blank before a CDATA section would be lost.
const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
  isArray: (name) => name === 'Result' || name === 'Message',
});

// A number that cannot be read is none: taken for 0, it would tell of no errors, or of an error in all messages.
const text = z.string().trim();
const count = text.regex(/^\d+$/).transform(Number);
const reportSchema = z.object({
  AmazonEnvelope: z.object({
    Message: z.array(
      z.object({
        ProcessingReport: z.object({
          // Anything else is no end: a report of a feed that is rejected, or not done yet, lists no errors either.
          StatusCode: text.pipe(z.literal('Complete')),
          ProcessingSummary: z.object({ MessagesProcessed: count, MessagesWithError: count }),
          Result: z
            .array(
              z.object({
                MessageID: count,
                ResultCode: text,
                ResultMessageCode: text.catch(''),
                ResultDescription: text.catch(''),
              }),
            )
            .default([]),
        }),
      }),
    ),
  }),
});

/**
 * The processing report of an XML feed.
 *
 * @throws `AMAZON_UNREADABLE`, also where it tells of more errors than it lists: which messages were refused is then
 * not known, and none of them may pass for carried out.
 */
export function parseProcessingReport(xml: string): ProcessingReport {
  const isXml = XMLValidator.validate(xml) === true;
  const parsed = isXml ? reportSchema.safeParse(parser.parse(xml)).data : undefined;
  const report = parsed?.AmazonEnvelope.Message[0]?.ProcessingReport;
  if (!report) throw unreadable('it is no processing report of a feed that is complete');
  const { MessagesProcessed: processed, MessagesWithError: withError } = report.ProcessingSummary;
  const refused = new Set(report.Result.filter(isErrorResult).map(({ MessageID: messageId }) => messageId));
  if (refused.size < withError && !refused.has(0)) {
    throw unreadable(`it tells of ${withError} messages with errors and lists ${refused.size}`);
  }
  return {
    processed,
    withError,
    results: report.Result.map((result) => ({
      messageId: result.MessageID,
      isError: isErrorResult(result),
      code: result.ResultMessageCode,
      description: result.ResultDescription,
    })),
  };
}

const isErrorResult = ({ ResultCode }: { readonly ResultCode: string }): boolean => ResultCode === 'Error';

const unreadable = (reason: string): ConnectorError =>
  new ConnectorError('AMAZON_UNREADABLE', `Amazon's report about a feed cannot be read: ${reason}.`);
