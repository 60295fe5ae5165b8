import * as z from 'zod/mini';
import { jsonOf } from '../domain/json-of.ts';

/** Metadata key of an installed form at the spreadsheet: `nastavnik.form.intake`. */
export const FORM_MARK = 'nastavnik.form.';

const linkSchema = z.object({
  formId: z.string(),
  /** The id in the form's public address; it differs from `formId`. */
  publishedId: z.string(),
  /** Entry number of each question by field. */
  entries: z.record(z.string(), z.number()),
  /** Digest of the choices that the form last got. */
  choices: z.string(),
  /** Digest of the questions that the form last got; absent in forms of the first versions. */
  questions: z.optional(z.string()),
  /** The form did not open when it was last needed: somebody deleted it or closed it to us. */
  lost: z.optional(z.boolean()),
  /** ISO date on which this form replaced a lost one; links sent earlier lead nowhere. */
  remadeOn: z.optional(z.string()),
});

/** An installed form: its address, and the names of its questions in a pre-filled link. */
export type FormLink = z.infer<typeof linkSchema>;

/** Reads an installed form from a metadata value; undefined if the value is not ours. */
export const readFormLink = (value: string): FormLink | undefined => jsonOf(linkSchema, value);

const foreignSchema = z.object({ foreignSince: z.string() });

/**
 * A value in place of a form's link: this copy became a school of its own on that day (ISO date), and the form still belongs to the
 * original spreadsheet.
 */
export const foreignForm = (since: string): string => JSON.stringify({ foreignSince: since });

/** The day from which a metadata value marks its form as another spreadsheet's; undefined if the value is a form's link. */
export const readForeignForm = (value: string): string | undefined => jsonOf(foreignSchema, value)?.foreignSince;

/**
 * A personal link: the form's address with answers filled in.
 * @param docsRoot the root of document addresses, with a closing slash: `https://docs.google.com/`
 */
export function prefilledLink(docsRoot: string, form: FormLink, answers: Readonly<Record<string, string>>): string {
  const query = Object.entries(answers).flatMap(([field, answer]) => {
    const entry = form.entries[field];
    return entry === undefined ? [] : [`entry.${entry}=${encodeURIComponent(answer)}`];
  });
  return `${docsRoot}forms/d/e/${form.publishedId}/viewform?usp=pp_url${query.map((part) => `&${part}`).join('')}`;
}
