import { z } from 'zod';
import type { EmbeddedAmazon } from '../../lib/testing/amazon/index.ts';

/** An answer as it came over the wire. */
export interface Reply {
  readonly status: number;
  readonly headers: Headers;
  readonly json: unknown;
}

/** Talks to an embedded Amazon without any of the library's own client. */
export interface AmazonTestClient {
  requestToken(changes?: Record<string, string>): Promise<Reply>;
  /** Fetches an access token, which all later requests carry. */
  logIn(): Promise<void>;
  get(path: string, headers?: Record<string, string>): Promise<Reply>;
  /** Sends `content` as JSON. */
  post(path: string, content: unknown): Promise<Reply>;
  search(parameters: Record<string, string>): Promise<Reply>;
}

const tokenAnswer = z.object({ access_token: z.string() });

export function amazonTestClient({ endpoint, credentials }: EmbeddedAmazon): AmazonTestClient {
  let accessToken = '';
  const requestToken = async (changes: Record<string, string> = {}): Promise<Reply> => {
    const body = new URLSearchParams({
      grant_type: 'refresh_token',
      refresh_token: credentials.refreshToken,
      client_id: credentials.clientId,
      client_secret: credentials.clientSecret,
      ...changes,
    });
    return read(await fetch(`${endpoint}/auth/o2/token`, { method: 'POST', body }));
  };
  const get = async (path: string, headers: Record<string, string> = {}): Promise<Reply> =>
    read(await fetch(endpoint + path, { headers: { 'x-amz-access-token': accessToken, ...headers } }));
  return {
    requestToken,
    logIn: async () => {
      accessToken = tokenAnswer.parse((await requestToken()).json).access_token;
    },
    get,
    post: async (path, content) =>
      read(
        await fetch(endpoint + path, {
          method: 'POST',
          headers: { 'x-amz-access-token': accessToken, 'content-type': 'application/json' },
          body: JSON.stringify(content),
        }),
      ),
    search: (parameters) => get(`/orders/2026-01-01/orders?${new URLSearchParams(parameters).toString()}`),
  };
}

async function read(response: Response): Promise<Reply> {
  const json: unknown = await response.json();
  return { status: response.status, headers: response.headers, json };
}

const errorsShape = z.object({
  errors: z.array(z.object({ code: z.string(), message: z.string(), details: z.string() })).length(1),
});

/** Code, message and details of the one error of a reply, in one line. */
export function errorOf({ status, json }: Reply): string {
  const [error] = errorsShape.parse(json).errors;
  return [status, error?.code, error?.message, error?.details].join(' ').trim();
}

const pageShape = z.object({
  orders: z.array(z.looseObject({ orderId: z.string(), orderItems: z.array(z.looseObject({})) })),
  pagination: z.object({ nextToken: z.string() }).optional(),
  lastUpdatedBefore: z.string().optional(),
  createdBefore: z.string().optional(),
});

export interface Page {
  readonly orders: readonly Readonly<Record<string, unknown>>[];
  readonly orderIds: readonly string[];
  readonly nextToken: string | undefined;
  readonly lastUpdatedBefore: string | undefined;
  readonly createdBefore: string | undefined;
}

/** A reply to a search, which has to be a page. */
export function pageOf({ json }: Reply): Page {
  const { orders, pagination, lastUpdatedBefore, createdBefore } = pageShape.parse(json);
  return {
    orders,
    orderIds: orders.map((order) => order.orderId),
    nextToken: pagination?.nextToken,
    lastUpdatedBefore,
    createdBefore,
  };
}
