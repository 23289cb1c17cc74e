import { operations } from '../../../amazon/operations/index.ts';
import { described } from '../reports/described.ts';
import { jsonAnswer, notFound } from '../server/answer.ts';
import { twinOf } from '../server/operation.ts';

/** How far a report is. It is a step further each time somebody asks: in the queue, in progress, ended. */
export const getReport = twinOf(operations.getReport, ({ pathParameter }, { reports }) => {
  reports.advance(pathParameter);
  const report = reports.report(pathParameter);
  return report ? jsonAnswer(200, described(report)) : notFound(`report ${pathParameter}`);
});
