import * as z from 'zod/mini';

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
export function readFormLink(value: string): FormLink | undefined {
  try {
    const parsed = linkSchema.safeParse(JSON.parse(value));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}

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
