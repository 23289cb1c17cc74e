import axios, { type AxiosRequestConfig } from 'axios';
import { abortedError } from '../../support/abort.ts';
import { ConnectorError } from '../../support/errors.ts';
import { retry } from '../../support/retry.ts';
import type { Settings } from '../config.ts';
import { giveUp } from '../give-up.ts';
import { unreachable } from '../transport/unreachable.ts';
import { readText } from './read-text.ts';

/**
 * Amazon's documents, behind URLs that are signed and live for five minutes. Whoever has such a URL has the document:
 * it goes into no error and no log.
 */
export interface Documents {
  upload(
    url: string,
    content: string | Uint8Array,
    contentType: string,
    signal: AbortSignal | undefined,
  ): Promise<void>;
  download(url: string, isCompressed: boolean, signal: AbortSignal | undefined): Promise<string>;
}

const largestBytes = 100 * 1024 * 1024;

export function createDocuments(settings: Settings): Documents {
  const { timeoutMs, httpsAgent, clock, random } = settings;

  const exchange = async (
    subject: string,
    request: AxiosRequestConfig,
    signal: AbortSignal | undefined,
  ): Promise<{ readonly bytes: Buffer; readonly contentType: string }> => {
    const attempt = async () => {
      const stop = new AbortController();
      try {
        const transfer = axios.request<ArrayBuffer>({
          ...(httpsAgent ? { httpsAgent } : {}),
          signal: stop.signal,
          proxy: false, // axios would take one from the environment, which this library does not read
          maxRedirects: 0,
          maxContentLength: largestBytes,
          maxBodyLength: largestBytes,
          responseType: 'arraybuffer',
          validateStatus: () => true,
          ...request,
        });
        // The time-out of axios starts again with every byte: an answer that trickles would never end.
        const { status, data, headers } = await giveUp(transfer, { signal, timeoutMs });
        if (status !== 200) throw refused(subject, status);
        return { bytes: Buffer.from(data), contentType: String(headers['content-type'] ?? '') };
      } catch (error) {
        throw unreachable(error, subject, {});
      } finally {
        stop.abort();
      }
    };
    try {
      // The same content under the same URL: sending it twice is sending it once.
      return await retry(attempt, settings.retry, { clock, random, signal });
    } catch (error) {
      // Waiting rejects with the signal's own reason.
      if (signal?.aborted) throw abortedError(signal);
      throw error;
    }
  };

  return {
    upload: async (url, content, contentType, signal) => {
      const data = Buffer.from(content);
      // Amazon's signature covers the content type: it has to be the one that the document was asked for with.
      const headers = { 'Content-Type': contentType };
      await exchange('the upload of a feed', { method: 'PUT', url, data, headers }, signal);
    },
    download: async (url, isCompressed, signal) => {
      const { bytes, contentType } = await exchange('the result of a feed', { method: 'GET', url }, signal);
      return readText(bytes, { contentType, isCompressed, largestBytes });
    },
  };
}

const refused = (subject: string, status: number): ConnectorError =>
  new ConnectorError(
    status >= 500 ? 'AMAZON_SERVER_ERROR' : 'AMAZON_INVALID_REQUEST',
    `Amazon's storage answered ${status} to ${subject}.`,
    { status, retryable: status >= 500 },
  );
