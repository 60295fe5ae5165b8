import * as z from 'zod/mini';
import type { MadeForm } from '../../functions/gateways/forms-gateway.ts';
import { asRestError } from './google-exception.ts';

/*
 * Google stores a form when it is created, even if the run ends before the spreadsheet records the form. So we note the form's id at once, and the
 * next run continues that form. If the form already has all its questions, it may be linked to its tab. Then we change nothing, because a question
 * created twice would get a second column.
 */

type GoogleForm = GoogleAppsScript.Forms.Form;

const noted = z.object({ formId: z.string(), publishedId: z.string(), entries: z.record(z.string(), z.number()) });

const keyOf = (name: string) => `form.${name}`;

/** A form by its id; undefined if it does not open. FormApp explains failures only in the user's language, so we do not distinguish them. */
export function formByIdOrNone(formId: string): GoogleForm | undefined {
  try {
    return FormApp.openById(formId);
  } catch {
    return undefined;
  }
}

/** A form by its id. FormApp reports a failure in the user's language; we report it in the form of the REST API. */
export function openForm(formId: string): GoogleForm {
  try {
    return FormApp.openById(formId);
  } catch (exception) {
    throw Object.assign(asRestError(exception), { status: 404 });
  }
}

/** Our notes about a form of this name: its id and, if the form has all its questions, the complete form. */
function begun(name: string): { readonly formId: string; readonly made: string | undefined } {
  const [formId = '', made] = PropertiesService.getDocumentProperties().getProperty(keyOf(name))?.split('\n') ?? [];
  return { formId, made };
}

/** The form of this name with these questions, if an earlier run made it but did not record it in the spreadsheet. */
export function wholeForm(name: string, fields: readonly string[]): MadeForm | undefined {
  const { formId, made } = begun(name);
  if (made === undefined || !formByIdOrNone(formId)) return undefined;
  const form = noted.safeParse(JSON.parse(made)).data;
  return fields.every((field) => form?.entries[field] !== undefined) ? form : undefined;
}

/** An empty form of this name: a new form, or an unfinished form from an earlier run. */
export function beginForm(name: string, title: string): GoogleForm {
  const { formId, made } = begun(name);
  const known = formId === '' || made !== undefined ? undefined : formByIdOrNone(formId);
  if (known) {
    for (let left = known.getItems().length; left > 0; left--) known.deleteItem(0);
    return known;
  }
  // `create` names only the file.
  const form = FormApp.create(title).setTitle(title);
  PropertiesService.getDocumentProperties().setProperty(keyOf(name), form.getId());
  return form;
}

/** Notes that the form is complete. */
export function formIsWhole(name: string, made: MadeForm): void {
  PropertiesService.getDocumentProperties().setProperty(keyOf(name), `${made.formId}\n${JSON.stringify(made)}`);
}

/** Deletes the notes about these forms: they are complete, and the spreadsheet records them. */
export function formsAreMade(names: readonly string[]): void {
  const properties = PropertiesService.getDocumentProperties();
  for (const name of names) properties.deleteProperty(keyOf(name));
}
