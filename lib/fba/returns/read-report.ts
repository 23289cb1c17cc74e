import { hoursToMilliseconds } from 'date-fns/hoursToMilliseconds';
import {
  customerReturnsReportType,
  parseCustomerReturns,
  type AmazonPort,
  type AmazonReport,
  type CustomerReturn,
} from '../../amazon/index.ts';
import { sleepUnlessAborted } from '../../support/abort.ts';
import { ConnectorError } from '../../support/errors.ts';
import type { ReturnSession } from './session.ts';
import { endOf, isUnderWay, reportToTakeUp, returnsFrom } from './window.ts';

/** Returns, and where they are from. */
export interface ReportedReturns {
  readonly returns: readonly CustomerReturn[];
  /** ISO 8601, UTC; undefined when they are not Amazon's answer. */
  readonly covered: { readonly from: string; readonly to: string } | undefined;
}

// Eight minutes, about as long as a run waits for a feed.
const waits = [30_000, 60_000, 120_000, 240_000];
const takenUpMs = hoursToMilliseconds(24);

/**
 * The returns that Amazon reports; undefined when Amazon has not made the report in eight minutes: the next run takes it
 * up.
 *
 * @throws `REPORT_FAILED`, `REPORT_UNREADABLE`, `OUTCOME_UNKNOWN` when it is not known whether the report was requested
 * (the next run takes it up), `ABORTED`, or an `AMAZON_…` code.
 */
export async function readReturnsReport(
  { tools, registration, cursor, failedSince, scope }: ReturnSession,
  since: string | undefined,
): Promise<ReportedReturns | undefined> {
  const { signal } = scope;
  const amazon = tools.amazonOf(registration);
  const now = tools.clock.now();
  const from = returnsFrom({ cursor, failedSince, since, now });
  const marketplaceIds = registration.marketplaces.map(({ id }) => id);
  const known = await amazon.getReports(
    {
      reportTypes: [customerReturnsReportType],
      createdSince: new Date(now - takenUpMs).toISOString(),
    },
    { signal },
  );
  const takenUp = reportToTakeUp(known, { from, cursor, marketplaceIds });
  const asked = takenUp ?? { reportId: await request(amazon, { from, marketplaceIds }, signal) };
  let report = takenUp;
  for (const delayMs of waits) {
    if (report && !isUnderWay(report)) break;
    // One that another run has asked for may be ready by now.
    if (takenUp === undefined || report !== takenUp) await sleepUnlessAborted(tools.clock, delayMs, signal);
    report = await amazon.getReport(asked.reportId, { signal });
  }
  if (!report || isUnderWay(report)) {
    const message = `Amazon is still at work on report ${asked.reportId} of FBA returns for registration "${registration.name}": the next run takes it up.`;
    tools.emit({ type: 'warning', code: 'REPORT_PENDING', message });
    return undefined;
  }
  const covered = { from, to: endOf(report) };
  if (report.processingStatus === 'CANCELLED') return { returns: [], covered };
  return { returns: parseCustomerReturns(await contentOf(amazon, report, signal)), covered };
}

async function request(
  amazon: AmazonPort,
  { from, marketplaceIds }: { readonly from: string; readonly marketplaceIds: readonly string[] },
  signal: AbortSignal | undefined,
): Promise<string> {
  const report = { reportType: customerReturnsReportType, marketplaceIds, from };
  return (await amazon.requestReport(report, { signal })).reportId;
}

async function contentOf(
  amazon: AmazonPort,
  { reportId, processingStatus, reportDocumentId }: AmazonReport,
  signal: AbortSignal | undefined,
): Promise<string> {
  if (processingStatus === 'DONE' && reportDocumentId !== undefined)
    return amazon.readReportDocument(reportDocumentId, { signal });
  throw new ConnectorError(
    'REPORT_FAILED',
    `Amazon could not make report ${reportId} of FBA returns (${processingStatus}). Nothing was read; the next run asks for another one.`,
    { context: { reportType: customerReturnsReportType } },
  );
}
