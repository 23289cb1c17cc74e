import { SellingPartner } from 'amazon-sp-api';
import { z } from 'zod';
import { withDeadline } from '../../support/deadline.ts';
import type { Settings } from '../config.ts';
import { openConnection } from './connection.ts';
import { lostAnswer } from './lost-answer.ts';
import { maskedAnswer } from './masked-answer.ts';
import { watchRequest, type WatchedAgent } from './watch-request.ts';
import type { AmazonAnswer, AmazonRequest } from './wire.ts';

/**
 * One HTTP exchange. Every answer is a result, whatever its status.
 *
 * @throws `AMAZON_UNREACHABLE`, `AMAZON_UNREADABLE` when the answer is too large, `OUTCOME_UNKNOWN`, `ABORTED`
 */
export type Send = (
  request: AmazonRequest,
  accessToken: string,
  signal: AbortSignal | undefined,
) => Promise<AmazonAnswer>;

/** {@link Send} by way of amazon-sp-api, which builds the request; everything that it would decide is decided here. */
export function createSend(settings: Settings): Send {
  const { endpoint, httpsAgent, timeoutMs, maxResponseBytes, secrets } = settings;
  return async (request, accessToken, signal) => {
    const connection = httpsAgent
      ? watchRequest(httpsAgent, maxResponseBytes)
      : openConnection(endpoint, maxResponseBytes);
    try {
      const exchange = (): Promise<unknown> =>
        Promise.race([callAmazon(request, accessToken, connection, settings), connection.gone]);
      return maskedAnswer(readRaw(await withDeadline(exchange, { signal, timeoutMs })), secrets);
    } catch (error) {
      throw lostAnswer(error, request);
    } finally {
      connection.close();
    }
  };
}

async function callAmazon(
  request: AmazonRequest,
  accessToken: string,
  { agent }: WatchedAgent,
  { region, sandbox, userAgent }: Settings,
): Promise<unknown> {
  // A client per request: it keeps its token and its timeouts as state that calls at the same time would share.
  const client: { callAPI(call: object): Promise<unknown> } = new SellingPartner({
    region,
    access_token: accessToken,
    // Demanded by the client, which would else look for them in files and in the environment; never used.
    refresh_token: 'unused',
    credentials: { SELLING_PARTNER_APP_CLIENT_ID: 'unused', SELLING_PARTNER_APP_CLIENT_SECRET: 'unused' },
    options: {
      // amazon-sp-api 1.2.1 with these on: a token per waiting call, a dead connection tried again for ever.
      auto_request_tokens: false,
      auto_request_throttled: false,
      retry_remote_timeout: false,
      use_sandbox: sandbox,
      user_agent: userAgent,
      https_proxy_agent: agent,
    },
  });
  const { name, api, version } = request.operation;
  return client.callAPI({
    operation: name,
    endpoint: api,
    // Copies: the client encodes the caller's path in place.
    path: { ...request.path },
    query: { ...request.query },
    ...(request.body && { body: { ...request.body } }),
    // raw: without it, an error without an `errors` list would be returned as a result.
    options: { version, raw_result: true },
  });
}

const rawSchema = z.object({
  statusCode: z.number(),
  headers: z.record(z.string(), z.union([z.string(), z.array(z.string())])),
  chunks: z.array(z.instanceof(Uint8Array)),
});

function readRaw(raw: unknown): AmazonAnswer {
  const { statusCode, headers, chunks } = rawSchema.parse(raw);
  return {
    status: statusCode,
    headers: new Map(Object.entries(headers).map(([name, value]) => [name, String(value)])),
    // The client's own `body` breaks characters that arrive in two chunks.
    body: Buffer.concat(chunks).toString('utf8'),
  };
}
