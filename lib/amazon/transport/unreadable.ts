import type { z } from 'zod';
import { ConnectorError, type ErrorDetails } from '../../support/errors.ts';

/** `AMAZON_UNREADABLE`: what Amazon sent about `subject` is not what was asked for. `reason` never quotes it. */
export const unreadable = (subject: string, reason: string, details: ErrorDetails = {}): ConnectorError =>
  new ConnectorError(
    'AMAZON_UNREADABLE',
    `Amazon's answer about ${subject} cannot be read: ${reason}.`,
    details,
  );

/** Which field a schema complains about, as a reason for {@link unreadable}. */
export function reasonOf(error: z.ZodError): string {
  const field = error.issues[0]?.path.join('.') ?? '';
  return `${field === '' ? 'it' : field} is missing or wrong`;
}

/** The reason for {@link unreadable} where an answer is larger than it may be. */
export const tooLarge = (maxResponseBytes: number): string =>
  `it has more than ${maxResponseBytes} bytes, the limit that maxResponseBytes of sellingPartnerApi() raises`;
