import { sheets } from 'googleapis/build/src/apis/sheets/index.js';
import type { FormName } from '../../../functions/domain/programme.ts';
import { formKey } from '../../../functions/gateways/form-key.ts';
import { bearerAccess } from '../../../functions/gateways/google-auth.ts';
import { prefilledLink } from '../../../functions/workbook/form-registry.ts';
import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import { forms } from '../../../sheets-schema/forms/index.ts';
import type { Workspace, WorkspaceOptions } from '../../../workspace/workspace.ts';
import { openNewSchool } from '../new-school.ts';

export const MENTOR = 'К-01';
const PEOPLE = [
  ['К-01', 'Примерова Анна Ивановна'],
  ['К-02', 'Тестов Борис Петрович'],
  ['К-03', 'Образцова Вера Сергеевна'],
  ['К-04', 'Условный Глеб Олегович'],
] as const;

const open = (options: Partial<WorkspaceOptions>) => openNewSchool('2026-10-20', options);

/** Writes rows below the header of a tab, under the columns with these headers. */
export async function append(workspace: Workspace, tab: string, headers: readonly string[], rows: readonly string[][]) {
  const { rootUrl = '', auth } = bearerAccess(workspace.url, workspace.tokenOf('curator@example.org'));
  const { values } = sheets({ version: 'v4', auth, rootUrl }).spreadsheets;
  const { spreadsheetId } = workspace;
  const [titles = []] = (await values.get({ spreadsheetId, range: `${tab}!1:1` })).data.values ?? [];
  const cells = rows.map((row) => titles.map((title: string) => row[headers.indexOf(title)] ?? null));
  await values.update({ spreadsheetId, range: `${tab}!A2`, valueInputOption: 'RAW', requestBody: { values: cells } });
}

/** A school in which К-01 mentors К-02. К-03 and К-04 are another pair. */
export async function schoolWithPair(options: Partial<WorkspaceOptions> = {}): Promise<Workspace> {
  const workspace = await open(options);
  await append(
    workspace,
    'Участники',
    ['Код', 'ФИО'],
    PEOPLE.map((person) => [...person]),
  );
  await appendPairs(workspace, [
    ['П-01', 'К-01', 'К-02', 'действует'],
    ['П-02', 'К-03', 'К-04', 'действует'],
  ]);
  const link = (await readWorkbook(workspace.school.sheets, workspace.spreadsheetId)).forms.get('meetingReport');
  if (!link) throw new Error('The school has no form for meetings.');
  await workspace.school.forms.refresh(link, forms.meetingReport, {
    areas: ['Ведение урока', 'Работа с родителями', 'Оценивание'],
    people: [],
    mentors: [],
    mentees: [],
    members: PEOPLE.map((person) => person.join(' ')),
    pairs: ['П-01', 'П-02', 'П-03'],
    descriptions: {},
  });
  return workspace;
}

/** Opens a school's data file again, on the same port. */
export const reopen = ({ port, spreadsheetId }: Workspace, dataFile: string) => open({ port, spreadsheetId, dataFile });

export const appendPairs = (workspace: Workspace, rows: readonly string[][]) =>
  append(workspace, 'Пары и группы', ['Код пары', 'Наставник: код', 'Наставляемые: коды', 'Состояние'], rows);

/** The personal address of a form, as a letter has it. */
export async function personalAddress(
  { school, spreadsheetId, url }: Workspace,
  form: FormName,
  code: string,
  answers: Readonly<Record<string, string>> = {},
): Promise<string> {
  const snapshot = await readWorkbook(school.sheets, spreadsheetId);
  const link = snapshot.forms.get(form);
  if (!link) throw new Error(`The school has no form ${form}.`);
  return prefilledLink(url, link, { ...answers, code, formKey: formKey(snapshot.secret)(form, code) });
}

/** The rows of a form's answers, without the header. */
export async function answersTo(workspace: Workspace, form: FormName): Promise<string[][]> {
  const { rootUrl = '', auth } = bearerAccess(workspace.url, workspace.tokenOf('curator@example.org'));
  const range = `${forms[form].tab}!A2:Z`;
  const { data } = await sheets({ version: 'v4', auth, rootUrl }).spreadsheets.values.get({
    spreadsheetId: workspace.spreadsheetId,
    range,
  });
  return (data.values ?? []) as string[][];
}
