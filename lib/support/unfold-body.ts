import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate, inflateRaw, type ZlibOptions } from 'node:zlib';
import { codeOf } from './network-failure.ts';
import { ResponseEncodingError, ResponseTooLargeError } from './response-errors.ts';

type Unfold = (bytes: Uint8Array, options: ZlibOptions) => Promise<Buffer>;

const inflateAny: Unfold = (bytes, options) => {
  // RFC 9110 means the zlib format; some servers send the bare one, whose first byte cannot be that of a header.
  const hasHeader = ((bytes[0] ?? 0) & 0x0f) === 8;
  return hasHeader
    ? promisify<Uint8Array, ZlibOptions, Buffer>(inflate)(bytes, options)
    : raw(bytes, options);
};
const raw: Unfold = promisify<Uint8Array, ZlibOptions, Buffer>(inflateRaw);

const encodings: ReadonlyMap<string, Unfold> = new Map([
  ['gzip', promisify<Uint8Array, ZlibOptions, Buffer>(gunzip)],
  ['x-gzip', promisify<Uint8Array, ZlibOptions, Buffer>(gunzip)],
  ['deflate', inflateAny],
  // Of the options, only the limit is used, and that has the same name for both.
  ['br', (bytes, { maxOutputLength }) => unbrotli(bytes, { maxOutputLength })],
]);
const unbrotli = promisify<Uint8Array, { maxOutputLength: number | undefined }, Buffer>(brotliDecompress);

/**
 * The body of an answer without its `Content-Encoding`.
 *
 * @throws {@link ResponseTooLargeError} as soon as it unfolds to more than `maxResponseBytes`; {@link ResponseEncodingError}
 * when it is damaged, or compressed in a way that was not asked for.
 */
export async function unfoldBody(
  body: Buffer,
  contentEncoding: string,
  maxResponseBytes: number,
): Promise<Buffer> {
  const names = contentEncoding
    .toLowerCase()
    .split(',')
    .map((name) => name.trim())
    .filter((name) => name !== '' && name !== 'identity');
  if (names.length === 0 || body.length === 0) return body;
  const [name = ''] = names;
  const unfold = encodings.get(name);
  if (names.length > 1 || !unfold) {
    throw new ResponseEncodingError('The answer is compressed in a way that was not asked for.');
  }
  try {
    return await unfold(body, { maxOutputLength: maxResponseBytes });
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') throw new ResponseTooLargeError(maxResponseBytes);
    throw new ResponseEncodingError(`The ${name} of the answer is damaged or cut off.`);
  }
}
