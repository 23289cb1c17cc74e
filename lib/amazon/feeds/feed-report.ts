import { unreadable } from '../transport/unreadable.ts';
import { parseJsonReport } from './json-report.ts';
import type { FeedReport } from './report.ts';
import { parseXmlReport } from './xml-report.ts';

/**
 * The report of a feed that Amazon has processed: that of an XML feed, or that of a JSON listings feed (version 2).
 *
 * @throws `AMAZON_UNREADABLE` when it is neither, or not whole.
 *
 * @example
 * const { processed, refused, results } = parseFeedReport(await amazon.readFeedResult(resultFeedDocumentId));
 */
export function parseFeedReport(text: string): FeedReport {
  const start = text.trimStart()[0];
  const report = start === '<' ? parseXmlReport(text) : start === '{' ? parseJsonReport(text) : undefined;
  if (report) return report;
  const reason = start === undefined ? 'it is empty' : 'it is no report of a feed that is complete';
  throw unreadable('the result of a feed', reason);
}
