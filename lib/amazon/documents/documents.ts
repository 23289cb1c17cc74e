import { ConnectorError } from '../../support/errors.ts';
import { exchange, type ExchangeRequest } from '../../support/exchange.ts';
import type { Settings } from '../config.ts';
import { createRetries } from '../transport/retries.ts';
import { unreachable } from '../transport/unreachable.ts';
import type { DocumentSource } from './document-source.ts';
import { readText } from './read-text.ts';

/**
 * Amazon's documents: what feeds are made of, their results, and reports. They are behind signed URLs, which go into
 * no error and no log. A document is held in memory, whole, up to `maxResponseBytes`.
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

export function createDocuments(settings: Settings): Documents {
  const { timeoutMs, maxResponseBytes, httpsAgent } = settings;
  const retrying = createRetries(settings);

  const transfer = async (
    request: Pick<ExchangeRequest, 'method' | 'url' | 'headers' | 'body' | 'signal'>,
    subject: string,
  ): Promise<{ readonly bytes: Buffer; readonly contentType: string }> => {
    try {
      const answer = await exchange({ ...request, timeoutMs, maxResponseBytes, httpsAgent });
      if (answer.status !== 200) throw refused(subject, answer.status);
      return { bytes: answer.body, contentType: answer.headers.get('content-type') ?? '' };
    } catch (error) {
      throw unreachable(error, subject, {});
    }
  };

  return {
    upload: async ({ url, content, contentType }, subject, signal) => {
      const headers = { 'Content-Type': contentType };
      // The same content under the same URL: sending it twice is sending it once.
      await retrying(
        'uploadDocument',
        () => transfer({ method: 'PUT', url, headers, body: content, signal }, subject),
        signal,
      );
    },
    download: async ({ url, isCompressed }, subject, signal, fallbackCharsets = []) => {
      const { bytes, contentType } = await retrying(
        'downloadDocument',
        () => transfer({ method: 'GET', url, headers: {}, signal }, subject),
        signal,
      );
      return readText(bytes, { contentType, isCompressed, fallbackCharsets, maxResponseBytes }, subject);
    },
  };
}

const refused = (subject: string, status: number): ConnectorError =>
  new ConnectorError(
    status >= 500 ? 'AMAZON_SERVER_ERROR' : 'AMAZON_INVALID_REQUEST',
    `Amazon's storage answered ${status} about ${subject}.`,
    { status, retryable: status >= 500 },
  );
