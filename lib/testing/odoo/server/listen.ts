import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { ConnectorError } from '../../../support/errors.ts';
import type { HttpAnswer, HttpRequest } from './request.ts';

/** An HTTP server on the loopback interface that can go away and come back under the same address. */
export interface Listener {
  readonly url: string;
  stop(): Promise<void>;
  restart(): Promise<void>;
}

export async function listen(handle: (request: HttpRequest) => HttpAnswer): Promise<Listener> {
  let server = await open(handle, 0);
  const port = portOf(server);
  return {
    url: `http://127.0.0.1:${port}`,
    stop: () => close(server),
    restart: async () => {
      server = await open(handle, port);
    },
  };
}

async function open(handle: (request: HttpRequest) => HttpAnswer, port: number): Promise<Server> {
  const server = createServer((incoming, response) => {
    readRequest(incoming).then(
      (request) => {
        send(handle(request), response);
      },
      // The client went away before its request was complete.
      () => response.destroy(),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return server;
}

async function close(server: Server): Promise<void> {
  if (!server.listening) return;
  await new Promise<void>((resolve) => {
    server.close(() => {
      resolve();
    });
    // Connections that clients keep alive would keep it open.
    server.closeAllConnections();
  });
}

async function readRequest(incoming: IncomingMessage): Promise<HttpRequest> {
  const body = await text(incoming);
  const { pathname } = new URL(incoming.url ?? '/', 'http://127.0.0.1');
  return {
    method: incoming.method ?? '',
    path: pathname,
    header: (name) => {
      const value = incoming.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    body,
  };
}

function send(answer: HttpAnswer, response: ServerResponse): void {
  if (answer.kind === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  response.writeHead(answer.status, { 'content-type': answer.type, ...answer.headers });
  response.end(answer.body);
}

function portOf(server: Server): number {
  const address = server.address();
  if (address !== null && typeof address === 'object') return address.port;
  throw new ConnectorError(
    'CONFIGURATION_INVALID',
    'The embedded Odoo got no port on the loopback interface.',
  );
}
