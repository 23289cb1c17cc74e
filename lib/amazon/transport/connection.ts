import { Agent } from 'node:https';
import net from 'node:net';
import tls from 'node:tls';
import { watchRequest, type WatchedAgent } from './watch-request.ts';

/**
 * A connection to `endpoint`, or to Amazon, that is opened for one request and closed with it. It is the only way to
 * another host, since amazon-sp-api always calls Amazon's own on port 443.
 */
export function openConnection(endpoint: URL | undefined, maxResponseBytes: number): WatchedAgent {
  const own = new Agent({ keepAlive: false });
  if (endpoint) own.createConnection = () => connectTo(endpoint);
  const watched = watchRequest(own, maxResponseBytes);
  return {
    ...watched,
    close: () => {
      watched.close();
      own.destroy();
    },
  };
}

function connectTo({ protocol, hostname, port }: URL): net.Socket {
  const host = hostname.replace(/^\[|\]$/g, ''); // URLs write IPv6 addresses in brackets
  if (protocol === 'http:') return net.connect({ host, port: Number(port || 80) });
  return tls.connect({ host, port: Number(port || 443), servername: net.isIP(host) === 0 ? host : '' });
}
