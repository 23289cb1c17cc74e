import { operations } from '../../../amazon/operations/index.ts';
import { described } from '../reports/described.ts';
import { invalidInput, jsonAnswer } from '../server/answer.ts';
import { twinOf } from '../server/operation.ts';
import { checkNames, readList } from './query.ts';

const states = ['CANCELLED', 'DONE', 'FATAL', 'IN_PROGRESS', 'IN_QUEUE'];

/** Reports, newest first, as many as `pageSize` says. A token for further ones is never given. */
export const getReports = twinOf(operations.getReports, ({ query }, { reports }) => {
  const types = readList(query, 'reportTypes', undefined, 10);
  const statuses = readList(query, 'processingStatuses', states);
  const marketplaceIds = readList(query, 'marketplaceIds', undefined, 10);
  const since = Date.parse(query.get('createdSince') ?? '1970-01-01T00:00:00Z');
  const until = Date.parse(query.get('createdUntil') ?? '9999-12-31T00:00:00Z');
  const pageSize = Number(query.get('pageSize') ?? 10);
  const problem =
    checkNames(query, names) ??
    types.problem ??
    statuses.problem ??
    marketplaceIds.problem ??
    (types.values.length === 0 ? 'reportTypes or nextToken must be given.' : undefined) ??
    (Number.isNaN(since + until) ? 'createdSince and createdUntil are in ISO 8601.' : undefined) ??
    (Number.isInteger(pageSize) && pageSize >= 1 && pageSize <= 100 ? undefined : 'pageSize is 1 to 100.');
  if (problem !== undefined) return invalidInput(problem);

  const matching = reports
    .requested()
    .filter(
      (report) =>
        types.values.includes(report.reportType) &&
        admits(statuses.values, [report.processingStatus]) &&
        admits(marketplaceIds.values, report.marketplaceIds) &&
        Date.parse(report.createdTime) >= since &&
        Date.parse(report.createdTime) <= until,
    );
  return jsonAnswer(200, { reports: matching.toReversed().slice(0, pageSize).map(described) });
});

const names = [
  'reportTypes',
  'processingStatuses',
  'marketplaceIds',
  'pageSize',
  'createdSince',
  'createdUntil',
];

const admits = (wanted: readonly string[], values: readonly string[]): boolean =>
  wanted.length === 0 || values.some((value) => wanted.includes(value));
