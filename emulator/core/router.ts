import { ApiError } from './errors.ts';
import type { Destination, Head } from './exchange.ts';

type Address = Pick<Head, 'method' | 'rawPath'>;

/** Whether a destination answers a method. A page answers HEAD like GET (RFC 9110, 9.3.2); the APIs have no such method. */
const answers = ({ method, audience = 'programs' }: Destination, asked: string): boolean =>
  method === asked || (asked === 'HEAD' && method === 'GET' && audience !== 'programs');

/**
 * The only code that matches addresses. The gate, the access checks and the services all use it, so that no request is checked as one call and served
 * as another.
 */
export class Router {
  private readonly found = new WeakMap<Address, Destination | null>();

  /** @param destinations - the first one that matches counts */
  constructor(readonly destinations: readonly Destination[]) {}

  /** The destination of a request's method and whole path; undefined if there is none. */
  find(address: Address): Destination | undefined {
    const known = this.found.get(address);
    if (known !== undefined) return known ?? undefined;
    const { method, rawPath } = address;
    const found = this.destinations.find(
      (each) => answers(each, method) && each.pattern.exec(rawPath)?.[0].length === rawPath.length,
    );
    this.found.set(address, found ?? null);
    return found;
  }
}

/** The variables in a path, decoded. @throws 400 for a percent sign that encodes nothing */
export function paramsOf({ pattern }: Destination, { rawPath }: Address): Readonly<Record<string, string>> {
  const params: Record<string, string> = {};
  for (const [name, value] of Object.entries(pattern.exec(rawPath)?.groups ?? {})) {
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
