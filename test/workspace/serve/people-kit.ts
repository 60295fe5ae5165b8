import { readWorkbook } from '../../../functions/workbook/workbook.ts';
import type { Serving } from '../../../workspace/serve/serve-school.ts';
import { asCurator } from '../../simulation/year-kit.ts';

/** The first empty row of a tab, and its title. */
async function below({ school }: Serving, table: string) {
  const { sheets, spreadsheetId } = school.workspace.school;
  const tab = (await readWorkbook(sheets, spreadsheetId)).tabs.get(table);
  return { title: tab?.title ?? '', row: (tab?.cells.length ?? 0) + 1 };
}

/** Types rows below a tab's content, from its second column, as the curator does. */
export async function typeRows(serving: Serving, table: string, values: readonly (readonly (string | null)[])[]) {
  const { title, row } = await below(serving, table);
  await asCurator(serving.school.workspace).spreadsheets.values.update({
    spreadsheetId: serving.school.workspace.spreadsheetId,
    range: `'${title}'!B${row}`,
    valueInputOption: 'USER_ENTERED',
    requestBody: { values: values.map((cells) => [...cells]) },
  });
}

/** Enters invited teachers, who get the codes К-01, К-02 …, and their signed consents. */
export async function enterTeachers(serving: Serving, names: readonly string[]): Promise<void> {
  const code = (at: number) => `К-${String(at + 1).padStart(2, '0')}`;
  await typeRows(
    serving,
    'people',
    names.map((name, at) => [name, 'учитель', `teacher${at + 1}@example.org`, null, null, null, '01.09.2026']),
  );
  await serving.school.run.notify();
  await typeRows(
    serving,
    'consents',
    names.map((_, at) => [code(at), null, 'обработка', 'дано', '01.09.2026', null, null, null, null, null, 'папка 1']),
  );
  await serving.school.run.notify();
}
