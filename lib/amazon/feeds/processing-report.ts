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

// Values stay text: codes with leading zeros would lose them. No entities of a document's own are read.
const parser = new XMLParser({
  ignoreAttributes: true,
  parseTagValue: false,
  isArray: (name) => name === 'Result' || name === 'Message',
});

const count = z.coerce.number().int().nonnegative().catch(0);
const reportSchema = z.object({
  AmazonEnvelope: z.object({
    Message: z.array(
      z.object({
        ProcessingReport: z.object({
          ProcessingSummary: z.object({ MessagesProcessed: count, MessagesWithError: count }),
          Result: z
            .array(
              z.object({
                MessageID: count,
                ResultCode: z.string(),
                ResultMessageCode: z.string().catch(''),
                ResultDescription: z.string().catch(''),
              }),
            )
            .default([]),
        }),
      }),
    ),
  }),
});

/** The processing report of an XML feed. @throws `AMAZON_UNREADABLE` */
export function parseProcessingReport(xml: string): ProcessingReport {
  const isXml = XMLValidator.validate(xml) === true;
  const parsed = isXml ? reportSchema.safeParse(parser.parse(xml)).data : undefined;
  const report = parsed?.AmazonEnvelope.Message[0]?.ProcessingReport;
  if (!report) {
    throw new ConnectorError(
      'AMAZON_UNREADABLE',
      "Amazon's report about a feed is no processing report in XML.",
    );
  }
  return {
    processed: report.ProcessingSummary.MessagesProcessed,
    withError: report.ProcessingSummary.MessagesWithError,
    results: report.Result.map((result) => ({
      messageId: result.MessageID,
      isError: result.ResultCode === 'Error',
      code: result.ResultMessageCode,
      description: result.ResultDescription,
    })),
  };
}
