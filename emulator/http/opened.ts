import type { Server } from 'node:http';

/** A server that listens. */
export interface Opened {
  readonly port: number;
  close(): Promise<void>;
}

/**
 * Makes a server listen. Rejects with Node's own error (`code` EADDRINUSE, …) if the port is not available.
 * @param port - 0 means any free port
 */
export async function opened(server: Server, port: number, host: string): Promise<Opened> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  return {
    port: typeof address === 'object' && address ? address.port : port,
    close: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
        server.closeAllConnections();
      }),
  };
}
