import { ConnectorError, isConnectorError } from '../support/errors.ts';
import { DeadlineError } from '../support/deadline.ts';
import { contextOf, isRead, nameOf, type CallSubject } from './subject.ts';

// Node's codes of a connection that was never there: nothing was sent, whatever the method.
const neverSent = new Set([
  'EAI_AGAIN',
  'ECONNREFUSED',
  'EHOSTDOWN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ENOTFOUND',
]);

const certificate = /CERT|SSL|TLS|SELF_SIGNED|UNABLE_TO_|EPROTO/;

/** Why a call got no answer, as one of our errors. `ABORTED` stays what it is. */
export function lostCall(error: unknown, subject: CallSubject): ConnectorError {
  if (isConnectorError(error)) return error;
  const details = { context: contextOf(subject), cause: error };
  const code = codeOf(error);
  if (certificate.test(code)) {
    return new ConnectorError(
      'ODOO_UNREACHABLE',
      `Odoo's certificate was not accepted (${code}). Pass an httpsAgent with the certificate authority that signed it.`,
      details,
    );
  }
  if (neverSent.has(code) || (code === 'ETIMEDOUT' && isConnecting(error))) {
    return new ConnectorError(
      'ODOO_UNREACHABLE',
      `Odoo could not be reached for ${nameOf(subject)} (${code}). Check the url, the network and that Odoo runs.`,
      { ...details, retryable: true },
    );
  }
  const isLate = error instanceof DeadlineError;
  if (!isRead(subject))
    return outcomeUnknown(subject, isLate ? 'gave no answer in time' : 'was cut off', error);
  return new ConnectorError(
    isLate ? 'ODOO_TIMEOUT' : 'ODOO_UNREACHABLE',
    isLate
      ? `Odoo gave no answer to ${nameOf(subject)} in time. Ask for less at once, or raise timeoutMs.`
      : `The connection to Odoo broke during ${nameOf(subject)}${code === '' ? '' : ` (${code})`}.`,
    { ...details, retryable: true },
  );
}

/** For a call that may have changed records: whether it did cannot be told from here. */
export function outcomeUnknown(
  subject: CallSubject,
  what: string,
  cause?: unknown,
  status?: number,
): ConnectorError {
  return new ConnectorError(
    'OUTCOME_UNKNOWN',
    `${nameOf(subject)} ${what}: Odoo may have done it or not. Read the records before calling it again.`,
    {
      context: contextOf(subject),
      ...(cause === undefined ? {} : { cause }),
      ...(status === undefined ? {} : { status }),
    },
  );
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}

function isConnecting(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('syscall' in error) return error.syscall === 'connect';
  return isConnecting(error.cause);
}
