import { unreadable } from '../transport/unreadable.ts';
import { parseXmlReport } from './xml-report.ts';

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

/**
 * The processing report of an XML feed, where it says which messages were refused. `parseFeedReport` leaves that to its
 * caller, and also reads the reports of JSON feeds.
 *
 * @throws `AMAZON_UNREADABLE`, also where it refuses more messages than it lists: which ones is then not known, and none
 * of them may pass for carried out.
 */
export function parseProcessingReport(xml: string): ProcessingReport {
  const report = parseXmlReport(xml);
  if (!report) throw unreadable(subject, 'it is no processing report of an XML feed that is complete');
  const { processed, refused, results } = report;
  const errors = results.filter(({ severity }) => severity === 'error');
  const named = new Set(errors.map(({ messageId }) => messageId));
  if (named.size < refused && !named.has(0)) {
    throw unreadable(subject, `it refuses ${refused} messages and lists ${named.size}`);
  }
  return {
    processed,
    withError: refused,
    results: results.map(({ messageId, severity, code, text }) => ({
      messageId,
      isError: severity === 'error',
      code,
      description: text,
    })),
  };
}

const subject = 'the result of a feed';
