import type { Request } from '../core/exchange.ts';
import { cacheParsed, camel, parseBody } from '../sheets/shape.ts';
import type { DiscoveryDocument, Schema } from './document.ts';
import { fitting } from './fits.ts';
import { dereferenced } from './methods.ts';

/**
 * A body in the notation that the handlers expect. Google's JSON parser (proto3) also accepts the original field names (`sheet_id`), and drops `null`
 * from lists of messages. Drive ignores names that it does not know: gspread sends `withLink` with each permission, and programs written for Drive
 * v2 send `title`, which leaves the file untitled.
 */
export function canonicalValue(value: unknown, schema: Schema, document: DiscoveryDocument): unknown {
  const { properties, additionalProperties, items, type } = dereferenced(schema, document);
  if (Array.isArray(value)) {
    if (type !== 'array' || !items || items.type === 'any' || items.type === 'array') return value;
    return value.filter((each) => each !== null).map((each) => canonicalValue(each, items, document));
  }
  if (typeof value !== 'object' || value === null || (!properties && !additionalProperties)) return value;
  return Object.fromEntries(
    Object.entries(value).flatMap(([name, child]) => {
      const known = [name, camel(name)].find((each) => properties && Object.hasOwn(properties, each));
      const field = known === undefined ? additionalProperties : properties?.[known];
      if (!field && document.name === 'drive') return [];
      return [[known ?? name, field ? canonicalValue(child, field, document) : child]];
    }),
  );
}

/** The request with its JSON body in the handlers' notation. If the body already has this notation, the same request. */
export function withCanonicalBody(request: Request, schema: Schema, document: DiscoveryDocument): Request {
  const value = parseBody(request.body);
  if (fitting(schema, document, 'request')(value, 0)) return request;
  const body = Buffer.from(request.body);
  cacheParsed(body, canonicalValue(value, schema, document));
  return { ...request, body };
}
