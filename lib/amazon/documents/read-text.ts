import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { codeOf } from '../../support/network-failure.ts';
import { tooLarge, unreadable } from '../transport/unreadable.ts';

export interface Encoding {
  /** As the header says it. Where it names no character set: UTF-8, or one of {@link fallbackCharsets}. */
  readonly contentType: string;
  readonly isCompressed: boolean;
  /** Character sets to try, in this order, where none is named and the text is not valid UTF-8. Default: none. */
  readonly fallbackCharsets?: readonly string[];
  /** What it may unfold to: a few kilobytes can hold gigabytes. */
  readonly maxResponseBytes: number;
}

// Not in one go with the rest of the process waiting: a settlement report takes a second.
const unfold = promisify(gunzip);

/** The text of a document; `subject` names it in errors. @throws `AMAZON_UNREADABLE` */
export async function readText(
  bytes: Uint8Array,
  { contentType, isCompressed, fallbackCharsets = [], maxResponseBytes }: Encoding,
  subject: string,
): Promise<string> {
  const named = /charset="?([\w-]+)/i.exec(contentType)?.[1];
  const content = isCompressed ? await unfoldDocument(bytes, maxResponseBytes, subject) : bytes;
  try {
    return decode(content, named === undefined ? ['utf-8', ...fallbackCharsets] : [named]);
  } catch (error) {
    throw unreadable(subject, 'it is in an unknown character set', { cause: error });
  }
}

async function unfoldDocument(
  bytes: Uint8Array,
  maxOutputLength: number,
  subject: string,
): Promise<Uint8Array> {
  try {
    return await unfold(bytes, { maxOutputLength });
  } catch (error) {
    const isTooLarge = codeOf(error) === 'ERR_BUFFER_TOO_LARGE';
    throw unreadable(subject, isTooLarge ? tooLarge(maxOutputLength) : 'it is damaged', { cause: error });
  }
}

/** The text in the first of the character sets that it is valid in; in the last one whatever it is. */
function decode(content: Uint8Array, [charset, ...others]: readonly string[]): string {
  const decoder = new TextDecoder(charset, { fatal: others.length > 0 });
  try {
    // As a stream: read at one go, Node 20 takes windows-1252 for ISO 8859-1.
    return decoder.decode(content, { stream: true }) + decoder.decode();
  } catch (error) {
    if (others.length === 0) throw error;
    return decode(content, others);
  }
}
