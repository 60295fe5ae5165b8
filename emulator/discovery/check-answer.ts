import { CachedRow } from '../sheets/cached-row.ts';
import type { DiscoveryDocument, Schema } from './document.ts';
import { fitting } from './fits.ts';
import { dereferenced } from './methods.ts';

/** An answer that Google would not give. The emulator then has a bug. */
class WrongAnswer extends Error {
  constructor(method: string, place: string) {
    super(`The answer of ${method} does not have the shape of Google's: ${place}`);
    this.name = 'WrongAnswer';
  }
}

/** @throws {WrongAnswer} that names the first place where the value does not fit the method's response message */
export function checkAnswer(value: unknown, schema: Schema, document: DiscoveryDocument, method: string): void {
  if (fitting(schema, document, 'answer')(value, 0)) return;
  const place = misfit(value, schema, '', document);
  if (place !== undefined) throw new WrongAnswer(method, place);
}

/** The first place where a value does not fit its schema; undefined if the whole value fits. */
function misfit(value: unknown, schema: Schema, at: string, document: DiscoveryDocument): string | undefined {
  if (value instanceof CachedRow) return misfit(value.toJSON(), schema, at, document);
  const { type, properties, additionalProperties, items } = dereferenced(schema, document);
  if (value === undefined || type === 'any') return undefined;
  if (type === 'array') {
    if (!Array.isArray(value)) return `${at} is no list`;
    if (!items || items.type === 'any') return undefined;
    for (const [index, element] of value.entries()) {
      const place = misfit(element, items, `${at}[${index}]`, document);
      if (place !== undefined) return place;
    }
    return undefined;
  }
  if (type !== 'object') return typeof value === type ? undefined : `${at} is no ${type}`;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return `${at || 'the answer'} is no message`;
  for (const name in value) {
    const known = properties && Object.hasOwn(properties, name) ? properties[name] : additionalProperties;
    if (!known) return `${at ? `${at}.` : ''}${name} is unknown`;
    const place = misfit(
      (value as Readonly<Record<string, unknown>>)[name],
      known,
      at ? `${at}.${name}` : name,
      document,
    );
    if (place !== undefined) return place;
  }
  return undefined;
}
