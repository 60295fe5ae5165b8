import { keysOnlyRead } from './access/api-key.ts';
import { admitHolders, guard } from './access/guard.ts';
import { sharing } from './access/sharing.ts';
import { type AcceptedTokens, identifyBy } from './access/tokens.ts';
import { AccessLog } from './control/access-log.ts';
import { Faults } from './control/faults.ts';
import { Quotas } from './control/quotas.ts';
import { type Controls, controlDestinations, controlLayer } from './control/routes.ts';
import { exportState, importState } from './control/state-file.ts';
import { type App, createApp } from './core/app.ts';
import { type Clock, MovableClock, systemClock } from './core/clock.ts';
import {
  type Change,
  type Destination,
  hasKeyOnly,
  identityOf,
  type Layer,
  type Request,
  type Route,
  type TopicMessage,
} from './core/exchange.ts';
import { randomIds, seededIds } from './core/ids.ts';
import { Router } from './core/router.ts';
import { Store } from './core/store.ts';
import { StoreError } from './core/store-error.ts';
import { directFetch } from './direct/direct-fetch.ts';
import { callsTo } from './discovery/calls.ts';
import { checkCall } from './discovery/check-call.ts';
import { discoveryRoutes, refusedMethods } from './discovery/routes.ts';
import { driveRoutes } from './drive/routes.ts';
import type { FormPages } from './forms/page/form-pages.ts';
import { plainFormPages } from './forms/page/plain-form-pages.ts';
import { formsRoutes } from './forms/routes.ts';
import { notifyLate } from './forms/watches/notify.ts';
import { gate } from './gate/gate.ts';
import { isLoopback, isOwnHost, OpenToAll } from './gate/own-host.ts';
import { admitSession } from './gate/session-token.ts';
import { batchDestination, batches } from './http/batch.ts';
import { listen, rootOf, type ServerTimeouts } from './http/server.ts';
import { oidcRoutes } from './oidc/routes.ts';
import { failurePage } from './pages/failure-page.tsx';
import type { PageLink } from './pages/home.tsx';
import { noticeLayer } from './pages/notice.tsx';
import { pageRoutes } from './pages/routes.ts';
import type { HidesTab } from './pages/sheet/visible-tabs.ts';
import { PushDelivery } from './pubsub/push-delivery.ts';
import { publish } from './pubsub/repository.ts';
import { pubsubRoutes } from './pubsub/routes.ts';
import { loadSeed, type SeededIds } from './seed/load-seed.ts';
import type { SeedFile } from './seed/seed-file.ts';
import { sheetsRoutes } from './sheets/routes.ts';

export type { Clock };

export interface EmulatorOptions {
  /** The SQLite file. By default, data stay in memory. */
  readonly dataFile?: string;
  /** An open store instead of a data file. The emulator closes it, even if the start fails. */
  readonly store?: Store;
  /** The port to listen at; 0, the default, means any free port. */
  readonly port?: number;
  /**
   * Whether to open a server; true by default. Without a server, only the `fetch` of this process reaches the emulator; `port` and `host` then appear
   * only in links.
   */
  readonly listens?: boolean;
  /** The address to listen at; loopback by default. If other computers can reach this address, `auth` or `secret` is required. */
  readonly host?: string;
  readonly clock?: Clock;
  /** The seed for reproducible identifiers. By default, identifiers are random. */
  readonly seed?: number;
  /** The accepted tokens and their holders. By default, any token is accepted, and a token that is an address acts for that address. */
  readonly auth?: AcceptedTokens;
  /**
   * With this secret, programs on the network need a token made from it (`sessionToken`). The token contains the address for which the program acts.
   */
  readonly secret?: string;
  /** Whether Google's quotas per minute apply; false by default. */
  readonly quotas?: boolean;
  /** Whether only people with a permission in Drive may use a file; always true with `auth`, otherwise false by default. */
  readonly sharing?: boolean;
  /**
   * Whether a formatted or validated cell without content is returned as `{}`, as googlesheets4#76 reports of Google; false by default. Recordings of
   * Google's answers show both forms, so a client must handle both.
   */
  readonly blankCells?: boolean;
  /** Whether `/emulator/` offers faults, clock, reset, state and log over HTTP; true by default. Set it to false if the data are valuable. */
  readonly control?: boolean;
  /** Pages of an application, matched before Google's paths. */
  readonly routes?: readonly Route[];
  readonly links?: readonly PageLink[];
  /** Whether the page of a spreadsheet hides a tab from a person; nothing is hidden by default. The APIs show all tabs. */
  readonly hidesTab?: HidesTab;
  /** How respondents see forms; by default, the emulator's own pages. */
  readonly formPages?: FormPages;
  /** What the application is doing at the moment, in Russian. While it does something, the first page says so and reloads itself. */
  readonly progress?: () => string | undefined;
  /** A notice for the top of every page. */
  readonly notice?: string;
  /** How long the server waits for a request; a minute by default. */
  readonly timeouts?: ServerTimeouts;
  /** Called after each answered request that submitted a form or edited a spreadsheet. */
  readonly onChange?: (change: Change) => void;
}

export interface Emulator extends App, Controls {
  /** Root address with a trailing slash, for the clients' `rootUrl`. */
  readonly url: string;
  /** Like the global `fetch`, but requests reach the emulator without a network. The gate and the core treat them like requests over HTTP. */
  readonly fetch: typeof fetch;
  /** All destinations of network requests. */
  readonly destinations: readonly Destination[];
  readonly store: Store;
  /** Creates a seed's content. @throws {z.ZodError} for an invalid seed; {SeedError} that names the failed item */
  loadSeed(seed: SeedFile): SeededIds;
  close(): Promise<void>;
}

