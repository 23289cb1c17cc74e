import { z } from 'zod';
import { ConnectorError, type ErrorDetails } from '../../support/errors.ts';
import { exchange } from '../../support/exchange.ts';
import { amazonWords, shorten } from './amazon-words.ts';
import type { Settings } from '../config.ts';
import { tokenUrl } from './endpoint.ts';
import { parseJson } from '../../support/parse-json.ts';
import { maskedAnswer } from './masked-answer.ts';
import { retryAfterMs } from './retry-after.ts';
import { unreachable } from './unreachable.ts';
import { unreadable } from './unreadable.ts';
import type { AmazonAnswer } from './wire.ts';

export interface AccessToken {
  readonly token: string;
  /** Milliseconds since the epoch. */
  readonly requestedAt: number;
  readonly lifetimeMs: number;
}

const subject = 'an access token';

/**
 * A new access token from Login with Amazon.
 *
 * amazon-sp-api could ask for it, but tells neither how long it lives nor the status of a refusal.
 *
 * @throws `AMAZON_UNAUTHORIZED` when the refresh token or the application is refused; `AMAZON_THROTTLED`,
 * `AMAZON_SERVER_ERROR`, `AMAZON_UNREACHABLE`, `AMAZON_UNREADABLE`, `AMAZON_INVALID_REQUEST`, `ABORTED`
 */
export async function requestAccessToken(settings: Settings, signal: AbortSignal): Promise<AccessToken> {
  const requestedAt = settings.clock.now();
  const answer = await post(settings, signal);
  if (answer.status !== 200) throw tokenError(answer, settings.clock.now());
  const { data } = tokenSchema.safeParse(parseJson(answer.body));
  if (!data) {
    throw unreadable(subject, 'it has none', { ...detailsOf(answer), retryable: true });
  }
  settings.secrets.add(data.access_token);
  return { token: data.access_token, requestedAt, lifetimeMs: data.expires_in * 1000 };
}

const tokenSchema = z.object({
  // What no header can carry is no token: asking with it would look like a broken network.
  access_token: z.string().regex(/^[\x21-\x7e]+$/),
  // Login with Amazon: one hour.
  expires_in: z.number().positive().catch(3600),
});

async function post(settings: Settings, signal: AbortSignal): Promise<AmazonAnswer> {
  const { endpoint, timeoutMs, maxResponseBytes, httpsAgent, userAgent } = settings;
  const form = new URLSearchParams({
    grant_type: 'refresh_token',
    refresh_token: settings.refreshToken,
    client_id: settings.clientId,
    client_secret: settings.clientSecret,
  });
  try {
    const { status, headers, body } = await exchange({
      method: 'POST',
      url: tokenUrl(endpoint),
      headers: { 'User-Agent': userAgent, 'Content-Type': 'application/x-www-form-urlencoded;charset=utf-8' },
      body: form.toString(),
      signal,
      timeoutMs,
      maxResponseBytes,
      httpsAgent,
    });
    return maskedAnswer({ status, headers, body: body.toString('utf8') }, settings.secrets);
  } catch (error) {
    throw unreachable(error, subject, { operation: 'getAccessToken' });
  }
}

const oauthSchema = z.object({ error: z.string(), error_description: z.string().catch('') });

function tokenError(answer: AmazonAnswer, now: number): ConnectorError {
  const { status } = answer;
  const details = detailsOf(answer);
  if (status === 429 || status >= 500) {
    const wait = retryAfterMs(answer, now);
    return new ConnectorError(
      status === 429 ? 'AMAZON_THROTTLED' : 'AMAZON_SERVER_ERROR',
      `Login with Amazon gave no access token (status ${status}). It may in a while.`,
      { ...details, retryable: true, ...(wait === undefined ? {} : { retryAfterMs: wait }) },
    );
  }
  // The names are those of OAuth 2, RFC 6749 §5.2.
  const refusal = oauthSchema.safeParse(parseJson(answer.body)).data;
  const said = refusal
    ? `Amazon says: ${shorten(refusal.error)}: ${shorten(refusal.error_description)}`
    : `Amazon says: ${amazonWords(answer.body).text}`;
  const advice = refusal && advices.get(refusal.error);
  if (advice === undefined && status !== 401 && status !== 403) {
    return new ConnectorError(
      'AMAZON_INVALID_REQUEST',
      `Login with Amazon gave no access token. ${said}`,
      details,
    );
  }
  return new ConnectorError(
    'AMAZON_UNAUTHORIZED',
    `Login with Amazon gave no access token. ${advice ?? wrongClient} ${said}`,
    details,
  );
}

const wrongClient =
  'The client id or the client secret is wrong, or the secret was rotated (Amazon lets it expire after 180 days): ' +
  'copy both again from the developer console.';
const advices: ReadonlyMap<string, string> = new Map([
  [
    'invalid_grant',
    'The refresh token was revoked, or belongs to another application: authorise the application again in Seller ' +
      'Central and use the new refresh token.',
  ],
  ['invalid_client', wrongClient],
  ['unauthorized_client', wrongClient],
]);

function detailsOf(answer: AmazonAnswer): ErrorDetails {
  const requestId = answer.headers.get('x-amzn-requestid');
  return {
    context: { operation: 'getAccessToken' },
    status: answer.status,
    ...(requestId === undefined ? {} : { requestId }),
  };
}
