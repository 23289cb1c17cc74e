import { z } from 'zod';
import { parseJson } from '../../support/parse-json.ts';
import type { FeedReport, FeedReportResult } from './report.ts';

const count = z.int().nonnegative();

// Source: Amazon's schema listings-feed-processing-report-schema-v2.json.
const reportSchema = z.object({
  header: z.object({ version: z.literal('2.0') }),
  issues: z.array(
    z.object({
      // Absent where the issue is not about a message.
      messageId: z.int().positive().optional(),
      code: z.string().default(''),
      severity: z.enum(['ERROR', 'WARNING', 'INFO']),
      message: z.string(),
    }),
  ),
  summary: z.object({
    warnings: count,
    messagesProcessed: count,
    messagesAccepted: count,
    messagesInvalid: count,
  }),
});

type Issue = z.infer<typeof reportSchema>['issues'][number];

/** The processing report of a JSON listings feed; undefined when `json` is none. */
export function parseJsonReport(json: string): FeedReport | undefined {
  const { data } = reportSchema.safeParse(parseJson(json));
  if (!data) return undefined;
  const { summary, issues } = data;
  return {
    processed: summary.messagesProcessed,
    accepted: summary.messagesAccepted,
    refused: summary.messagesInvalid,
    warnings: summary.warnings,
    results: issues.flatMap(resultOf),
  };
}

// INFO is left out: nothing is wrong, and Amazon does not count it among the warnings.
const resultOf = ({ messageId = 0, severity, code, message }: Issue): readonly FeedReportResult[] =>
  severity === 'INFO'
    ? []
    : [{ messageId, severity: severity === 'ERROR' ? 'error' : 'warning', code, text: message }];