/**
 * Starts Google Sheets v4, Forms v1 and Drive v3 on this machine.
 * @throws {OpenToAll} if other computers can reach the address and any token is accepted; {StoreError} if the data file is unusable; Node's own error
 * if the port is not available
 */
export async function createEmulator(options: EmulatorOptions = {}): Promise<Emulator> {
  const {
    seed,
    port = 0,
    listens = true,
    host = '127.0.0.1',
    routes = [],
    control = true,
    auth,
    secret,
    timeouts,
  } = options;
  const exposed = !isLoopback(host);
  if (exposed && auth === undefined && secret === undefined) throw new OpenToAll(host);
  const store = options.store ?? Store.open(options.dataFile ?? ':memory:');
  const clock = new MovableClock(options.clock ?? systemClock);
  const ids = idSource(seed, store);
  const pushDelivery = new PushDelivery({ store, clock, ids });
  const identify = auth ? identifyBy(auth) : identityOf;
  const guarded = auth !== undefined || (options.sharing ?? false);
  const faults = new Faults(identify);
  const quotas = new Quotas({ clock, identify, enabled: options.quotas ?? false });
  const log = new AccessLog({ clock, identify });
  const controls: Controls = {
    clock,
    faults,
    quotas,
    log,
    reset() {
      store.restore([]);
      ids.restart();
      clock.restart();
      faults.clear();
      quotas.enabled = options.quotas ?? false;
      quotas.clear();
      log.clear();
    },
    exportState: () => exportState(store),
    importState(file) {
      importState(store, file);
      ids.restart();
    },
  };
  const google = [
    ...sheetsRoutes,
    ...formsRoutes(options.formPages ?? plainFormPages),
    ...driveRoutes,
    ...oidcRoutes,
    ...pubsubRoutes(pushDelivery),
  ];
  const pages = pageRoutes(options.links ?? [], options.hidesTab ?? (() => false), options.progress);
  const allRoutes = [...routes, ...google, ...pages, ...discoveryRoutes, ...refusedMethods];
  const router = new Router([...(control ? controlDestinations : []), batchDestination, ...allRoutes]);
  const find = callsTo(router);
  const admit = secret !== undefined ? admitSession(secret) : auth && admitHolders(auth, find);
  const isPrivate = (request: Request): boolean => guarded || (hasKeyOnly(request) && find(request) !== undefined);
  const layers: readonly Layer[] = [
    ...(options.notice === undefined ? [] : [noticeLayer(options.notice)]),
    batches(admit),
    ...(auth ? [guard(auth, router, find)] : []),
    ...(control ? [controlLayer(controls, router), log.layer] : []),
    keysOnlyRead(find),
    sharing({ identify, store, router, find, isPrivate }),
    quotas.layer,
    faults.layer,
  ];
  const parts = {
    store,
    clock,
    ids,
    router,
    blankCells: options.blankCells ?? false,
    checks: checkCall(find),
    failurePage,
  };
  const app = createApp({ ...parts, isPrivate, identify, layers });
  // Seeding bypasses tokens, quotas and faults.
  const inner = createApp({ ...parts, identify: identityOf });
  if (options.onChange) app.subscribe(options.onChange);
  const deliver = (message: TopicMessage): void =>
    inBackground(() => {
      store.transaction(() => publish({ store, clock, ids }, message.topicName, { attributes: message.attributes }));
      pushDelivery.wake();
    });
  app.onPublish(deliver);
  try {
    const entrance = gate({
      router,
      isOwnHost: isOwnHost(host),
      closed: exposed || auth !== undefined,
      crossOrigin: secret === undefined,
      ...(admit && { admit }),
    });
    const server = listens
      ? await listen(app, entrance, { port, host, ...(timeouts && { timeouts }) })
      : { url: rootOf(host, port), close: async () => {} };
    pushDelivery.wake();
    const late = setInterval(
      () =>
        inBackground(() => {
          const messages: TopicMessage[] = [];
          store.transaction(() => notifyLate({ store, clock, messages }));
          messages.forEach(deliver);
        }),
      LATE_NOTIFICATIONS,
    ).unref();
    const close = async (): Promise<void> => {
      pushDelivery.stop();
      clearInterval(late);
      await server.close();
      store.close();
    };
    const { url } = server;
    return {
      ...app,
      ...controls,
      loadSeed: (seed) => loadSeed(seed, inner.handle),
      url,
      fetch: directFetch(app, entrance),
      destinations: router.destinations,
      store,
      close,
    };
  } catch (error) {
    store.close();
    throw error;
  }
}

/** Runs work that belongs to no request. If a write fails, prints the error; the next change tries again. */
function inBackground(work: () => void): void {
  try {
    work();
  } catch (error) {
    if (!(error instanceof StoreError)) throw error;
    console.error(`Уведомление не сохранено (${error.reason}: ${error.path})`);
  }
}

/** How often, in real milliseconds, to look for postponed notifications of form watches. */
const LATE_NOTIFICATIONS = 1_000;

/** The source of identifiers; reproducible if there is a seed. `restart` starts a new sequence for new content of the store. */
function idSource(seed: number | undefined, store: Store) {
  if (seed === undefined) return { ...randomIds(), restart: () => {} };
  const ids = seededIds(seed + opening(store));
  return { ...ids, restart: () => ids.reseed(seed + opening(store)) };
}

/** The number of this opening of the data, so that the same seed gives new identifiers at each opening. */
function opening(store: Store): number {
  const count = store.get<{ count: number }>('emulator', 'openings')?.count ?? 0;
  store.put('emulator', 'openings', { count: count + 1 });
  return count;
}
