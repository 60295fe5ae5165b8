import type { Destination, Head } from './exchange.ts';

/** Whether a destination answers a method. A page answers HEAD like GET (RFC 9110, 9.3.2); the APIs have no such method. */
const answers = ({ method, audience = 'programs' }: Destination, asked: string): boolean =>
  method === asked || (asked === 'HEAD' && method === 'GET' && audience !== 'programs');

/** The first destination that matches the request's method and whole path; undefined if there is none. */
export function findDestination<D extends Destination>(
  destinations: readonly D[],
  { method, rawPath }: Pick<Head, 'method' | 'rawPath'>,
): D | undefined {
  return destinations.find(
    (each) => answers(each, method) && each.pattern.exec(rawPath)?.[0].length === rawPath.length,
  );
}
