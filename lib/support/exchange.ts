import type { Agent as HttpAgent } from 'node:http';
import type { Agent as HttpsAgent } from 'node:https';
import type { Readable } from 'node:stream';
import axios from 'axios';
import { throwIfAborted } from './abort.ts';
import { withDeadline } from './deadline.ts';
import { ResponseTooLargeError } from './response-errors.ts';
import { unfoldBody } from './unfold-body.ts';

/** An HTTP proxy, in the words of axios. */
export interface Proxy {
  readonly protocol?: string;
  readonly host: string;
  readonly port: number;
  readonly auth?: { readonly username: string; readonly password: string };
}

export interface ExchangeRequest {
  readonly method: 'GET' | 'POST' | 'PUT';
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array | undefined;
  readonly signal: AbortSignal | undefined;
  /** Milliseconds from the start to the last byte of the answer, its unfolding included. */
  readonly timeoutMs: number;
  /** Limits what arrives over the wire, and what it unfolds to. */
  readonly maxResponseBytes: number;
  /** Default: none; the environment is not read. */
  readonly proxy?: Proxy | undefined;
  readonly httpAgent?: HttpAgent | undefined;
  readonly httpsAgent?: HttpsAgent | undefined;
}

export interface ExchangeAnswer {
  readonly status: number;
  /** By lower-case name. */
  readonly headers: ReadonlyMap<string, string>;
  /** Unfolded, where the answer was compressed for the transfer. */
  readonly body: Buffer;
}

/**
 * One HTTP exchange, within a time and a size. Every answer is a result, whatever its status; no redirect is followed.
 *
 * @throws `ABORTED`, `DeadlineError`, {@link ResponseTooLargeError}, `ResponseEncodingError`, and the errors of Node's
 * network.
 */
export async function exchange(request: ExchangeRequest): Promise<ExchangeAnswer> {
  const { method, url, headers, body, signal, timeoutMs, maxResponseBytes } = request;
  const send = async (stop: AbortSignal): Promise<ExchangeAnswer> => {
    const response = await axios.request<Readable>({
      method,
      url,
      headers: { 'Accept-Encoding': 'gzip, deflate, br', ...headers },
      ...(body === undefined ? {} : { data: Buffer.from(body) }),
      signal: stop,
      proxy: request.proxy ?? false, // axios would take one from the environment
      ...(request.httpAgent ? { httpAgent: request.httpAgent } : {}),
      ...(request.httpsAgent ? { httpsAgent: request.httpsAgent } : {}),
      maxRedirects: 0,
      maxBodyLength: Number.POSITIVE_INFINITY,
      // The bytes are counted here: axios counts what it has unfolded, and not what has arrived.
      maxContentLength: Number.POSITIVE_INFINITY,
      decompress: false,
      responseType: 'stream',
      validateStatus: () => true,
    });
    const named = new Map(
      Object.entries(response.headers).map(([name, value]: [string, unknown]) => [
        name.toLowerCase(),
        String(value),
      ]),
    );
    const arrived = await readWithin(response.data, stop, maxResponseBytes, named.get('content-length'));
    const unfolded = await unfoldBody(arrived, named.get('content-encoding') ?? '', maxResponseBytes);
    return { status: response.status, headers: named, body: unfolded };
  };
  return withDeadline(send, { signal, timeoutMs });
}

async function readWithin(
  stream: Readable,
  stop: AbortSignal,
  maxResponseBytes: number,
  announced: string | undefined,
): Promise<Buffer> {
  const end = (): void => {
    stream.destroy();
  };
  stop.addEventListener('abort', end, { once: true });
  try {
    throwIfAborted(stop);
    if (Number(announced) > maxResponseBytes) throw new ResponseTooLargeError(maxResponseBytes);
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > maxResponseBytes) throw new ResponseTooLargeError(maxResponseBytes);
      chunks.push(chunk);
    }
    return Buffer.concat(chunks);
  } finally {
    stop.removeEventListener('abort', end);
    stream.destroy();
  }
}
