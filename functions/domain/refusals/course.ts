import * as z from 'zod/mini';
import { jsonOf } from '../json-of.ts';
import { type Refusal, refusals } from './refusal.ts';

const shape = z.object({
  refusal: z.optional(z.enum(Object.keys(refusals) as Refusal[])),
  doubt: z.optional(z.literal(true)),
  again: z.optional(z.int().check(z.gte(0))),
});

/** How the sending of a letter has gone so far. It is stored in the row of «Рассылка», apart from the row's state. */
export interface Course {
  /** Why the mail server last refused the letter. */
  readonly refusal?: Refusal | undefined;
  /** Set if the text was once handed over and no answer came: the letter may have arrived. */
  readonly doubt?: true | undefined;
  /** After how many tries the letter was sent again because the curator wanted it. */
  readonly again?: number | undefined;
}

/** The course stored in a cell; empty if there is none. */
export function courseOf({ course }: { readonly course?: string | undefined }): Course {
  return jsonOf(shape, course) ?? {};
}

/** Writes the cell that {@link courseOf} reads. */
export function writeCourse({ refusal, doubt, again }: Course): string | undefined {
  const known = {
    ...(refusal ? { refusal } : {}),
    ...(doubt ? { doubt } : {}),
    ...(again === undefined ? {} : { again }),
  };
  return Object.keys(known).length > 0 ? JSON.stringify(known) : undefined;
}
