import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach } from '@jest/globals';

const closing: (() => Promise<void>)[] = [];

/** A web server on the loopback interface; its address. It is closed after the test. */
export async function webServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(
    () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve();
        });
        server.closeAllConnections();
      }),
  );
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

/** Called by each test file that uses {@link webServer}. */
export function closeWebServers(): void {
  afterEach(async () => {
    await Promise.all(closing.splice(0).map((close) => close()));
  });
}

/** Writes for as long as anybody reads; the bytes that it has written so far. */
export function writeForEver(response: ServerResponse): () => number {
  const chunk = Buffer.alloc(64 * 1024, 'x');
  let written = 0;
  const write = (): void => {
    do written += chunk.length;
    while (!response.destroyed && response.write(chunk));
  };
  response.on('drain', write);
  response.on('close', () => response.off('drain', write));
  write();
  return () => written;
}

/** Writes a byte now and then until nobody reads any more. */
export function trickle(response: ServerResponse): void {
  const timer = setInterval(() => response.write(' '), 10);
  response.on('close', () => {
    clearInterval(timer);
  });
}
