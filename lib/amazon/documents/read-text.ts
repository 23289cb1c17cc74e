import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { unreadable } from '../transport/unreadable.ts';

export interface Encoding {
  /** As the header says it; UTF-8 where it names no character set. */
  readonly contentType: string;
  readonly isCompressed: boolean;
  /** What it may unfold to: a few kilobytes can hold gigabytes. */
  readonly largestBytes: number;
}

// Not in one go with the rest of the process waiting: a settlement report takes a second.
const unfold = promisify(gunzip);

/** The text of a document; `subject` names it in errors. @throws `AMAZON_UNREADABLE` */
export async function readText(
  bytes: Uint8Array,
  { contentType, isCompressed, largestBytes }: Encoding,
  subject: string,
): Promise<string> {
  const charset = /charset="?([\w-]+)/i.exec(contentType)?.[1] ?? 'utf-8';
  try {
    const content = isCompressed ? await unfold(bytes, { maxOutputLength: largestBytes }) : bytes;
    const decoder = new TextDecoder(charset);
    // As a stream: read at one go, Node 20 takes windows-1252 for ISO 8859-1.
    return decoder.decode(content, { stream: true }) + decoder.decode();
  } catch (error) {
    const reason = 'it is damaged, too large, or in an unknown character set';
    throw unreadable(subject, reason, { cause: error });
  }
}
