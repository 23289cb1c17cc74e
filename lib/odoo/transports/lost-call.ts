import { DeadlineError } from '../../support/deadline.ts';
import { ConnectorError, isConnectorError } from '../../support/errors.ts';
import { codeOf, wasNeverSent } from '../../support/network-failure.ts';
import { ResponseEncodingError, ResponseTooLargeError } from '../../support/response-errors.ts';
import { outcomeUnknown } from '../../support/outcome-unknown.ts';
import { contextOf, isRead, nameOf, type CallSubject } from './subject.ts';

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
  if (wasNeverSent(error)) {
    return new ConnectorError(
      'ODOO_UNREACHABLE',
      `Odoo could not be reached for ${nameOf(subject)} (${code}). Check the url, the network and that Odoo runs.`,
      { ...details, retryable: true },
    );
  }
  if (error instanceof ResponseTooLargeError || error instanceof ResponseEncodingError) {
    return unreadableAnswer(error, subject);
  }
  const isLate = error instanceof DeadlineError;
  if (!isRead(subject))
    return unknownWrite(subject, isLate ? 'gave no answer in time' : 'was cut off', error);
  return new ConnectorError(
    isLate ? 'ODOO_TIMEOUT' : 'ODOO_UNREACHABLE',
    isLate
      ? `Odoo gave no answer to ${nameOf(subject)} in time. Ask for less at once, or raise timeoutMs.`
      : `The connection to Odoo broke during ${nameOf(subject)}${code === '' ? '' : ` (${code})`}.`,
    { ...details, retryable: true },
  );
}

function unreadableAnswer(
  error: ResponseTooLargeError | ResponseEncodingError,
  subject: CallSubject,
): ConnectorError {
  const isTooLarge = error instanceof ResponseTooLargeError;
  const what = isTooLarge
    ? `gave an answer of more than ${error.maxResponseBytes} bytes, the limit that maxResponseBytes raises`
    : 'gave an answer that is damaged';
  if (!isRead(subject)) return unknownWrite(subject, what, error);
  const advice = isTooLarge ? ' Ask for less at once, or raise it.' : '';
  return new ConnectorError('ODOO_UNEXPECTED_ANSWER', `${nameOf(subject)} ${what}.${advice}`, {
    context: contextOf(subject),
    cause: error,
    retryable: !isTooLarge,
  });
}

/** `OUTCOME_UNKNOWN`, for a call that may have changed records. */
export function unknownWrite(
  subject: CallSubject,
  what: string,
  cause?: unknown,
  status?: number,
): ConnectorError {
  return outcomeUnknown(
    `${nameOf(subject)} ${what}: Odoo may have done it or not. Read the records before calling it again.`,
    { context: contextOf(subject), cause, ...(status === undefined ? {} : { status }) },
  );
}
