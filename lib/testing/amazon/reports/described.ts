import type { RequestedReport } from './report-store.ts';

/** A report as Amazon describes it: what is not known is left out. */
export function described(report: RequestedReport): object {
  const { dataStartTime, dataEndTime, reportDocumentId, ...always } = report;
  return {
    ...always,
    ...(dataStartTime !== undefined && { dataStartTime }),
    ...(dataEndTime !== undefined && { dataEndTime }),
    ...(reportDocumentId !== undefined && { reportDocumentId }),
  };
}
