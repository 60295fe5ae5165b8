import * as z from 'zod/mini';
import { readJsonCell } from '../json-cell.ts';
import { type Refusal, refusals } from './refusal.ts';

const shape = z.object({
  refusal: z.optional(z.enum(Object.keys(refusals) as Refusal[])),
  doubt: z.optional(z.literal(true)),
  again: z.optional(z.int().check(z.gte(0))),
});

/** What a row of «Рассылка» remembers of the sending apart from its state. */
export interface Course {
  /** Why the letter was refused last time. */
  readonly refusal?: Refusal | undefined;
  /** The text was once handed over without an answer: the letter may have arrived. */
  readonly doubt?: true | undefined;
  /** The curator's wish to send it again was fulfilled after so many tries. */
  readonly again?: number | undefined;
}

/** The course stored in a cell; empty if there is none. */
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
