import { gzipSync } from 'node:zlib';
import type { Clock } from '../../../support/clock.ts';

/** A report that was requested, and how far it is. */
export interface RequestedReport {
  /** Amazon's id of the report, as `createReport` gave it. */
  readonly reportId: string;
  /** Such as `GET_FBA_FULFILLMENT_CUSTOMER_RETURNS_DATA`. */
  readonly reportType: string;
  /** Amazon's ids of the marketplaces that it is about. */
  readonly marketplaceIds: readonly string[];
  /** Start of the time that it is about: ISO 8601, UTC. */
  readonly dataStartTime: string | undefined;
  /** End of the time that it is about: ISO 8601, UTC. */
  readonly dataEndTime: string | undefined;
  /** ISO 8601, UTC. */
  readonly createdTime: string;
  /** A step further each time that `getReport` asks: queued, in progress, ended. */
  readonly processingStatus: 'IN_QUEUE' | 'IN_PROGRESS' | 'DONE' | 'FATAL' | 'CANCELLED';
  /** Undefined until it is `DONE`. */
  readonly reportDocumentId: string | undefined;
}

/** A way in which a report ends without a document. */
export type ReportEnding = 'FATAL' | 'CANCELLED';

/** What a report says: text, which is sent as UTF-8 and said to be so, or bytes in a character set that is not named. */
export type ReportContent = string | Uint8Array;

export interface ReportDocument {
  readonly contentType: string;
  readonly content: Uint8Array;
  readonly isCompressed: boolean;
}

/** Reports, what they will say, and their documents. */
export interface ReportStore {
  /** What reports of a type say from now on; `undefined`: there is nothing to report. */
  setContent(reportType: string, content: ReportContent | undefined): void;
  request(report: NewReport): RequestedReport;
  report(id: string): RequestedReport | undefined;
  /** Takes a report a step further: in progress, then ended. */
  advance(id: string): void;
  requested(): readonly RequestedReport[];
  document(id: string): ReportDocument | undefined;
  /** Where a document is reached, as a signed URL would say. */
  urlOf(id: string): string;
  /** How the next report that is requested ends. */
  endNext(ending: ReportEnding): void;
}

export type NewReport = Pick<
  RequestedReport,
  'reportType' | 'marketplaceIds' | 'dataStartTime' | 'dataEndTime'
>;

export interface ReportStoreOptions {
  readonly clock: Pick<Clock, 'now'>;
  readonly baseUrl: () => string;
  /** Whether documents are compressed with GZIP. */
  readonly compress: boolean;
}

export function createReportStore({ clock, baseUrl, compress }: ReportStoreOptions): ReportStore {
  const contents = new Map<string, ReportContent>();
  const reports = new Map<string, RequestedReport>();
  const documents = new Map<string, ReportDocument>();
  const queuedEndings: ReportEnding[] = [];
  const endings = new Map<string, ReportEnding>();

  const addDocument = (content: ReportContent): string => {
    const id = `amzn1.spdoc.1.4.eu.${String(documents.size + 1).padStart(8, '0')}`;
    const bytes = Buffer.from(content);
    documents.set(id, {
      contentType: typeof content === 'string' ? 'text/plain; charset=UTF-8' : 'text/plain',
      content: compress ? gzipSync(bytes) : bytes,
      isCompressed: compress,
    });
    return id;
  };
  const ended = (report: RequestedReport): RequestedReport => {
    const content = contents.get(report.reportType);
    const ending = endings.get(report.reportId) ?? (content === undefined ? 'CANCELLED' : undefined);
    return ending === undefined && content !== undefined
      ? { ...report, processingStatus: 'DONE', reportDocumentId: addDocument(content) }
      : { ...report, processingStatus: ending ?? 'CANCELLED' };
  };

  return {
    setContent: (reportType, content) => {
      if (content === undefined) contents.delete(reportType);
      else contents.set(reportType, content);
    },
    request: (asked) => {
      const report: RequestedReport = {
        ...asked,
        reportId: String(60_000_000_000 + reports.size + 1),
        createdTime: new Date(clock.now()).toISOString(),
        processingStatus: 'IN_QUEUE',
        reportDocumentId: undefined,
      };
      const ending = queuedEndings.shift();
      if (ending) endings.set(report.reportId, ending);
      reports.set(report.reportId, report);
      return report;
    },
    report: (id) => reports.get(id),
    advance: (id) => {
      const report = reports.get(id);
      if (report?.processingStatus === 'IN_QUEUE') {
        reports.set(id, { ...report, processingStatus: 'IN_PROGRESS' });
      } else if (report?.processingStatus === 'IN_PROGRESS') {
        reports.set(id, ended(report));
      }
    },
    requested: () => [...reports.values()],
    document: (id) => documents.get(id),
    urlOf: (id) => `${baseUrl()}/report-documents/${id}`,
    endNext: (ending) => {
      queuedEndings.push(ending);
    },
  };
}
