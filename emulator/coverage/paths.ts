import type { DiscoveryDocument, Schema } from '../discovery/document.ts';
import { ENUMS } from '../discovery/enums.ts';
import { dereferenced } from '../discovery/methods.ts';

/** A field of a message, and the smallest message that sets only this field. */
export interface FieldPath {
  /** E.g. `rows.values.note`. */
  readonly path: string;
  readonly sample: unknown;
}

/** A value of an enum field, and the smallest message that sets it. */
export interface EnumPath extends FieldPath {
  readonly value: string;
}

/** A value that no enum has. */
export const NO_VALUE = 'NO_SUCH_VALUE';

type Sample = FieldPath & Partial<EnumPath>;

/** The maximum depth of fields. Below this depth, messages begin to repeat. */
const DEEPEST = 8;

/** All fields of a message, at any depth. A message nested in itself appears only once. */
export const fieldPaths = (schema: Schema, document: DiscoveryDocument): FieldPath[] =>
  pathsOf(schema, document, []).filter(({ value }) => value === undefined);

/** All values of all enum fields of a message, and for each such field `NO_VALUE`. */
export const enumPaths = (schema: Schema, document: DiscoveryDocument): EnumPath[] =>
  pathsOf(schema, document, []).flatMap((each) => (each.value === undefined ? [] : [{ ...each, value: each.value }]));

function pathsOf(schema: Schema, document: DiscoveryDocument, inside: readonly string[]): Sample[] {
  const { properties = {}, id } = dereferenced(schema, document);
  if (inside.length > DEEPEST || (id !== undefined && inside.includes(id))) return [];
  const within = id === undefined ? inside : [...inside, id];
  return Object.entries(properties).flatMap(([name, field]) =>
    samples(field, document, within, ENUMS[document.name]?.get(`${id}.${name}`)).map(({ path, sample, ...rest }) => ({
      path: path ? `${name}.${path}` : name,
      sample: { [name]: sample },
      ...rest,
    })),
  );
}

/** This field (with an empty value if it is a message) and the fields below it. @param values - the values of an enum */
function samples(
  field: Schema,
  document: DiscoveryDocument,
  inside: readonly string[],
  values?: readonly string[],
): Sample[] {
  const resolved = dereferenced(field, document);
  switch (resolved.type) {
    case 'array':
      return resolved.items
        ? samples(resolved.items, document, inside, values).map(({ sample, ...rest }) => ({
            ...rest,
            sample: [sample],
          }))
        : [];
    case 'object':
      return [
        { path: '', sample: resolved.additionalProperties ? { a: 'x' } : {} },
        ...pathsOf(field, document, inside),
      ];
    case 'string':
      return [
        { path: '', sample: 'x' },
        ...(values ? [...values, NO_VALUE] : []).map((value) => ({ path: '', sample: value, value })),
      ];
    case 'boolean':
      return [{ path: '', sample: true }];
    default:
      return [{ path: '', sample: 1 }];
  }
}
