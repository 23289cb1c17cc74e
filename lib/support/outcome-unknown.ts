import { ConnectorError, type ErrorDetails } from './errors.ts';

/**
 * `OUTCOME_UNKNOWN`: a write was sent, and whether it was carried out cannot be seen from here.
 *
 * It is never `retryable`: sending the same call again could do it twice. What has a key is sent again all the same, by
 * the one who knows the key; everything else is read first, which every verb of the connector does when it runs again.
 */
export const outcomeUnknown = (message: string, details: Omit<ErrorDetails, 'retryable'>): ConnectorError =>
  new ConnectorError('OUTCOME_UNKNOWN', message, details);

/** For writes with a key, such as Odoo's `load`: what may be sent again after a lost reply too. */
export const isRepeatableWithKey = ({ code, retryable }: ConnectorError): boolean =>
  retryable || code === 'OUTCOME_UNKNOWN';
