import type { FeedReport } from '../amazon/index.ts';
import type { FeedRecord, FeedVerdict } from './feed.ts';

/**
 * What Amazon's report says of each record, by its ref.
 *
 * A record is accepted only where the report holds together: it has processed all messages of the feed, its counts fit
 * its results, and no error is about the feed as a whole. Else whatever it does not refuse by name is unknown. A warning
 * refuses nothing.
 */
export function verdictsOf(
  records: readonly FeedRecord[],
  report: FeedReport,
): ReadonlyMap<string, FeedVerdict> {
  const errors = report.results.filter(({ severity }) => severity === 'error');
  const doubt = doubtAbout(report, records);
  return new Map(
    records.map(({ ref, first, last }): [string, FeedVerdict] => {
      const own = errors.filter(({ messageId }) => messageId >= first && messageId <= last);
      if (own.length > 0) return [ref, { status: 'refused', words: own.map(inWords).join('; ') }];
      return [ref, doubt === undefined ? { status: 'accepted' } : { status: 'unknown', words: doubt }];
    }),
  );
}

/** The same verdict for every record of a feed. */
export const alike = (
  records: readonly FeedRecord[],
  verdict: FeedVerdict,
): ReadonlyMap<string, FeedVerdict> => new Map(records.map(({ ref }) => [ref, verdict]));

/** Why a report does not tell what became of the messages that it does not name; undefined: it does. */
function doubtAbout(
  { processed, accepted, refused, results }: FeedReport,
  records: readonly FeedRecord[],
): string | undefined {
  const errors = results.filter(({ severity }) => severity === 'error');
  const whole = errors.find(({ messageId }) => messageId === 0);
  if (whole) return `its report is about the feed as a whole (${inWords(whole)})`;
  const messages = Math.max(0, ...records.map(({ last }) => last));
  if (processed !== messages) return `its report has processed ${processed} of ${messages} messages`;
  const named = new Set(errors.map(({ messageId }) => messageId));
  if (accepted + refused !== processed || named.size !== refused) {
    return `the counts of its report do not fit its results (${processed} processed, ${accepted} accepted, ${refused} refused, ${named.size} named)`;
  }
  if ([...named].some((messageId) => messageId > messages))
    return 'its report names messages that it does not have';
  return undefined;
}

const inWords = ({ code, text }: FeedReport['results'][number]): string =>
  code === '' ? text : `${code}: ${text}`;
