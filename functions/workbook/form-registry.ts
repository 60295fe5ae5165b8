import * as z from 'zod/mini';
import { jsonOf } from '../domain/json-of.ts';

/** Metadata key of an installed form at the spreadsheet: `nastavnik.form.intake`. */
export const FORM_MARK = 'nastavnik.form.';

const linkSchema = z.object({
  formId: z.string(),
  /** The id in the form's public address; it differs from `formId`. */
  publishedId: z.string(),
  /** Entry number of each question, by field. */
  entries: z.record(z.string(), z.number()),
  /** The choices that were last put into the form, by list, as a short digest. */
  choices: z.string(),
  /** The questions that the form was last given, as a short digest; absent in forms of the first versions. */
  questions: z.optional(z.string()),
  /** It could not be opened when it was needed last: somebody deleted it, or it is closed to us. */
  lost: z.optional(z.boolean()),
  /** ISO date on which it took the place of a form that was gone; links that were sent before lead nowhere. */
  remadeOn: z.optional(z.string()),
});

/** An installed form: where it is answered and what its questions are called in a pre-filled link. */
export type FormLink = z.infer<typeof linkSchema>;

/** The installed form of a metadata value; undefined where the value is not ours. */
export const readFormLink = (value: string): FormLink | undefined => jsonOf(linkSchema, value);

const foreignSchema = z.object({ foreignSince: z.string() });

/** In the place of a form's link: the form is another spreadsheet's, of which this one was a copy until that day (ISO date). */
export const foreignForm = (since: string): string => JSON.stringify({ foreignSince: since });

/** Since when a metadata value says that its form is another spreadsheet's; undefined where it does not. */
export const readForeignForm = (value: string): string | undefined => jsonOf(foreignSchema, value)?.foreignSince;

/**
 * A personal link: the form's address with answers already filled in.
 * @param docsRoot where people open documents, with a closing slash: `https://docs.google.com/`.
 */
export function prefilledLink(docsRoot: string, form: FormLink, answers: Readonly<Record<string, string>>): string {
  const query = Object.entries(answers).flatMap(([field, answer]) => {
    const entry = form.entries[field];
    return entry === undefined ? [] : [`entry.${entry}=${encodeURIComponent(answer)}`];
  });
  return `${docsRoot}forms/d/e/${form.publishedId}/viewform?usp=pp_url${query.map((part) => `&${part}`).join('')}`;
}
