import { max } from 'date-fns/max';
import { min } from 'date-fns/min';
import { subDays } from 'date-fns/subDays';
import type { AmazonReport } from '../../amazon/index.ts';

// Amazon states returns late, and names no time by which all are stated: what is read twice is found in Odoo.
const overlapDays = 7;
const firstRunDays = 30;
/** For how long a return that failed is asked for again. */
const failedDays = 60;

export interface Asked {
  /** Up to when reports were worked through: ISO 8601, UTC; undefined before the first run. */
  readonly cursor: string | undefined;
  /** When Amazon received the oldest return that failed: ISO 8601, UTC. */
  readonly failedSince: string | undefined;
  /** What the caller wants instead: ISO 8601. */
  readonly since: string | undefined;
  /** Milliseconds since the epoch. */
  readonly now: number;
}

/** From when on returns are asked for: ISO 8601, UTC. */
export function returnsFrom({ cursor, failedSince, since, now }: Asked): string {
  if (since !== undefined) return min([since, now]).toISOString();
  const last = cursor === undefined ? subDays(now, firstRunDays) : subDays(cursor, overlapDays);
  const failed = failedSince === undefined ? last : max([failedSince, subDays(now, failedDays)]);
  return min([last, failed, now]).toISOString();
}

/** What a report has to cover, so that it may be taken instead of a new one. */
export interface WantedReport {
  /** ISO 8601, UTC. */
  readonly from: string;
  /** ISO 8601, UTC. */
  readonly cursor: string | undefined;
  readonly marketplaceIds: readonly string[];
}

/**
 * The newest report that is under way, or that a run before had no time to wait for; undefined when a new one has to be
 * asked for.
 */
export function reportToTakeUp(
  reports: readonly AmazonReport[],
  { from, cursor = '', marketplaceIds }: WantedReport,
): AmazonReport | undefined {
  const covering = reports.filter(
    (report) =>
      (report.dataStartTime ?? report.createdTime) <= from &&
      marketplaceIds.every((id) => report.marketplaceIds.includes(id)) &&
      (isUnderWay(report) || (report.processingStatus === 'DONE' && endOf(report) > cursor)),
  );
  return covering.toSorted((one, other) => (one.createdTime < other.createdTime ? 1 : -1)).at(0);
}

export const isUnderWay = ({ processingStatus }: AmazonReport): boolean =>
  processingStatus === 'IN_QUEUE' || processingStatus === 'IN_PROGRESS';

/** Up to when a report goes: ISO 8601, UTC, whole seconds as Odoo keeps them. */
export const endOf = ({ dataEndTime, createdTime }: AmazonReport): string =>
  `${(dataEndTime ?? createdTime).slice(0, 19)}Z`;
