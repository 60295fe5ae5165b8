import type { Destination, Head } from '../core/exchange.ts';
import { paramsOf, type Router } from '../core/router.ts';
import { type ApiMethod, METHODS } from './methods.ts';

/** A call of a method of Google: which method, and the variables of its path. */
export interface Call extends ApiMethod {
  readonly params: Readonly<Record<string, string>>;
  /** Whether the body is a file's content. */
  readonly uploads: boolean;
}

/** Finds the method that a request calls; undefined for a request to something else. */
export type FindCall = (request: Head) => Call | undefined;

/** The method that a destination serves. A destination of an application that serves several methods counts as no method of Google. */
type Served = (Pick<Call, 'uploads'> & ApiMethod) | 'several';

/** Determines once which destination of the router serves which method. Each request is then checked against the method that serves it. */
export function callsTo(router: Router): FindCall {
  const served = new Map<Destination, Served>();
  for (const each of METHODS) {
    for (const uploads of each.method.supportsMediaUpload ? [false, true] : [false]) {
      const rawPath = `${uploads ? '/upload' : ''}/${each.method.path.replace(/\{\w+\}/g, 'x')}`;
      const destination = router.find({ method: each.method.httpMethod, rawPath });
      if (destination) served.set(destination, served.has(destination) ? 'several' : { ...each, uploads });
    }
  }
  for (const destination of router.destinations) {
    const method = METHODS.find(({ method: { id } }) => id === destination.serves);
    if (method) served.set(destination, { ...method, uploads: true });
  }
  return (request) => {
    const destination = router.find(request);
    const method = destination && served.get(destination);
    return method && method !== 'several' ? { ...method, params: paramsOf(destination, request) } : undefined;
  };
}
