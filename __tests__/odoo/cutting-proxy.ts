import net, { type AddressInfo } from 'node:net';

/** A loopback proxy in front of a server that can cut connections after the server has done its work. */
export interface CuttingProxy {
  readonly url: string;
  /** The next `count` answers are swallowed: the client's connection is reset instead. */
  cutAnswers(count: number): void;
  close(): Promise<void>;
}

export async function openCuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  let cuts = 0;
  const server = net.createServer((client) => {
    const upstream = net.connect(Number(port), hostname);
    client.pipe(upstream);
    upstream.once('data', (first) => {
      if (cuts > 0) {
        cuts -= 1;
        client.resetAndDestroy();
        return;
      }
      client.write(first);
      upstream.pipe(client);
    });
    const end = (): void => {
      client.destroy();
      upstream.destroy();
    };
    client.on('error', end);
    upstream.on('error', end);
    upstream.on('end', () => client.end());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${address.port}`,
    cutAnswers: (count) => {
      cuts = count;
    },
    close: () =>
      new Promise((resolve) =>
        server.close(() => {
          resolve();
        }),
      ),
  };
}
