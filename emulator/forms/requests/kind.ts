import { invalidArgument } from '../../core/errors.ts';
import type { Ids } from '../../core/ids.ts';
import type { Shape } from '../../sheets/shape.ts';
import type { FormDocument } from '../model.ts';

/** What a request makes of the form, and its reply where the kind has one. */
export interface Outcome {
  readonly form: FormDocument;
  readonly reply?: object;
}

export type Step = (form: FormDocument, ids: Ids) => Outcome;

/** One kind of request in forms.batchUpdate: reads its body (400, 501 when it cannot be honoured) into a step. */
export interface RequestKind {
  read(body: unknown, at: string): Step;
}

/** A kind from its fields and what it does with them. `apply` throws the reason without the place. */
export function kind<T>(shape: Shape<T>, apply: (request: T, form: FormDocument, ids: Ids) => Outcome): RequestKind {
  return {
    read(body, at) {
      const request = shape.read(body, at);
      return (form, ids) => apply(request, form, ids);
    },
  };
}

/** The position that a Location names: proto3 leaves a zero out. `limit` is the first position that is too high. */
export function position(location: { readonly index?: number } | undefined, limit: number): number {
  const index = location?.index ?? 0;
  if (index < 0 || index >= limit) {
    throw invalidArgument(`Invalid location.index: ${index}. The index must be in the range [0, ${limit - 1}].`);
  }
  return index;
}

/** @throws 400 when the field is missing */
export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw invalidArgument(`${name} is required.`);
  return value;
}
