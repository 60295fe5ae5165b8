import * as z from 'zod/mini';
import { jsonOf } from '../domain/json-of.ts';

/** Prefix of the metadata key of an installed form, as in `nastavnik.form.intake`. */
export const FORM_MARK = 'nastavnik.form.';

const linkSchema = z.object({
  formId: z.string(),
  /** The id in the form's public address; it differs from `formId`. */
  publishedId: z.string(),
  entries: z.record(z.string(), z.number()),
  /** Digest of the choices that we last wrote into the form. */
  choices: z.string(),
  /** Digest of the questions that we last wrote into the form; absent in forms of the first versions. */
  questions: z.optional(z.string()),
  /** Whether the form last failed to open: somebody deleted it or removed our access. */
  lost: z.optional(z.boolean()),
  /** Id of the spreadsheet for which we made the form. A copy of the spreadsheet keeps this id. */
  home: z.optional(z.string()),
  /** ISO date on which this form replaced a lost form. Links from earlier letters no longer work. */
  remadeOn: z.optional(z.string()),
});

/** An installed form: its address, and the names of its questions in a pre-filled link. */
export type FormLink = z.infer<typeof linkSchema>;

/** Reads an installed form from a metadata value; undefined if the value is not ours. */
export const readFormLink = (value: string): FormLink | undefined => jsonOf(linkSchema, value);

const foreignSchema = z.object({ foreignSince: z.string() });

/**
 * A metadata value in place of a form's link: this copied spreadsheet became a separate school, and the form belongs to the original.
 * @param since - ISO date on which the copy became a separate school
 */
export const foreignForm = (since: string): string => JSON.stringify({ foreignSince: since });

/** The date since which the form belongs to another spreadsheet; undefined if the metadata value is a form's link. */
export const readForeignForm = (value: string): string | undefined => jsonOf(foreignSchema, value)?.foreignSince;

/**
 * The address at which people answer a form.
 * @param docsRoot - the root of document addresses, with a closing slash: `https://docs.google.com/`
 */
export const publishedForm = (docsRoot: string, { publishedId }: FormLink): string =>
  `${docsRoot}forms/d/e/${publishedId}/viewform`;

/**
 * A personal link: the form's address with answers filled in.
 * @param docsRoot - the root of document addresses, with a closing slash: `https://docs.google.com/`
 */
export function prefilledLink(
  docsRoot: string,
  form: FormLink,
  answers: Readonly<Record<string, string | readonly string[]>>,
): string {
  const query = Object.entries(answers).flatMap(([field, answer]) => {
    const entry = form.entries[field];
    const all = typeof answer === 'string' ? [answer] : answer;
    return entry === undefined ? [] : all.map((one) => `entry.${entry}=${encodeURIComponent(one)}`);
  });
  return `${publishedForm(docsRoot, form)}?usp=pp_url${query.map((part) => `&${part}`).join('')}`;
}
