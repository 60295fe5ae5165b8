import type { DiscoveryDocument, Method, Resource, Schema } from './document.ts';
import { drive } from './documents/drive-v3.generated.ts';
import { forms } from './documents/forms-v1.generated.ts';
import { sheets } from './documents/sheets-v4.generated.ts';

/** Google's descriptions of the emulated APIs. */
export const DOCUMENTS: readonly DiscoveryDocument[] = [sheets, forms, drive];

/** A method of an API, and what we need to recognise and check its calls. */
export interface ApiMethod {
  readonly method: Method;
  readonly document: DiscoveryDocument;
  readonly pattern: RegExp;
  /** The path for uploads with content. */
  readonly upload?: RegExp;
}

/** Every method of the APIs, the most specific paths first. */
export const METHODS: readonly ApiMethod[] = DOCUMENTS.flatMap((document) =>
  methodsOf(document.resources).map((method) => ({
    method,
    document,
    pattern: patternOf(method.path),
    ...(method.supportsMediaUpload && { upload: patternOf(`upload/${method.path}`) }),
  })),
).sort((a, b) => variables(a) - variables(b));

/** The message that a schema refers to, or the schema itself if it has no reference. */
export function dereferenced(schema: Schema, document: DiscoveryDocument): Schema {
  return schema.$ref === undefined ? schema : (document.schemas[schema.$ref] ?? schema);
}

function methodsOf(resources: Readonly<Record<string, Resource>>): Method[] {
  return Object.values(resources).flatMap(({ methods = {}, resources: below = {} }) => [
    ...Object.values(methods),
    ...methodsOf(below),
  ]);
}

/** A pattern for a path. A variable matches one segment up to the `:verb`. */
function patternOf(path: string): RegExp {
  const source = path.replace(/[.$]/g, '\\$&').replace(/\{(\w+)\}(:\w+)?/g, (_, name: string, verb = '') => {
    const segment = name === 'range' ? '[^/]+?' : '[^/:]+';
    return `(?<${name}>${segment})${verb}`;
  });
  return new RegExp(`^/${source}$`);
}

/** The sort key of a path: fewer variables come first. With equally many variables, a path with a verb comes first (`values/{range}:append`). */
function variables({ method: { path } }: ApiMethod): number {
  return [...path.matchAll(/\{/g)].length - (/:\w+$/.test(path) ? 0.5 : 0);
}
