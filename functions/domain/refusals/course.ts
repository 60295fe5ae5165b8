import * as z from 'zod/mini';
import { jsonOf } from '../json-of.ts';
import { type Refusal, refusals } from './refusal.ts';

const shape = z.object({
  refusal: z.optional(z.enum(Object.keys(refusals) as Refusal[])),
  doubt: z.optional(z.literal(true)),
  again: z.optional(z.int().check(z.gte(0))),
  goesOn: z.optional(z.iso.date()),
});

/** What happened in earlier attempts to send a letter, and when it can go. «Рассылка» has a column for it. */
export interface Course {
  /** The last refusal by the mail server. */
  readonly refusal?: Refusal | undefined;
  /** Whether the letter may have arrived, because the connection once broke while we sent it. */
  readonly doubt?: true | undefined;
  /** The number of tries before the curator asked to send the letter again. */
  readonly again?: number | undefined;
  /** For a letter that waits: the ISO date on which it can go. The row's `dueOn` is the date since which it waits. */
  readonly goesOn?: string | undefined;
}

/** Reads the course in a row. An empty object, if the cell is empty or invalid. */
export function courseOf({ course }: { readonly course?: string | undefined }): Course {
  return jsonOf(shape, course) ?? {};
}

/** The text of the cell that {@link courseOf} reads; undefined for an empty course. */
export function writeCourse({ refusal, doubt, again, goesOn }: Course): string | undefined {
  const known = {
    ...(refusal ? { refusal } : {}),
    ...(doubt ? { doubt } : {}),
    ...(again === undefined ? {} : { again }),
    ...(goesOn ? { goesOn } : {}),
  };
  return Object.keys(known).length > 0 ? JSON.stringify(known) : undefined;
}
