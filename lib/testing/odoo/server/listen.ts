import type { ServerResponse } from 'node:http';
import { openServer } from '../../loopback.ts';
import type { HttpAnswer, HttpRequest } from './request.ts';

/** An HTTP server on the loopback interface that can go away and come back under the same address. */
export interface Listener {
  readonly url: string;
  stop(): Promise<void>;
  restart(): Promise<void>;
}

export async function listen(handle: (request: HttpRequest) => HttpAnswer): Promise<Listener> {
  const open = (port?: number) =>
    openServer((request) => handle({ ...request, path: request.url.pathname }), send, port);
  let server = await open();
  return {
    url: server.url,
    stop: () => server.close(),
    restart: async () => {
      server = await open(server.port);
    },
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
