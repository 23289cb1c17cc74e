import { z } from 'zod';
import { operations } from '../../../amazon/operations/index.ts';
import { invalidInput, jsonAnswer } from '../server/answer.ts';
import { jsonOf, twinOf } from '../server/operation.ts';

const time = z.iso.datetime({ offset: true });
const reportSchema = z.strictObject({
  reportType: z.string().min(1),
  marketplaceIds: z.array(z.string().min(1)).min(1).max(25),
  dataStartTime: time.optional(),
  dataEndTime: time.optional(),
  reportOptions: z.record(z.string(), z.string()).optional(),
});

/** Takes the request for a report. */
export const createReport = twinOf(operations.createReport, (request, seller) => {
  const asked = jsonOf(reportSchema, request);
  if (!asked) return invalidInput('The body is no report specification.');
  const { reportType, marketplaceIds, dataStartTime, dataEndTime } = asked;
  // The model: both "must be prior to or equal to the current date and time", which is their default.
  const [start, end] = [dataStartTime, dataEndTime].map((text) =>
    text === undefined ? seller.now() : Date.parse(text),
  );
  if (Math.max(start ?? 0, end ?? 0) > seller.now()) {
    return invalidInput('dataStartTime and dataEndTime must not be in the future.');
  }
  if (dataStartTime !== undefined && (start ?? 0) > (end ?? 0)) {
    return invalidInput('dataStartTime must not be after dataEndTime.');
  }
  const report = { reportType, marketplaceIds, dataStartTime, dataEndTime };
  return jsonAnswer(202, { reportId: seller.reports.request(report).reportId });
});
