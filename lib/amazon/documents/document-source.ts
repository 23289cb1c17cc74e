import { z } from 'zod';
import { signedUrl } from './signed-url.ts';

/** Where a document of Amazon's is, be it the result of a feed or a report: the Feeds and the Reports API answer alike. */
export interface DocumentSource {
  /** Signed, and good for five minutes. Whoever has it has the document: it goes into no error and no log. */
  readonly url: string;
  readonly isCompressed: boolean;
}

/** Reads it from Amazon's answer. GZIP is the only compression that Amazon's models know. */
export const documentSource: z.ZodType<DocumentSource> = z
  .object({ url: signedUrl, compressionAlgorithm: z.literal('GZIP').optional() })
  .transform(({ url, compressionAlgorithm }) => ({ url, isCompressed: compressionAlgorithm === 'GZIP' }));
