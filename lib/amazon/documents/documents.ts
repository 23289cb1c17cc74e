import axios, { type AxiosRequestConfig } from 'axios';
import { withDeadline } from '../../support/deadline.ts';
import { ConnectorError } from '../../support/errors.ts';
import type { Settings } from '../config.ts';
import { createRetries } from '../transport/retries.ts';
import { unreachable } from '../transport/unreachable.ts';
import { unreadable } from '../transport/unreadable.ts';
import type { DocumentSource } from './document-source.ts';
import { readText } from './read-text.ts';

/**
 * Amazon's documents: what feeds are made of, their results, and reports. They are behind signed URLs, which go into
 * no error and no log. A document is held in memory, whole, up to a limit.
 */
export interface Documents {
  /**
   * Puts a document where `createFeedDocument` said. `subject` names it in errors.
   *
   * @throws `AMAZON_UNREACHABLE`, `AMAZON_SERVER_ERROR`, `AMAZON_INVALID_REQUEST`, `ABORTED`
   */
  upload(document: OutgoingDocument, subject: string, signal: AbortSignal | undefined): Promise<void>;
  /**
   * The text of a document, unfolded where it is compressed. `subject` names it in errors. `fallbackCharsets`: character
   * sets to try where none is named and the text is not valid UTF-8; default: none.
   *
   * @throws the same, and `AMAZON_UNREADABLE` where it is damaged or too large.
   */
  download(
    source: DocumentSource,
    subject: string,
    signal: AbortSignal | undefined,
    fallbackCharsets?: readonly string[],
  ): Promise<string>;
}

export interface OutgoingDocument {
  readonly url: string;
  readonly content: string | Uint8Array;
  /** Amazon's signature covers it: it has to be the one that the document was asked for with. */
  readonly contentType: string;
}

const defaultLargestBytes = 100 * 1024 * 1024;

/** `largestBytes` limits what comes over the wire and what it unfolds to. Default: 100 MiB. */
export function createDocuments(settings: Settings, largestBytes: number = defaultLargestBytes): Documents {
  const { timeoutMs, httpsAgent } = settings;
  const retrying = createRetries(settings);

  const exchange = async (
    request: AxiosRequestConfig,
    subject: string,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly bytes: Buffer; readonly contentType: string }> => {
    try {
      // The time-out of axios starts again with every byte: an answer that trickles would never end.
      const { status, data, headers } = await withDeadline(
        (stop) =>
          axios.request<ArrayBuffer>({
            ...(httpsAgent ? { httpsAgent } : {}),
            signal: stop,
            proxy: false, // axios would take one from the environment, which this library does not read
            maxRedirects: 0,
            maxContentLength: largestBytes,
            maxBodyLength: Number.POSITIVE_INFINITY,
            responseType: 'arraybuffer',
            validateStatus: () => true,
            ...request,
          }),
        { signal, timeoutMs },
      );
      if (status !== 200) throw refused(subject, status);
      return { bytes: Buffer.from(data), contentType: String(headers['content-type'] ?? '') };
    } catch (error) {
      // axios has a code for a bad answer of any kind; only its words say that it is about the size.
      if (axios.isAxiosError(error) && error.message.includes('maxContentLength')) {
        throw unreadable(subject, `it has more than ${largestBytes} bytes`);
      }
      throw unreachable(error, subject, {});
    }
  };

  return {
    upload: async ({ url, content, contentType }, subject, signal) => {
      const data = Buffer.from(content);
      const headers = { 'Content-Type': contentType };
      // The same content under the same URL: sending it twice is sending it once.
      await retrying(
        'uploadDocument',
        () => exchange({ method: 'PUT', url, data, headers }, subject, signal),
        signal,
      );
    },
    download: async ({ url, isCompressed }, subject, signal, fallbackCharsets = []) => {
      const { bytes, contentType } = await retrying(
        'downloadDocument',
        () => exchange({ method: 'GET', url }, subject, signal),
        signal,
      );
      return readText(bytes, { contentType, isCompressed, fallbackCharsets, largestBytes }, subject);
    },
  };
}

const refused = (subject: string, status: number): ConnectorError =>
  new ConnectorError(
    status >= 500 ? 'AMAZON_SERVER_ERROR' : 'AMAZON_INVALID_REQUEST',
    `Amazon's storage answered ${status} about ${subject}.`,
    { status, retryable: status >= 500 },
  );
