import http from 'node:http';
import type { AddressInfo } from 'node:net';

/** What the loopback server answers one request with; `cut`: a reset connection; `hang`: nothing at all. */
export type CannedAnswer =
  | 'cut'
  | 'hang'
  | { readonly status?: number; readonly headers?: Record<string, string>; readonly body: string | object };

export interface ReceivedRequest {
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly headers: http.IncomingHttpHeaders;
  readonly body: string;
}

export interface LoopbackServer {
  readonly url: string;
  readonly requests: readonly ReceivedRequest[];
  close(): Promise<void>;
}

/** An HTTP server on this machine that answers as `answer` says. */
export async function openLoopback(
  answer: (request: ReceivedRequest) => CannedAnswer,
): Promise<LoopbackServer> {
  const requests: ReceivedRequest[] = [];
  const server = http.createServer((incoming, response) => {
    const chunks: Buffer[] = [];
    incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
    incoming.on('end', () => {
      const { method, url: path, headers } = incoming;
      const request = { method, path, headers, body: Buffer.concat(chunks).toString('utf8') };
      requests.push(request);
      const canned = answer(request);
      if (canned === 'hang') return;
      if (canned === 'cut') {
        incoming.socket.resetAndDestroy();
        return;
      }
      response.writeHead(canned.status ?? 200, canned.headers);
      response.end(typeof canned.body === 'string' ? canned.body : JSON.stringify(canned.body));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${String(port)}`,
    requests,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  };
}
