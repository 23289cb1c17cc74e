import type { ServerResponse } from 'node:http';
import type { Delivery } from './faults.ts';

/** Puts an answer on the wire: whole, cut off, or not at all. */
export function send(delivery: Delivery, response: ServerResponse): void {
  if (delivery.kind === 'silence') return;
  if (delivery.kind === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const { status, headers, body } = delivery.answer;
  const bytes = typeof body === 'string' ? Buffer.from(body, 'utf8') : body;
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  if (delivery.kind === 'whole') {
    response.end(bytes);
    return;
  }
  // The announced length stays that of the whole body: the client can tell that something is missing.
  response.flushHeaders();
  response.write(bytes.subarray(0, delivery.afterBytes), () => response.destroy());
}
