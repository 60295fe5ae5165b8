import type { DiscoveryDocument, Schema } from '../discovery/document.ts';
import { dereferenced } from '../discovery/methods.ts';

/** A field of a message, and the smallest message that sets only this field. */
export interface FieldPath {
  /** E.g. `rows.values.note`. */
  readonly path: string;
  readonly sample: unknown;
}

/** The maximum depth of fields. Below this depth, messages begin to repeat. */
const DEEPEST = 8;

/** All fields of a message, at any depth. A message nested in itself appears only once. */
export function fieldPaths(schema: Schema, document: DiscoveryDocument): FieldPath[] {
  return pathsOf(schema, document, []);
}

function pathsOf(schema: Schema, document: DiscoveryDocument, inside: readonly string[]): FieldPath[] {
  const { properties = {}, id } = dereferenced(schema, document);
  if (inside.length > DEEPEST || (id !== undefined && inside.includes(id))) return [];
  const within = id === undefined ? inside : [...inside, id];
  return Object.entries(properties).flatMap(([name, field]) =>
    samples(field, document, within).map(({ path, sample }) => ({
      path: path ? `${name}.${path}` : name,
      sample: { [name]: sample },
    })),
  );
}

/** This field (with an empty value if it is a message) and the fields below it. */
function samples(field: Schema, document: DiscoveryDocument, inside: readonly string[]): FieldPath[] {
  const resolved = dereferenced(field, document);
  switch (resolved.type) {
    case 'array':
      return resolved.items
        ? samples(resolved.items, document, inside).map(({ path, sample }) => ({ path, sample: [sample] }))
        : [];
    case 'object':
      return [
        { path: '', sample: resolved.additionalProperties ? { a: 'x' } : {} },
        ...pathsOf(field, document, inside),
      ];
    case 'string':
      return [{ path: '', sample: 'x' }];
    case 'boolean':
      return [{ path: '', sample: true }];
    default:
      return [{ path: '', sample: 1 }];
  }
}
