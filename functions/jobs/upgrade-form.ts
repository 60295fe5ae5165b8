import type { Form } from '../../sheets-schema/form.ts';
import { ifInReach } from '../gateways/google-error.ts';
import type { FormLink } from '../workbook/form-registry.ts';
import { sendPlanned } from '../workbook/held-batch.ts';
import { answersTab } from '../workbook/layout.ts';
import { columnMark } from '../workbook/marks.ts';
import { questionsDigest } from '../workbook/questions-digest.ts';
import { findTabs, INSTALL_FIELDS } from '../workbook/read.ts';
import { initialChoices } from './initial-choices.ts';
import type { InstallationTools } from './installation-tools.ts';
import { rememberForm } from './refresh-forms.ts';

/** Google adds the columns of new questions at the right end of the response tab. */
async function markColumns(
  site: InstallationTools,
  spreadsheetId: string,
  form: Form,
  fields: readonly string[],
): Promise<void> {
  const name = answersTab(form.name);
  const read = () => site.sheets.read(spreadsheetId, INSTALL_FIELDS);
  await sendPlanned(site.sheets, spreadsheetId, read, (spreadsheet) => {
    const tab = findTabs(spreadsheet).get(name);
    const places = fields.flatMap((field) => {
      const index = tab?.columns.get(field);
      return tab === undefined || index === undefined ? [] : [{ field, index, tab }];
    });
    return {
      columns: new Map(tab ? [[tab, new Set(places.map(({ index }) => index))]] : []),
      requests: places.map(({ field, index, tab: { sheetId } }) => columnMark(name, field, sheetId, index)),
    };
  });
}

/**
 * Adds the missing questions and choices to a form of an older version. The answers and the school's own wording stay.
 * @returns whether anything changed
 */
export async function upgradeForm(
  site: InstallationTools,
  spreadsheetId: string,
  form: Form,
  link: FormLink,
): Promise<boolean> {
  const questions = questionsDigest(form);
  if (link.questions === questions) return false;
  const entries = await ifInReach(() => site.forms.upgrade(link, form, initialChoices));
  if (!entries) {
    if (!link.lost) await rememberForm(site.sheets, spreadsheetId, form.name, { ...link, lost: true });
    return !link.lost;
  }
  const added = Object.keys(entries).filter((field) => link.entries[field] === undefined);
  if (added.length > 0) await markColumns(site, spreadsheetId, form, added);
  // An empty digest makes the next run update the form's lists, which we do not know here.
  await rememberForm(site.sheets, spreadsheetId, form.name, {
    ...link,
    entries,
    questions,
    choices: '',
    lost: undefined,
  });
  return true;
}
