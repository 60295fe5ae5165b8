import type { Form } from '../../sheets-schema/form.ts';
import type { MadeForm } from '../gateways/forms-gateway.ts';
import { choicesDigest } from '../workbook/choices-digest.ts';
import type { FormLink } from '../workbook/form-registry.ts';
import { answersTab } from '../workbook/layout.ts';
import { columnMark, type Request, tabMark } from '../workbook/marks.ts';
import { questionsDigest } from '../workbook/questions-digest.ts';
import { initialChoices } from './initial-choices.ts';

/** Columns of the tab that Google has just made for a form: the time, then the questions in their order of creation. */
export const answerFields = (form: Form) => ['submittedAt', ...Object.keys(form.questions)];

/** Marks the tab of a new form and its columns. */
export function answersTabMarks(form: Form, sheetId: number): Request[] {
  const tab = answersTab(form.name);
  return [tabMark(tab, sheetId), ...answerFields(form).map((field, index) => columnMark(tab, field, sheetId, index))];
}

/** The record to store about a new form. @param home - id of the form's spreadsheet */
export function freshLink(form: Form, made: MadeForm, home: string): FormLink {
  return { ...made, home, choices: choicesDigest(form, initialChoices), questions: questionsDigest(form) };
}
