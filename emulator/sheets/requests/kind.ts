import { invalidArgument } from '../../core/errors.ts';
import type { Draft } from '../draft.ts';
import type { Shape } from '../shape.ts';

/** Applies a request to a draft. Returns the content of the reply; undefined without a reply. */
export type Step = (draft: Draft) => object | undefined;

/** One kind of request in a batchUpdate: parses its body into a step (400 if invalid, 501 if unsupported). */
export interface RequestKind {
  read(body: unknown, at: string): Step;
}

/** A request kind from its supported fields and its effect. `apply` returns the reply, if any; its errors lack the field path. */
export function kind<T>(shape: Shape<T>, apply: (request: T, draft: Draft) => unknown): RequestKind {
  return {
    read(body, at) {
      const request = shape.read(body, at);
      return (draft) => {
        const reply = apply(request, draft);
        return typeof reply === 'object' && reply !== null ? reply : undefined;
      };
    },
  };
}

/** @throws 400 if the field is missing */
export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw invalidArgument(`${name} is required.`);
  return value;
}
