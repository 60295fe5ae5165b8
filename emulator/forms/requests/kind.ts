import { invalidArgument } from '../../core/errors.ts';
import type { Ids } from '../../core/ids.ts';
import type { Shape } from '../../sheets/shape.ts';
import type { FormDocument } from '../model.ts';

/** The result of a request: the changed form, and a reply if this kind of request has a reply. */
export interface Outcome {
  readonly form: FormDocument;
  readonly reply?: object;
}

export type Step = (form: FormDocument, ids: Ids) => Outcome;

/** One kind of request in forms.batchUpdate: parses its body into a step (400 if invalid, 501 if unsupported). */
export interface RequestKind {
  read(body: unknown, at: string): Step;
}

/** A request kind from its fields and its effect. The errors of `apply` do not contain the field path. */
export function kind<T>(shape: Shape<T>, apply: (request: T, form: FormDocument, ids: Ids) => Outcome): RequestKind {
  return {
    read(body, at) {
      const request = shape.read(body, at);
      return (form, ids) => apply(request, form, ids);
    },
  };
}

/** The position in a Location. A missing index means 0, because proto3 omits zeros. `limit` is the first invalid position. */
export function position(location: { readonly index?: number } | undefined, limit: number): number {
  const index = location?.index ?? 0;
  if (index < 0 || index >= limit) {
    throw invalidArgument(`Invalid location.index: ${index}. The index must be in the range [0, ${limit - 1}].`);
  }
  return index;
}

/** @throws 400 if the field is missing */
export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw invalidArgument(`${name} is required.`);
  return value;
}
