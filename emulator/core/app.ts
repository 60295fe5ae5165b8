import type { Clock } from './clock.ts';
import { ApiError, envelope, notFound } from './errors.ts';
import { type Answer, type Change, identityOf, json, type Request, type Route } from './exchange.ts';
import type { Ids } from './ids.ts';
import type { Store } from './store.ts';

export interface AppParts {
  readonly store: Store;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly routes: readonly Route[];
}

/** The emulator without a network: a synchronous function from request to answer. */
export interface App {
  handle(request: Request): Answer;
  /** Calls `listener` for every change, after the answer that made it. The result stops that. */
  subscribe(listener: (change: Change) => void): () => void;
}

/** One request, one transaction: what a handler stored is kept when it answers and dropped when it throws. */
export function createApp({ store, clock, ids, routes }: AppParts): App {
  const listeners = new Set<(change: Change) => void>();

  const dispatch = (request: Request, changes: Change[]): Answer => {
    for (const route of routes) {
      if (route.method !== request.method) continue;
      const match = route.pattern.exec(request.rawPath);
      if (!match || match[0].length !== request.rawPath.length) continue;
      const context = { store, clock, ids, identity: identityOf(request), changes };
      return store.transaction(() => route.handle(request, decoded(match.groups ?? {}), context));
    }
    throw notFound();
  };

  return {
    handle(request) {
      const changes: Change[] = [];
      try {
        const answer = dispatch(request, changes);
        if (changes.length > 0) {
          setImmediate(() => {
            for (const change of changes) for (const listener of listeners) listener(change);
          });
        }
        return answer;
      } catch (error) {
        return failure(error, request);
      }
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function decoded(groups: Readonly<Record<string, string | undefined>>): Record<string, string> {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(groups)) {
    if (value === undefined) continue;
    try {
      params[name] = decodeURIComponent(value);
    } catch (error) {
      if (error instanceof URIError) throw new ApiError(400, 'INVALID_ARGUMENT', 'Invalid resource name.');
      throw error;
    }
  }
  return params;
}

function failure(error: unknown, request: Request): Answer {
  const legacy = request.headers['x-goog-api-client']?.includes('gdcl/') ?? false;
  if (error instanceof ApiError) return json(envelope(error, legacy), request, error.httpStatus);
  console.error(`${request.method} ${request.rawPath}`, error);
  return json(envelope(new ApiError(500, 'INTERNAL', 'Internal error encountered.'), legacy), request, 500);
}
