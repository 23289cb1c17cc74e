/**
 * What Amazon says about the messages of a feed, one shape for XML feeds and for JSON listings feeds.
 *
 * The counts are Amazon's own, and may contradict the results: a report that processed nothing, whose counts do not add
 * up, or that refuses more messages than its results name, leaves open what became of single messages.
 */
export interface FeedReport {
  /** Messages that Amazon has processed. 0 where it could not read the feed at all. */
  readonly processed: number;
  /** Messages that it has accepted. */
  readonly accepted: number;
  /** Messages that it has refused. */
  readonly refused: number;
  /** XML: messages with a warning. JSON: warnings. Absent where Amazon does not say. */
  readonly warnings?: number;
  /** What was wrong, or doubtful, with single messages; several may be about one message. */
  readonly results: readonly FeedReportResult[];
}

/** One complaint of Amazon's. */
export interface FeedReportResult {
  /** Number of the message in the feed; 0: about the feed as a whole. */
  readonly messageId: number;
  /** An `error` refuses its message; a `warning` does not. */
  readonly severity: 'error' | 'warning';
  /** Amazon's code as it is written, such as `0013` or `90220`; empty where there is none. */
  readonly code: string;
  /** Amazon's words, in the language of the marketplace or of the seller. */
  readonly text: string;
}
