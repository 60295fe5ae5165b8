import { type App, createApp } from './core/app.ts';
import { type Clock, systemClock } from './core/clock.ts';
import type { Change, Route } from './core/exchange.ts';
import { randomIds, seededIds } from './core/ids.ts';
import { Store } from './core/store.ts';
import { driveRoutes } from './drive/routes.ts';
import { formsRoutes } from './forms/routes.ts';
import { listen } from './http/server.ts';
import { oidcRoutes } from './oidc/routes.ts';
import { pageRoutes } from './pages/routes.ts';
import { Courier } from './pubsub/courier.ts';
import { pubsubRoutes } from './pubsub/routes.ts';
import { sheetsRoutes } from './sheets/routes.ts';

export interface EmulatorOptions {
  /** SQLite file; in memory when missing. */
  readonly dataFile?: string;
  /** 0, the default, takes a free one. */
  readonly port?: number;
  readonly host?: string;
  readonly clock?: Clock;
  /** Makes identifiers reproducible; random when missing. */
  readonly seed?: number;
  /** Pages of an application, tried before Google's paths. */
  readonly routes?: readonly Route[];
  /** Called after each answered request that submitted a form or edited a spreadsheet. */
  readonly onChange?: (change: Change) => void;
}

export interface Emulator extends Pick<App, 'handle' | 'subscribe'> {
  /** Root address with a trailing slash: the clients' `rootUrl`. */
  readonly url: string;
  readonly store: Store;
  close(): Promise<void>;
}

/**
 * Starts Google Sheets v4, Forms v1 and Drive v3 on this machine.
 * @throws {StoreError} when the data file cannot be used; Node's own error when the port cannot
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const store = Store.open(options.dataFile ?? ':memory:');
  const { clock = systemClock, seed, port = 0, host, routes = [] } = options;
  const ids = seed === undefined ? randomIds() : seededIds(seed + opening(store));
  const courier = new Courier({ store, clock, ids });
  const google = [...sheetsRoutes, ...formsRoutes, ...driveRoutes, ...oidcRoutes, ...pubsubRoutes(courier)];
  const app = createApp({ store, clock, ids, routes: [...routes, ...google, ...pageRoutes] });
  if (options.onChange) app.subscribe(options.onChange);
  try {
    const server = await listen(app, { port, ...(host !== undefined && { host }) });
    courier.wake();
    const close = async (): Promise<void> => {
      courier.stop();
      await server.close();
      store.close();
    };
    return { ...app, url: server.url, store, close };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Counts the times the data were opened, so that a seed does not give the same identifiers again. */
function opening(store: Store): number {
  const count = store.get<{ count: number }>('emulator', 'openings')?.count ?? 0;
  store.put('emulator', 'openings', { count: count + 1 });
  return count;
}
