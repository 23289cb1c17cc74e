import { ConnectorError } from '../../support/errors.ts';

/**
 * `REPORT_UNREADABLE`: a report is not in the shape that Amazon documents. `reason` names columns and lines, never what
 * stands in them.
 */
export const reportUnreadable = (
  reportType: string,
  reason: string,
  where: { readonly line?: number; readonly column?: string } = {},
): ConnectorError =>
  new ConnectorError(
    'REPORT_UNREADABLE',
    `The report ${reportType} cannot be read: ${reason}. Nothing of it was used. Request the report again.`,
    { context: { reportType, ...where } },
  );
