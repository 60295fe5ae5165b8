import { dateTimeOfSerial, normalLabel } from '../../sheets-schema/cell.ts';
import type { FormName } from '../domain/programme.ts';
import type { RowCells } from '../workbook/append-row.ts';
import { answersTab } from '../workbook/layout.ts';
import type { Tab } from '../workbook/snapshot.ts';
import { readWorkbook } from '../workbook/workbook.ts';
import { WorkbookError } from '../workbook/workbook-error.ts';
import { type AnswerSite, recordAnswers } from './record-answers.ts';

/** Header of the column, right of the answers, that keeps which record of which file a row came from. */
export const IMPORT_HEADER = 'Импорт: запись';

/** An answer out of a file. */
export interface ImportedAnswer {
  readonly key: string;
  readonly code: string;
  /** ISO local time. */
  readonly submittedAt: string;
  readonly cells: RowCells;
}

function importColumn(tab: Tab): number {
  return (tab.cells[0] ?? []).findIndex(
    (cell) => cell !== undefined && normalLabel(String(cell)) === normalLabel(IMPORT_HEADER),
  );
}

/** The answers that the tab does not have yet: by the record they came from, or by time and code. */
export function freshAnswers<A extends ImportedAnswer>(tab: Tab, answers: readonly A[]): readonly A[] {
  const column = importColumn(tab);
  const place = (key: string) => tab.columns.get(key) ?? -1;
  const known = new Set<string>();
  for (const row of tab.cells.slice(1)) {
    const time = row[place('submittedAt')];
    if (column >= 0 && row[column] !== undefined) known.add(String(row[column]));
    if (typeof time === 'number') known.add(`${dateTimeOfSerial(time)} ${row[place('code')] ?? ''}`);
  }
  return answers.filter(({ key, submittedAt, code }) => {
    const marks = [key, `${submittedAt} ${code}`];
    if (marks.some((mark) => known.has(mark))) return false;
    for (const mark of marks) known.add(mark);
    return true;
  });
}

/** Gives the tab its column of records. @returns its grid column */
async function demandColumn(site: AnswerSite, tab: Tab): Promise<number> {
  const standing = importColumn(tab);
  if (standing >= 0) return standing;
  const column = Math.max(0, ...tab.cells.map((row) => row.length));
  const lacking = column + 1 - tab.columnCount;
  await site.sheets.write(site.spreadsheetId, [
    ...(lacking > 0 ? [{ appendDimension: { sheetId: tab.sheetId, dimension: 'COLUMNS', length: lacking } }] : []),
    {
      updateCells: {
        start: { sheetId: tab.sheetId, rowIndex: 0, columnIndex: column },
        rows: [{ values: [{ userEnteredValue: { stringValue: IMPORT_HEADER } }] }],
        fields: 'userEnteredValue',
      },
    },
  ]);
  return column;
}

/**
 * Takes answers of a file over into the form's tab. The same file again adds nothing.
 * @returns how many were added
 */
export async function importAnswers(
  site: AnswerSite,
  form: FormName,
  answers: readonly ImportedAnswer[],
): Promise<number> {
  const tab = (await readWorkbook(site.sheets, site.spreadsheetId)).tabs.get(answersTab(form));
  if (!tab) throw new WorkbookError('notInstalled', 'Листа ответов этой анкеты нет. Запустите установку ещё раз.');
  if (freshAnswers(tab, answers).length === 0) return 0;
  const column = await demandColumn(site, tab);
  return recordAnswers(site, form, (now) =>
    freshAnswers(now, answers).map(({ key, cells }) => ({ cells, more: new Map([[column, key]]) })),
  );
}
