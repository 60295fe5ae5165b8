import { notImplemented, UnknownField } from '../core/errors.ts';
import { bool, type Shape } from './shape.ts';

/** Query parameters that every method has. */
const COMMON = new Set(['fields', 'prettyPrint', 'access_token', 'key', 'quotaUser', 'alt', '$.xgafv', 'oauth_token']);

/** @throws 400 for a parameter that the method does not have, 501 for a non-JSON answer */
export function checkQuery(query: URLSearchParams, ...known: string[]): void {
  for (const name of query.keys()) {
    if (COMMON.has(name) || known.includes(name)) continue;
    const description = `Invalid JSON payload received. Unknown name "${name}": Cannot bind query parameter. Field '${name}' could not be found in request message.`;
    throw new UnknownField(name, description, [{ description }]);
  }
  const alt = query.get('alt');
  if (alt !== null && alt !== 'json') throw notImplemented(`alt=${alt}`);
}

/** A query parameter, parsed by its shape; undefined if the request lacks it. */
export function parameter<T>(query: URLSearchParams, name: string, shape: Shape<T>): T | undefined {
  const value = query.get(name);
  return value === null || value === '' ? undefined : shape.read(value, name);
}

export function switchedOn(query: URLSearchParams, name: string): boolean {
  return parameter(query, name, bool) ?? false;
}
