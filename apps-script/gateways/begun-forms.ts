import * as z from 'zod/mini';
import { jsonOf } from '../../functions/domain/json-of.ts';
import type { MadeForm } from '../../functions/gateways/forms-gateway.ts';
import type { Form } from '../../sheets-schema/form.ts';
import { documentProperties } from './document-properties.ts';
import { asRestError } from './google-exception.ts';

/*
 * Google stores a form when it is created, even if the run ends before the spreadsheet records the form. So we note the form's id at once, and the
 * next run continues that form. If the form already has all its questions, it may be linked to its tab. Then we change nothing, because a question
 * created twice would get a second column.
 */

type GoogleForm = GoogleAppsScript.Forms.Form;

const noted = z.object({ formId: z.string(), publishedId: z.string(), entries: z.record(z.string(), z.number()) });

const keyOf = (name: string) => `form.${name}`;

/** The forms that this run has opened or made. Google evaluates global variables again for each run. */
const opened = new Map<string, GoogleForm>();

/** The forms that this run has created and not linked to a spreadsheet. */
const unlinked = new Set<string>();

/** Whether the form did not exist before this run, and this run has not linked it either. */
export const isUnlinked = (formId: string): boolean => unlinked.has(formId);

/** Records that this run has linked the form to a spreadsheet. */
export function noteLink(formId: string): void {
  unlinked.delete(formId);
}

function inThisRun(formId: string): GoogleForm {
  const form = opened.get(formId) ?? FormApp.openById(formId);
  opened.set(formId, form);
  return form;
}

/** A form by its id; undefined if it does not open. FormApp explains failures only in the user's language, so we do not distinguish them. */
export function formByIdOrNone(formId: string): GoogleForm | undefined {
  try {
    return inThisRun(formId);
  } catch {
    return undefined;
  }
}

/** A form by its id. FormApp reports a failure in the user's language; we report it in the form of the REST API. */
export function openForm(formId: string): GoogleForm {
  try {
    return inThisRun(formId);
  } catch (exception) {
    throw Object.assign(asRestError(exception), { status: 404 });
  }
}

/** A form of which nothing is recorded in the spreadsheet yet. */
interface BegunForm {
  readonly form: GoogleForm;
  readonly formId: string;
  /** The complete form, if an earlier run made it. Otherwise the form is empty. */
  readonly made?: MadeForm | undefined;
}

function completeForm(text: string, fields: readonly string[]): MadeForm | undefined {
  const data = jsonOf(noted, text);
  return fields.every((field) => data?.entries[field] !== undefined) ? data : undefined;
}

/** Cache of the notes that earlier runs wrote. One call reads all of them. */
let earlier: Readonly<Record<string, string>> | undefined;

/**
 * Finds or makes the form with a name: the form with all questions that an earlier run made, its unfinished form without questions, or a new form.
 */
export function beginForm({ name, title, questions }: Form): BegunForm {
  earlier ??= documentProperties().getProperties();
  const [formId = '', complete] = earlier[keyOf(name)]?.split('\n') ?? [];
  const known = formId === '' ? undefined : formByIdOrNone(formId);
  const made = known && complete !== undefined ? completeForm(complete, Object.keys(questions)) : undefined;
  if (known && made) return { form: known, formId, made };
  if (known && complete === undefined) {
    for (let left = known.getItems().length; left > 0; left--) known.deleteItem(0);
    return { form: known, formId };
  }
  // `create` names only the file.
  const form = FormApp.create(title).setTitle(title);
  const newId = form.getId();
  opened.set(newId, form);
  unlinked.add(newId);
  documentProperties().setProperty(keyOf(name), newId);
  return { form, formId: newId };
}

/** Notes that the form is complete. */
export function noteCompleteForm(name: string, made: MadeForm): void {
  documentProperties().setProperty(keyOf(name), `${made.formId}\n${JSON.stringify(made)}`);
}

/** Deletes the notes about these forms: they are complete, and the spreadsheet records them. */
export function forgetBegunForms(names: readonly string[]): void {
  const properties = documentProperties();
  for (const name of names) properties.deleteProperty(keyOf(name));
}
