import type { FeedReport } from '../amazon/index.ts';
import type { FeedRecord, FeedVerdict } from './feed.ts';

/**
 * What Amazon's report says of each record, by its ref.
 *
 * A record is accepted only where the report holds together: it has processed all messages of the feed, its counts fit
 * its results, and no error is about the feed as a whole. Else whatever it does not refuse by name is unknown. A warning
 * refuses nothing: its messages were carried out, also where an error about the whole feed may be about others.
 */
export function verdictsOf(
  records: readonly FeedRecord[],
  report: FeedReport,
): ReadonlyMap<string, FeedVerdict> {
  const whole = report.results.find(({ severity, messageId }) => severity === 'error' && messageId === 0);
  const counts = doubtAbout(report, records);
  const doubt = whole ? `its report is about the feed as a whole (${inWords(whole)})` : counts;
  return new Map(
    records.map(({ ref, first, last }): [string, FeedVerdict] => {
      const own = report.results.filter(({ messageId }) => messageId >= first && messageId <= last);
      const errors = own.filter(({ severity }) => severity === 'error');
      if (errors.length > 0) return [ref, { status: 'refused', words: allInWords(errors) }];
      const isNamed = new Set(own.map(({ messageId }) => messageId)).size > last - first;
      const words = isNamed ? counts : doubt;
      if (words !== undefined) return [ref, { status: 'unknown', words }];
      return [ref, { status: 'accepted', ...(own.length > 0 && { words: allInWords(own) }) }];
    }),
  );
}

/** The same verdict for every record of a feed. */
export const alike = (
  records: readonly FeedRecord[],
  verdict: FeedVerdict,
): ReadonlyMap<string, FeedVerdict> => new Map(records.map(({ ref }) => [ref, verdict]));

/** Why the counts of a report do not fit its results or the feed; undefined: they do. */
function doubtAbout(
  { processed, accepted, refused, results }: FeedReport,
  records: readonly FeedRecord[],
): string | undefined {
  const errors = results.filter(({ severity }) => severity === 'error');
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

const allInWords = (results: FeedReport['results']): string => results.map(inWords).join('; ');
