import { invalidArgument } from '../../core/errors.ts';
import type { Draft } from '../draft.ts';
import type { Shape } from '../shape.ts';

/** What a request does to a draft. Returns the reply's content, if the kind has one. */
export type Step = (draft: Draft) => object | undefined;

/** One kind of request in a batchUpdate: reads its body (400, 501 when it cannot be honoured) into a step. */
export interface RequestKind {
  read(body: unknown, at: string): Step;
}

/** A kind from the fields it honours and what it does with them. `apply` returns the reply, if any, and throws the reason without the place. */
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

/** @throws 400 when the field is missing */
export function required<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw invalidArgument(`${name} is required.`);
  return value;
}
