import type { ConnectorError, ErrorCode } from '../support/errors.ts';

// Errors of the call as a whole that one record can cause.
const perRecord: ReadonlySet<ErrorCode> = new Set([
  'ODOO_VALIDATION',
  'ODOO_MISSING_RECORD',
  'ODOO_SERVER_ERROR',
]);

/** Whether one record may have made Odoo refuse the whole call, of which nothing was done then. */
export const isRefusal = ({ code, retryable }: ConnectorError): boolean => perRecord.has(code) && !retryable;

/**
 * Whether fewer records at once may go through: a proxy takes no body of that size, or Odoo needs longer than somebody
 * waits. A lost reply may have had another reason; fewer records then find what went in, by their keys.
 */
export const isAboutSize = ({ code }: ConnectorError): boolean =>
  code === 'OUTCOME_UNKNOWN' || code === 'ODOO_REQUEST_TOO_LARGE';
