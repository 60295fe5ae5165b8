import type { Destination, Head } from './exchange.ts';

/** The first destination that matches the request's method and whole path; undefined if there is none. */
export function findDestination<D extends Destination>(
  destinations: readonly D[],
  { method, rawPath }: Pick<Head, 'method' | 'rawPath'>,
): D | undefined {
  return destinations.find(
    (each) => each.method === method && each.pattern.exec(rawPath)?.[0].length === rawPath.length,
  );
}
