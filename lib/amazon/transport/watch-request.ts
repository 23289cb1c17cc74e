import type { ClientRequest, IncomingMessage } from 'node:http';
import type { Agent } from 'node:https';
import { ResponseTooLargeError } from '../../support/response-errors.ts';

/** An agent for one request of amazon-sp-api, which can neither be stopped nor limited by itself. */
export interface WatchedAgent {
  readonly agent: Agent;
  /**
   * Rejects when the connection ends before the answer is whole, and when the answer grows too large. After a whole
   * answer it rejects too: later than that.
   */
  readonly gone: Promise<never>;
  /** Stops the request, whatever is under way. */
  close(): void;
}

/**
 * `agent`, with an eye on the request that is made over it.
 *
 * amazon-sp-api can neither abort a request, nor limit what it collects, nor notice that an answer stops in the middle:
 * its promise then stays pending for ever. Node hands every request to its agent, which is where it is taken hold of; so
 * it works with agents of the caller's too. Listening to the answer beside the client takes nothing away from it.
 */
export function watchRequest(agent: Agent, maxResponseBytes: number): WatchedAgent {
  let current: ClientRequest | undefined;
  let isClosed = false;
  let fail: (reason: Error) => void = () => undefined;
  const gone = new Promise<never>((_resolve, reject) => {
    fail = reject;
  });
  // Nobody waits any more for a connection that ends after its answer.
  gone.catch(() => undefined);

  const giveUp = (reason: Error): void => {
    fail(reason);
    current?.destroy();
  };
  const count = (answer: IncomingMessage): void => {
    if (Number(answer.headers['content-length']) > maxResponseBytes) {
      giveUp(new ResponseTooLargeError(maxResponseBytes));
      return;
    }
    let bytes = 0;
    answer.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > maxResponseBytes) giveUp(new ResponseTooLargeError(maxResponseBytes));
    });
  };

  // Everything else is the agent's own: what stands on its prototype chain is the agent itself.
  const watched = Object.create(agent, {
    addRequest: {
      value: (request: ClientRequest, options: unknown): void => {
        current = request;
        request.once('response', count);
        request.once('close', () => {
          // The end of a whole answer and that of its connection come together: the answer goes first.
          setImmediate(
            fail,
            new ConnectionLostError('The connection was closed before the answer was whole.'),
          );
        });
        if (isClosed) request.destroy();
        (agent as RequestTaker).addRequest(request, options);
      },
    },
  }) as Agent;

  return {
    agent: watched,
    gone,
    close: () => {
      isClosed = true;
      current?.destroy();
    },
  };
}

// Not in Node's types; `http.request` accepts as an agent what has it.
type RequestTaker = Agent & { addRequest(request: ClientRequest, options: unknown): void };

class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';
  readonly code = 'ECONNRESET';
}
