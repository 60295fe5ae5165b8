import { CachedRow, CachedRows } from '../sheets/cached-row.ts';
import type { DiscoveryDocument, Schema } from './document.ts';
import { dereferenced } from './methods.ts';

/** Returns whether a value fits a schema. If the value does not fit, a second search finds the place of the error. */
export type Fits = (value: unknown, depth: number) => boolean;

/** The kind of value to check: `request` is a request body, as Google's parser reads it; `answer` is an answer of Google. */
export type Direction = 'request' | 'answer';

/** The maximum nesting of messages. */
export const DEEPEST = 100;

const compiled: Readonly<Record<Direction, WeakMap<Schema, Fits>>> = { request: new WeakMap(), answer: new WeakMap() };

/** Compiles a schema once into a function, so that checking ten thousand cells is fast. */
export function fitting(schema: Schema, document: DiscoveryDocument, direction: Direction): Fits {
  const resolved = dereferenced(schema, document);
  const known = compiled[direction].get(resolved);
  if (known) return known;
  // A message may contain itself. This placeholder calls the finished function.
  let made: Fits | undefined;
  compiled[direction].set(resolved, (value, depth) => (made ? made(value, depth) : false));
  made = compile(resolved, document, direction);
  compiled[direction].set(resolved, made);
  return made;
}

function compile(schema: Schema, document: DiscoveryDocument, direction: Direction): Fits {
  switch (schema.type) {
    case 'object':
      return messageFits(schema, document, direction);
    case 'array':
      return listFits(schema, document, direction);
    case 'any':
      return () => true;
    default:
      return direction === 'request' ? (value) => typeof value !== 'object' : (value) => typeof value === schema.type;
  }
}

function messageFits(
  { properties = {}, additionalProperties }: Schema,
  document: DiscoveryDocument,
  direction: Direction,
): Fits {
  const fields: Record<string, Fits | undefined> = Object.create(null);
  for (const [name, field] of Object.entries(properties)) fields[name] = fitting(field, document, direction);
  const others = additionalProperties && fitting(additionalProperties, document, direction);
  const absent = (value: unknown): boolean => value === undefined || (direction === 'request' && value === null);
  return (value, depth) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value) || depth > DEEPEST) return false;
    const message = value as Readonly<Record<string, unknown>>;
    for (const name of Object.keys(message)) {
      const fits = fields[name] ?? others;
      const child = message[name];
      if (!fits || !(absent(child) || fits(child, depth + 1))) return false;
    }
    return true;
  };
}

function listFits({ items }: Schema, document: DiscoveryDocument, direction: Direction): Fits {
  // Lists of lists contain only plain values; the code that reads the values checks them.
  const element =
    !items || items.type === 'any' || (direction === 'request' && items.type === 'array')
      ? undefined
      : fitting(items, document, direction);
  if (!element) return (value) => Array.isArray(value) || direction === 'request';
  const rowFits = fitsOnce<CachedRow>((row, depth) => element(row.toJSON(), depth));
  const allFit = (list: readonly unknown[], depth: number): boolean => {
    for (const each of list)
      if (!(each instanceof CachedRow ? rowFits(each, depth) : element(each, depth))) return false;
    return true;
  };
  const rowsFit = fitsOnce<CachedRows>(allFit);
  return (value, depth) => {
    if (value instanceof CachedRows) return rowsFit(value, depth);
    return Array.isArray(value) ? allFit(value, depth) : direction === 'request' && element(value, depth);
  };
}

/** Checks a value that never changes only once. */
function fitsOnce<T extends object>(fits: (value: T, depth: number) => boolean): typeof fits {
  const sound = new WeakSet<T>();
  return (value, depth) => {
    if (sound.has(value)) return true;
    if (!fits(value, depth)) return false;
    sound.add(value);
    return true;
  };
}
