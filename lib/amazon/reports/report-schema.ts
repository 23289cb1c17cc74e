import { z } from 'zod';
import { list, optionalText, optionalTime, text, time } from '../orders/wire-values.ts';
import type { AmazonReport } from './report.ts';

/** Reads a report from Amazon's answer. The state stays text: Amazon may add one. */
export const report: z.ZodType<AmazonReport> = z
  .object({
    reportId: text,
    reportType: text,
    marketplaceIds: list(text),
    processingStatus: text,
    createdTime: time,
    dataStartTime: optionalTime,
    dataEndTime: optionalTime,
    reportDocumentId: optionalText,
  })
  .transform((answer) => ({
    ...answer,
    dataStartTime: answer.dataStartTime,
    dataEndTime: answer.dataEndTime,
    reportDocumentId: answer.reportDocumentId,
  }));
