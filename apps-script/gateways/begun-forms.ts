/*
 * Google keeps a form from the moment it is created, also where the run ends before the spreadsheet knows of it. So its number is
 * noted at once, and who goes on takes the same form up again instead of leaving it behind in the curator's Drive.
 */

type GoogleForm = GoogleAppsScript.Forms.Form;

const keyOf = (name: string) => `form.${name}`;

/** A form by its id; undefined where it does not open: FormApp tells why in the language of the person alone. */
export function formByIdOrNone(formId: string): GoogleForm | undefined {
  try {
    return FormApp.openById(formId);
  } catch {
    return undefined;
  }
}

/** An empty form of this name: a new one, or the one that an earlier run began and did not finish. */
export function beginForm(name: string, title: string): GoogleForm {
  const properties = PropertiesService.getDocumentProperties();
  const begun = properties.getProperty(keyOf(name));
  const known = begun === null ? undefined : formByIdOrNone(begun);
  if (known) {
    for (let left = known.getItems().length; left > 0; left--) known.deleteItem(0);
    return known;
  }
  const form = FormApp.create(title);
  properties.setProperty(keyOf(name), form.getId());
  return form;
}

/** These forms are whole and known to the spreadsheet: nothing of them is left to take up again. */
export function formsAreMade(names: readonly string[]): void {
  const properties = PropertiesService.getDocumentProperties();
  for (const name of names) properties.deleteProperty(keyOf(name));
}
