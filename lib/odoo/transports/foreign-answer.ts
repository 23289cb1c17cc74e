import { ConnectorError } from '../../support/errors.ts';
import type { HttpAnswer } from './http.ts';
import { unknownWrite } from './lost-call.ts';
import { contextOf, isRead, nameOf, type CallSubject } from './subject.ts';

const passing = new Set([429, 502, 503, 504]);

/**
 * An answer that no Odoo method gives: a page of a proxy, a login form, a redirect.
 *
 * A gateway that lost Odoo half-way (502, 504) cannot know what became of a write, and half an answer does not tell it:
 * that is `OUTCOME_UNKNOWN`.
 */
export function foreignAnswer(answer: HttpAnswer, subject: CallSubject): ConnectorError {
  const { status, location, body } = answer;
  const call = nameOf(subject);
  const context = contextOf(subject);
  if (location !== undefined) {
    const target = location.split('?')[0] ?? '';
    return new ConnectorError(
      'ODOO_NOT_ODOO',
      `The server redirects ${call} to ${target} instead of answering. Use the address that Odoo itself answers on as url.`,
      { context, status },
    );
  }
  if ((status === 502 || status === 504) && !isRead(subject)) {
    return unknownWrite(subject, `got HTTP ${status} from a gateway in front of Odoo`, undefined, status);
  }
  if (status === 413) {
    return new ConnectorError(
      'ODOO_REQUEST_TOO_LARGE',
      `The proxy in front of Odoo takes no request of the size of ${call} (HTTP 413). Raise its limit (nginx: client_max_body_size).`,
      { context, status },
    );
  }
  if (status !== 200 || body.trimStart().startsWith('<')) {
    return new ConnectorError(
      'ODOO_NOT_ODOO',
      `Something else than Odoo answered ${call} (HTTP ${status}). Check the url, and the proxy in front of Odoo.`,
      { context, status, retryable: passing.has(status) },
    );
  }
  if (!isRead(subject)) return unknownWrite(subject, 'gave an answer that breaks off', undefined, status);
  return new ConnectorError('ODOO_UNEXPECTED_ANSWER', `Odoo's answer to ${call} could not be read.`, {
    context,
    status,
    retryable: true,
  });
}
