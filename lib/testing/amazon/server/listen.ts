import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import type { Delivery } from './faults.ts';
import type { RawRequest } from './handle.ts';

export interface Listener {
  readonly endpoint: string;
  close(): Promise<void>;
}

/** Serves `handle` over HTTP on a free port of the loopback interface. */
export async function listen(handle: (request: RawRequest) => Delivery): Promise<Listener> {
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
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    endpoint: `http://127.0.0.1:${portOf(server.address())}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        // Connections kept alive, and those left silent by a fault, would keep the server open.
        server.closeAllConnections();
      }),
  };
}

async function readRequest(incoming: IncomingMessage): Promise<RawRequest> {
  const body = await text(incoming);
  return {
    method: incoming.method ?? '',
    url: new URL(incoming.url ?? '/', 'http://127.0.0.1'),
    header: (name) => {
      const value = incoming.headers[name];
      return Array.isArray(value) ? value.join(', ') : value;
    },
    body,
  };
}

function send(delivery: Delivery, response: ServerResponse): void {
  if (delivery.kind === 'silence') return;
  if (delivery.kind === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const { status, headers, body } = delivery.answer;
  const bytes = Buffer.from(body, 'utf8');
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  if (delivery.kind === 'whole') {
    response.end(bytes);
    return;
  }
  // The announced length stays that of the whole body: the client can tell that something is missing.
  response.flushHeaders();
  response.write(bytes.subarray(0, delivery.afterBytes), () => response.destroy());
}

function portOf(address: AddressInfo | string | null): number {
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return address.port;
}
