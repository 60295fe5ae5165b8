import { canonicalRequest } from './canonical.ts';
import type { Clock } from './clock.ts';
import { ApiError, notFound } from './errors.ts';
import type { Answer, Change, Destination, Handle, Identify, Layer, Request, Route, TopicMessage } from './exchange.ts';
import type { Ids } from './ids.ts';
import { refuse } from './refuse.ts';
import { paramsOf, type Router } from './router.ts';
import type { Store } from './store.ts';
import { StoreError, type StoreFailure } from './store-error.ts';

export interface AppParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly router: Router;
  readonly identify: Identify;
  /** Whether a caller sees only the files that are shared with them. */
  readonly isPrivate?: (request: Request) => boolean;
  /** Whether formatted cells without content come back; see `Context`. */
  readonly blankCells?: boolean;
  /** Layers between the network and the routes, outermost first. */
  readonly layers?: readonly Layer[];
  /** The page that people see if the data cannot be written or read. */
  readonly failurePage: (reason: StoreFailure) => Answer;
  /** A layer around each route, inside the route's transaction. If the layer throws, the route's writes are rolled back. */
  readonly checks?: Layer;
}

/** The emulator without a network: a synchronous function from request to answer. */
export interface App {
  handle(request: Request): Answer;
  /** Answers requests one by one, like `handle`, but stores their changes by one write. */
  handleTogether(requests: readonly Request[]): readonly Answer[];
  /** Calls `listener` for every change, after the answer to the request that made it. Returns a function to unsubscribe. */
  subscribe(listener: (change: Change) => void): () => void;
  /** Calls `listener` for every message published to a topic, after the answer to that request. Returns a function to unsubscribe. */
  onPublish(listener: (message: TopicMessage) => void): () => void;
}

/** Creates the emulator. Each request is one transaction: its writes are kept if the handler answers and dropped if the handler throws. */
export function createApp(parts: AppParts): App {
  const { store, clock, ids, router, identify, layers = [], checks = pass } = parts;
  const safely = safelyWith(parts.failurePage);
  const changed = new Set<(change: Change) => void>();
  const published = new Set<(message: TopicMessage) => void>();
  /** Calls to listeners about stored changes. */
  let notices: (() => void)[] = [];
  const tellListeners = (): void => {
    const due = notices;
    notices = [];
    if (due.length > 0) setImmediate(() => due.forEach((tell) => void tell()));
  };

  const dispatch: Handle = (request) => {
    const changes: Change[] = [];
    const messages: TopicMessage[] = [];
    const context = {
      store,
      clock,
      ids,
      identity: identify(request),
      private: parts.isPrivate?.(request) ?? false,
      blankCells: parts.blankCells ?? false,
      changes,
      messages,
    };
    const answer = store.transaction(() =>
      checks(request, (checked) => {
        const route = router.find(checked);
        if (!route || !isRoute(route)) throw notFound();
        return route.handle(checked, paramsOf(route, checked), context);
      }),
    );
    if (changes.length + messages.length > 0) {
      notices.push(() => {
        for (const change of changes) for (const listener of changed) listener(change);
        for (const message of messages) for (const listener of published) listener(message);
      });
    }
    return answer;
  };
  const inLayers = safely(
    layers.reduceRight<Handle>((next, layer) => (request) => layer(request, next), safely(dispatch)),
  );
  const layered: Handle = (request) => inLayers(canonicalRequest(request));
  const handle: Handle = (request) => {
    const answer = layered(request);
    tellListeners();
    return answer;
  };

  return {
    handle,
    handleTogether(requests) {
      try {
        const answers = store.together(() => requests.map(layered));
        tellListeners();
        return answers;
      } catch {
        // The common write failed, so nothing was stored. We repeat each request alone, so that its own answer reports its own error.
        notices = [];
        return requests.map(handle);
      }
    },
    subscribe: (listener) => listenIn(changed, listener),
    onPublish: (listener) => listenIn(published, listener),
  };
}

const pass: Layer = (request, next) => next(request);

const isRoute = (destination: Destination): destination is Route => 'handle' in destination;

function listenIn<T>(listeners: Set<T>, listener: T): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The answer for a program if the data cannot be stored or read. The operator of this computer reads the reason on the screen. */
function notStored({ reason, path }: StoreError, { method, rawPath }: Request): ApiError {
  console.error(`${method} ${rawPath}: не сохранено (${reason}: ${path})`);
  return reason === 'full' || reason === 'unwritable'
    ? new ApiError(507, 'RESOURCE_EXHAUSTED', 'Insufficient storage: nothing was changed.')
    : new ApiError(500, 'DATA_LOSS', 'The stored data cannot be read.');
}

const isForReading = ({ headers }: Request) => headers.accept?.includes('text/html') ?? false;

/** Turns errors into answers. An unexpected error becomes a 500 and is printed. */
const safelyWith =
  (failurePage: AppParts['failurePage']) =>
  (handle: Handle): Handle =>
  (request) => {
    try {
      return handle(request);
    } catch (error) {
      if (error instanceof ApiError) return refuse(error, request);
      if (error instanceof StoreError) {
        const refusal = notStored(error, request);
        return isForReading(request) ? failurePage(error.reason) : refuse(refusal, request);
      }
      console.error(`${request.method} ${request.rawPath}`, error);
      return refuse(new ApiError(500, 'INTERNAL', 'Internal error encountered.'), request);
    }
  };
