import type { z } from 'zod';
import { ConnectorError } from '../../support/errors.ts';
import type { AmazonContent } from '../transport/wire.ts';

/** The content of an answer, checked. @throws `AMAZON_UNREADABLE` */
export function readContent<T>(
  schema: z.ZodType<T>,
  { content, requestId }: AmazonContent,
  subject: string,
): T {
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  const field = parsed.error.issues[0]?.path.join('.') ?? '';
  throw new ConnectorError(
    'AMAZON_UNREADABLE',
    `Amazon's answer about ${subject} cannot be read: ${field} is not what it should be.`,
    requestId === undefined ? {} : { requestId },
  );
}
