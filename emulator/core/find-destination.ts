import type { Destination, Head } from './exchange.ts';

/** The first of the destinations that a request matches with its method and its whole path; undefined where none does. */
export function findDestination<D extends Destination>(
  destinations: readonly D[],
  { method, rawPath }: Pick<Head, 'method' | 'rawPath'>,
): D | undefined {
  return destinations.find(
    (each) => each.method === method && each.pattern.exec(rawPath)?.[0].length === rawPath.length,
  );
}
