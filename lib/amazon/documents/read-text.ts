import { gunzipSync } from 'node:zlib';
import { ConnectorError } from '../../support/errors.ts';

export interface Encoding {
  /** As the header says it; UTF-8 where it names no character set. */
  readonly contentType: string;
  readonly isCompressed: boolean;
  /** What it may unfold to: a few kilobytes can hold gigabytes. */
  readonly largestBytes: number;
}

/** The text of a document. @throws `AMAZON_UNREADABLE` */
export function readText(bytes: Uint8Array, { contentType, isCompressed, largestBytes }: Encoding): string {
  const charset = /charset="?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    const content = isCompressed ? gunzipSync(bytes, { maxOutputLength: largestBytes }) : bytes;
    const decoder = new TextDecoder(charset);
    // As a stream: read at one go, Node 20 takes windows-1252 for ISO 8859-1.
    return decoder.decode(content, { stream: true }) + decoder.decode();
  } catch (error) {
    throw new ConnectorError(
      'AMAZON_UNREADABLE',
      "Amazon's result of a feed cannot be read: it is damaged, too large, or in an unknown character set.",
      { cause: error },
    );
  }
}
