import type { Form } from '../../sheets-schema/form.ts';
import { isOutOfReach } from '../gateways/google-error.ts';
import type { FormLink } from '../workbook/form-registry.ts';
import { sendPlanned } from '../workbook/held-batch.ts';
import { answersTab } from '../workbook/layout.ts';
import { columnMark } from '../workbook/marks.ts';
import { questionsDigest } from '../workbook/questions-digest.ts';
import { findTabs, INSTALL_FIELDS } from '../workbook/read.ts';
import { initialChoices } from './initial-choices.ts';
import { rememberForm } from './refresh-forms.ts';
import type { Site } from './site.ts';

/** Lays our marks on the columns that Google gave the new questions at the right end of the response tab. */
async function markColumns(site: Site, spreadsheetId: string, form: Form, fields: readonly string[]): Promise<void> {
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

/** The entry numbers of the questions that the form has then; undefined where it does not open. */
async function upgraded(site: Site, form: Form, link: FormLink): Promise<FormLink['entries'] | undefined> {
  try {
    return await site.forms.upgrade(link, form, initialChoices);
  } catch (error) {
    if (isOutOfReach(error)) return undefined;
    throw error;
  }
}

/**
 * Brings a form of an older version up to the schema: the questions and the answers to choose from that it lacks. What
 * was answered stays, and so does the wording that the school gave its questions.
 * @returns whether there was anything to do.
 */
export async function upgradeForm(site: Site, spreadsheetId: string, form: Form, link: FormLink): Promise<boolean> {
  const questions = questionsDigest(form);
  if (link.questions === questions) return false;
  const entries = await upgraded(site, form, link);
  if (!entries) {
    if (!link.lost) await rememberForm(site.sheets, spreadsheetId, form.name, { ...link, lost: true });
    return !link.lost;
  }
  const added = Object.keys(entries).filter((field) => link.entries[field] === undefined);
  if (added.length > 0) await markColumns(site, spreadsheetId, form, added);
  // The lists of today are put in by the next run: what the form shows is not known any more.
  await rememberForm(site.sheets, spreadsheetId, form.name, {
    ...link,
    entries,
    questions,
    choices: '',
    lost: undefined,
  });
  return true;
}
