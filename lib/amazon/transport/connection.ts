import { Agent } from 'node:https';
import net from 'node:net';
import tls from 'node:tls';

/** The connection of one request. */
export interface Connection {
  readonly agent: Agent;
  /** Rejects when the connection is gone, and after a whole answer too: later than that. */
  readonly gone: Promise<never>;
  /** Cuts the connection, whatever is under way on it. */
  close(): void;
}

/**
 * A connection to `endpoint`, or to Amazon, that is opened for one request and closed with it.
 *
 * amazon-sp-api can neither abort a request nor notice that an answer stops in the middle: it hears of the request's
 * errors alone, and its promise then stays pending for ever. Owning the connection gives both back. It also is the
 * only way to another host, since the client always calls Amazon's own on port 443.
 */
export function openConnection(endpoint: URL | undefined): Connection {
  const agent = new Agent({ keepAlive: false });
  const connectToAmazon = agent.createConnection.bind(agent);
  const gone = new Promise<never>((_resolve, reject) => {
    agent.createConnection = (options, callback) => {
      const socket = endpoint ? connectTo(endpoint) : connectToAmazon(options, callback);
      socket?.once('close', () => {
        // The end of a whole answer and that of its connection come together: the answer goes first.
        setImmediate(
          reject,
          new ConnectionLostError('The connection was closed before the answer was whole.'),
        );
      });
      return socket;
    };
  });
  // Nobody waits any more for a connection that ends after its answer.
  gone.catch(() => undefined);
  return {
    agent,
    gone,
    close: () => {
      agent.destroy();
    },
  };
}

/** Requests over an agent of the caller's, whose connections are not ours to watch or to close. */
export function borrowAgent(agent: Agent): Connection {
  return { agent, gone: new Promise<never>(() => undefined), close: () => undefined };
}

class ConnectionLostError extends Error {
  override readonly name = 'ConnectionLostError';
  readonly code = 'ECONNRESET';
}

function connectTo({ protocol, hostname, port }: URL): net.Socket {
  const host = hostname.replace(/^\[|\]$/g, ''); // URLs write IPv6 addresses in brackets
  if (protocol === 'http:') return net.connect({ host, port: Number(port || 80) });
  return tls.connect({ host, port: Number(port || 443), servername: net.isIP(host) === 0 ? host : '' });
}
