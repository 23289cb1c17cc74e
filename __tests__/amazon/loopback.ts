import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Received {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** What the server does with a request; a text is sent as it is, anything else as JSON. */
export type Reply =
  | { readonly status?: number; readonly headers?: Readonly<Record<string, string>>; readonly body: unknown }
  | 'reset'
  | 'silence'
  | 'half an answer';

export interface Loopback {
  readonly url: string;
  readonly tokenRequests: readonly Received[];
  readonly apiRequests: readonly Received[];
  close(): Promise<void>;
}

export interface Answers {
  /** Default: a new token each time, `token-1`, `token-2`, … */
  readonly token?: (count: number) => Reply;
  readonly api: (request: Received, count: number) => Reply;
}

/** A web server on the loopback interface that stands where Amazon's two hosts are. Counts start at 1. */
export async function startLoopback({ token = freshToken, api }: Answers): Promise<Loopback> {
  const tokenRequests: Received[] = [];
  const apiRequests: Received[] = [];
  const server = createServer((request, response) => {
    void readAll(request).then((received) => {
      const forToken = received.path === '/auth/o2/token';
      const requests = forToken ? tokenRequests : apiRequests;
      requests.push(received);
      deliver(forToken ? token(requests.length) : api(received, requests.length), response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${portOf(server.address())}`,
    tokenRequests,
    apiRequests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}

export function freshToken(count: number): Reply {
  return { body: { access_token: `token-${count}`, token_type: 'bearer', expires_in: 3600 } };
}

/** An error as every Selling Partner API sends it. */
export function amazonError(status: number, code: string, message: string, details = ''): Reply {
  return {
    status,
    headers: { 'x-amzn-RequestId': 'request-7' },
    body: { errors: [{ code, message, details }] },
  };
}

async function readAll(request: IncomingMessage): Promise<Received> {
  let body = '';
  for await (const chunk of request) body += String(chunk);
  const url = new URL(request.url ?? '/', 'http://127.0.0.1');
  return {
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: request.headers,
    body,
  };
}

function deliver(reply: Reply, response: ServerResponse): void {
  if (reply === 'silence') return;
  if (reply === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  if (reply === 'half an answer') {
    response.writeHead(200, { 'content-length': '1000' });
    response.write('{"order": {', () => response.socket?.destroy());
    return;
  }
  const { status = 200, headers = {}, body } = reply;
  response.writeHead(status, { 'content-type': 'application/json', ...headers });
  response.end(typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body));
}

function portOf(address: AddressInfo | string | null): number {
  if (typeof address !== 'object' || address === null) throw new Error('The server has no port.');
  return address.port;
}
