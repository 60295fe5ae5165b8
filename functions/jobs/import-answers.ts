import { dateTimeOfSerial, normalLabel } from '../../sheets-schema/cell.ts';
import type { FormName } from '../domain/programme.ts';
import type { RowCells } from '../workbook/append-row.ts';
import { answersTab } from '../workbook/layout.ts';
import type { Snapshot, Tab } from '../workbook/snapshot.ts';
import { readWorkbook } from '../workbook/workbook.ts';
import { WorkbookError } from '../workbook/workbook-error.ts';
import { writeOn } from '../workbook/write-on.ts';
import { type AnswerSite, recordAnswers } from './record-answers.ts';
import { Tries } from './tries.ts';

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

/**
 * Gives the tab its column of records, where it has none. A new column is put beside all that stands there: into cells that people
 * have, nothing is written, wherever they moved their columns meanwhile.
 */
async function demandColumn(site: AnswerSite, form: FormName): Promise<void> {
  const tries = new Tries(site);
  for (;;) {
    const { snapshot, tab } = await responseTab(site, form);
    if (importColumn(tab) >= 0) return;
    const { sheetId } = tab;
    const column = Math.max(0, ...tab.cells.map((row) => row.length));
    const range = { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 };
    const rows = [{ values: [{ userEnteredValue: { stringValue: IMPORT_HEADER } }] }];
    const start = { sheetId, rowIndex: 0, columnIndex: column };
    try {
      await writeOn(
        site.sheets,
        snapshot,
        [
          { insertDimension: { range, inheritFromBefore: column > 0 } },
          { updateCells: { start, rows, fields: 'userEnteredValue' } },
        ],
        { random: site.random, columns: new Map([[tab, new Set(tab.columns.values())]]) },
      );
      return;
    } catch (error) {
      await tries.lost(error);
    }
  }
}

async function responseTab(
  site: AnswerSite,
  form: FormName,
): Promise<{ readonly snapshot: Snapshot; readonly tab: Tab }> {
  const snapshot = await readWorkbook(site.sheets, site.spreadsheetId);
  const tab = snapshot.tabs.get(answersTab(form));
  if (!tab) throw new WorkbookError('notInstalled', 'Листа ответов этой анкеты нет. Запустите установку ещё раз.');
  return { snapshot, tab };
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
  const { tab } = await responseTab(site, form);
  if (freshAnswers(tab, answers).length === 0) return 0;
  await demandColumn(site, form);
  return recordAnswers(site, form, (now) => {
    const column = importColumn(now);
    // Whoever took the column away meanwhile is asked again by the next import, not written over.
    const record = (key: string) => (column < 0 ? {} : { more: new Map([[column, key]]) });
    return freshAnswers(now, answers).map(({ key, cells }) => ({ cells, ...record(key) }));
  });
}
