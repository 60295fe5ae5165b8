import type { Form } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import type { Snapshot } from '../workbook/snapshot.ts';
import { rememberForm } from './refresh-forms.ts';
import type { School } from './school.ts';

/**
 * Tries to open every installed form, and records those that do not open for «Проверка данных».
 * @returns the titles of the forms that do not open
 */
export async function lostForms(school: School, snapshot: Snapshot): Promise<string[]> {
  const titles: string[] = [];
  for (const form of Object.values(forms) as readonly Form[]) {
    const link = snapshot.forms.get(form.name);
    if (!link) continue;
    const lost = !(await school.forms.opens(link.formId));
    if (lost) titles.push(form.title);
    if (lost === (link.lost ?? false)) continue;
    await rememberForm(school.sheets, school.spreadsheetId, form.name, { ...link, lost: lost || undefined });
  }
  return titles;
}
