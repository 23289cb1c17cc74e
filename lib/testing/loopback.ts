import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { ConnectorError } from '../support/errors.ts';

/** An HTTP request, read whole. */
export interface LoopbackRequest {
  readonly method: string;
  readonly url: URL;
  readonly header: (name: string) => string | undefined;
  /** The body as text. */
  readonly body: string;
  /** The body as it came: not every one is text. */
  readonly bytes: Uint8Array;
}

export interface LoopbackServer {
  /** Base URL, without a slash at the end. */
  readonly url: string;
  readonly port: number;
  /** Stops listening and drops all connections. */
  close(): Promise<void>;
}

/** An HTTP server on the loopback interface: `answer` decides, `send` puts it on the wire. Default port: a free one. */
export async function openServer<Answer>(
  answer: (request: LoopbackRequest) => Answer,
  send: (answer: Answer, response: ServerResponse) => void,
  port = 0,
): Promise<LoopbackServer> {
  const server = createServer((incoming, response) => {
    readRequest(incoming).then(
      (request) => {
        send(answer(request), response);
      },
      // The client went away before its request was complete.
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') {
    throw new ConnectorError(
      'CONFIGURATION_INVALID',
      'There is no port to be had on the loopback interface.',
    );
  }
  return {
    url: `http://127.0.0.1:${address.port}`,
    port: address.port,
    close: async () => {
      if (!server.listening) return;
      await new Promise<void>((resolve) => {
        server.close(() => {
          resolve();
        });
        // Connections kept alive, and those left silent by a fault, would keep the server open.
        server.closeAllConnections();
      });
    },
  };
}

async function readRequest(incoming: IncomingMessage): Promise<LoopbackRequest> {
  const bytes = await buffer(incoming);
  return {
    method: incoming.method ?? '',
    url: new URL(incoming.url ?? '/', 'http://127.0.0.1'),
    header: (name) => {
      const value = incoming.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    body: bytes.toString('utf8'),
    bytes,
  };
}
