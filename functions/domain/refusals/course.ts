import * as z from 'zod/mini';
import { readJsonCell } from '../json-cell.ts';
import { type Refusal, refusals } from './refusal.ts';

const shape = z.object({
  refusal: z.optional(z.enum(Object.keys(refusals) as Refusal[])),
  doubt: z.optional(z.literal(true)),
  again: z.optional(z.int().check(z.gte(0))),
});

/** What a row of «Рассылка» remembers of the sending, beside its state. */
export interface Course {
  /** Why the letter was not taken the last time. */
  readonly refusal?: Refusal | undefined;
  /** The text was handed over once without an answer: the letter may have arrived. */
  readonly doubt?: true | undefined;
  /** The curator's wish to send it again was fulfilled; so many tries had been made by then. */
  readonly again?: number | undefined;
}

/** The course that a cell remembers; an empty one where there is nothing. */
export function courseOf({ course }: { readonly course?: string | undefined }): Course {
  return readJsonCell(shape, course) ?? {};
}

/** For the cell that {@link courseOf} reads. */
export function writeCourse({ refusal, doubt, again }: Course): string | undefined {
  const known = {
    ...(refusal ? { refusal } : {}),
    ...(doubt ? { doubt } : {}),
    ...(again === undefined ? {} : { again }),
  };
  return Object.keys(known).length > 0 ? JSON.stringify(known) : undefined;
}
