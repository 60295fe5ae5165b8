import * as z from 'zod/mini';
import type { MadeForm } from '../../functions/gateways/forms-gateway.ts';
import { asRestError } from './google-exception.ts';

/*
 * Google keeps a form from the moment it is created, also where the run ends before the spreadsheet knows of it. So its number is
 * noted at once, and who goes on takes the same form up again instead of leaving it behind in the curator's Drive. A form that has
 * all its questions may be linked to its tab: it is taken up as it is, since a question that is made twice gets a second column.
 */

type GoogleForm = GoogleAppsScript.Forms.Form;

const noted = z.object({ formId: z.string(), publishedId: z.string(), entries: z.record(z.string(), z.number()) });

const keyOf = (name: string) => `form.${name}`;

/** A form by its id; undefined where it does not open: FormApp tells why in the language of the person alone. */
export function formByIdOrNone(formId: string): GoogleForm | undefined {
  try {
    return FormApp.openById(formId);
  } catch {
    return undefined;
  }
}

/** A form by its id. FormApp tells in the language of the person that it does not open: we say it as the REST API does. */
export function openForm(formId: string): GoogleForm {
  try {
    return FormApp.openById(formId);
  } catch (exception) {
    throw Object.assign(asRestError(exception), { status: 404 });
  }
}

/** What was noted of a form of this name: its id, and behind it the whole of it once it has all its questions. */
function begun(name: string): { readonly formId: string; readonly made: string | undefined } {
  const [formId = '', made] = PropertiesService.getDocumentProperties().getProperty(keyOf(name))?.split('\n') ?? [];
  return { formId, made };
}

/** The form of this name and these questions that an earlier run made, and could not tell the spreadsheet of. */
export function wholeForm(name: string, fields: readonly string[]): MadeForm | undefined {
  const { formId, made } = begun(name);
  if (made === undefined || !formByIdOrNone(formId)) return undefined;
  const form = noted.safeParse(JSON.parse(made)).data;
  return fields.every((field) => form?.entries[field] !== undefined) ? form : undefined;
}

/** An empty form of this name: a new one, or the one that an earlier run began and did not finish. */
export function beginForm(name: string, title: string): GoogleForm {
  const { formId, made } = begun(name);
  const known = formId === '' || made !== undefined ? undefined : formByIdOrNone(formId);
  if (known) {
    for (let left = known.getItems().length; left > 0; left--) known.deleteItem(0);
    return known;
  }
  const form = FormApp.create(title);
  PropertiesService.getDocumentProperties().setProperty(keyOf(name), form.getId());
  return form;
}

/** The form has all its questions. */
export function formIsWhole(name: string, made: MadeForm): void {
  PropertiesService.getDocumentProperties().setProperty(keyOf(name), `${made.formId}\n${JSON.stringify(made)}`);
}

/** These forms are whole and known to the spreadsheet: nothing of them is left to take up again. */
export function formsAreMade(names: readonly string[]): void {
  const properties = PropertiesService.getDocumentProperties();
  for (const name of names) properties.deleteProperty(keyOf(name));
}
