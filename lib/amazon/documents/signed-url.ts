import { z } from 'zod';

/**
 * A URL under which a document of Amazon's is, or goes: an absolute address, encrypted unless it is on this machine, as
 * that of an embedded Amazon is.
 */
export const signedUrl: z.ZodType<string> = z
  .string()
  // URL() is lenient: it reads `http:path` as a host.
  .regex(/^https?:\/\/[^/?#]/i)
  .refine((url) => URL.canParse(url) && isSafe(new URL(url)));

const isSafe = ({ protocol, hostname }: URL): boolean =>
  protocol === 'https:' || ['127.0.0.1', '[::1]', 'localhost'].includes(hostname);
