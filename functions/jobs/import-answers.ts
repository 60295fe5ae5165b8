import { dateTime, normalCode, normalLabel } from '../../sheets-schema/cell.ts';
import type { Form } from '../../sheets-schema/form.ts';
import { forms } from '../../sheets-schema/forms/index.ts';
import { fingerprint } from '../domain/paper/fingerprint.ts';
import type { FormName } from '../domain/programme.ts';
import { answerContents } from '../workbook/answer-content.ts';
import type { RowCells } from '../workbook/append-row.ts';
import { compareAndSet } from '../workbook/compare-and-set.ts';
import { answersTab } from '../workbook/layout.ts';
import { dictionary } from '../workbook/parse.ts';
import { parseTables } from '../workbook/parse-tables.ts';
import type { Snapshot, Tab } from '../workbook/snapshot.ts';
import { readWorkbook } from '../workbook/workbook.ts';
import { WorkbookError } from '../workbook/workbook-error.ts';
import { untilCommitted } from './conflict-retry.ts';
import { coverAnswers } from './cover-answers.ts';
import { recordAnswers } from './record-answers.ts';
import type { SchoolSheets } from './school.ts';

/** Header of a column beside the answers. It contains digests by which we recognise an imported answer after the curator corrected it. */
const IMPORT_HEADER = 'Импорт: запись';

export interface ImportedAnswer {
  readonly code: string;
  /** ISO local time. */
  readonly submittedAt: string;
  readonly cells: RowCells;
}

interface Compared<A> {
  /** Answers that the tab does not contain, each with the digest for its row. */
  readonly fresh: readonly (A & { readonly mark: string })[];
  /** Fresh answers whose author has another answer with the same time in the tab. */
  readonly besides: readonly A[];
}

function importColumn(tab: Tab): number {
  return (tab.cells[0] ?? []).findIndex(
    (cell) => cell !== undefined && normalLabel(String(cell)) === normalLabel(IMPORT_HEADER),
  );
}

interface AnswerRow {
  readonly author: string;
  readonly content: string;
  readonly time: string;
}

/** Some programs round the seconds, and some omit them. */
function sameMoment(a: string, b: string): boolean {
  const sameMinute = a.slice(0, 16) === b.slice(0, 16);
  if (sameMinute && (a.endsWith(':00') || b.endsWith(':00'))) return true;
  return Math.abs(Date.parse(`${a}Z`) - Date.parse(`${b}Z`)) <= 1000;
}

function rowsOf(tab: Tab, contentOf: (cells: RowCells) => string) {
  const column = importColumn(tab);
  const marks = new Set<string>();
  const present: AnswerRow[] = [];
  for (const row of tab.cells.slice(1)) {
    const cells = Object.fromEntries([...tab.columns].map(([field, index]) => [field, row[index]]));
    if (column >= 0 && row[column] !== undefined) marks.add(String(row[column]));
    const submitted = cells.submittedAt === undefined ? undefined : dateTime.read(cells.submittedAt);
    if (!submitted || !('value' in submitted)) continue;
    const code = String(cells.code ?? '');
    present.push({ author: normalCode(code) ?? code, content: contentOf(cells), time: submitted.value });
  }
  return { marks, present };
}

/** The sort key of a new row: first the time, then author and content. */
const placeOf = ({ time, author, content }: AnswerRow) => `${time} ${author} ${content}`;

/**
 * Finds the answers of a file that the tab does not contain. Content, author and time identify an answer. If the curator has corrected a row since
 * its import, the digest identifies it.
 */
export function compareAnswers<A extends ImportedAnswer>(
  snapshot: Snapshot,
  name: FormName,
  answers: readonly A[],
): Compared<A> {
  const tab = snapshot.tabs.get(answersTab(name));
  if (!tab) throw new WorkbookError('notInstalled', 'Листа ответов этой анкеты нет. Запустите установку ещё раз.');
  const form: Form = forms[name];
  const contentOf = answerContents(form, dictionary(parseTables(snapshot).tables.areas));
  const { marks, present } = rowsOf(tab, contentOf);
  const left = new Set(present);
  const marked = answers.map((answer) => {
    const { code: author, submittedAt: time, cells } = answer;
    const content = contentOf(cells);
    return { answer, author, time, content, mark: fingerprint([author, time, content].join('\n'), 16) };
  });
  /** Finds the row of an answer in `left` and removes it there, so that no second answer finds the same row. Returns whether there was one. */
  const take = ({ author, content, time }: AnswerRow, same: (a: string, b: string) => boolean) => {
    const found = [...left].find((row) => row.author === author && row.content === content && same(row.time, time));
    return found !== undefined && left.delete(found);
  };
  const unknown = marked.filter((each, index) => {
    if (marked.findIndex(({ mark }) => mark === each.mark) < index) return false;
    return !take(each, (a, b) => a === b) && !marks.has(each.mark);
  });
  const fresh = unknown
    .toSorted((a, b) => (placeOf(a) < placeOf(b) ? -1 : 1))
    .filter((each) => !take(each, sameMoment));
  const besides = fresh.filter(({ author, time }) => present.some((row) => row.author === author && row.time === time));
  return {
    fresh: fresh.map(({ answer, mark }) => ({ ...answer, mark })),
    besides: besides.map(({ answer }) => answer),
  };
}

/** Adds the column of digests to the right of all others, where it overwrites no cells of the staff. */
async function demandColumn(site: SchoolSheets, form: FormName): Promise<void> {
  return untilCommitted(site, async () => {
    const { snapshot, tab } = await responseTab(site, form);
    if (importColumn(tab) >= 0) return;
    const { sheetId } = tab;
    const column = Math.max(0, ...tab.cells.map((row) => row.length));
    const range = { sheetId, dimension: 'COLUMNS', startIndex: column, endIndex: column + 1 };
    const rows = [{ values: [{ userEnteredValue: { stringValue: IMPORT_HEADER } }] }];
    const start = { sheetId, rowIndex: 0, columnIndex: column };
    await compareAndSet(
      site.sheets,
      snapshot,
      [
        { insertDimension: { range, inheritFromBefore: column > 0 } },
        { updateCells: { start, rows, fields: 'userEnteredValue' } },
      ],
      { random: site.random, columns: new Map([[tab, new Set(tab.columns.values())]]) },
    );
  });
}

async function responseTab(
  site: SchoolSheets,
  form: FormName,
): Promise<{ readonly snapshot: Snapshot; readonly tab: Tab }> {
  const snapshot = await readWorkbook(site.sheets, site.spreadsheetId);
  const tab = snapshot.tabs.get(answersTab(form));
  if (!tab) throw new WorkbookError('notInstalled', 'Листа ответов этой анкеты нет. Запустите установку ещё раз.');
  return { snapshot, tab };
}

/**
 * Imports answers from a file into the form's tab. A second import of the same file adds nothing.
 * @returns the number of added answers
 */
export async function importAnswers(
  site: SchoolSheets,
  form: FormName,
  answers: readonly ImportedAnswer[],
): Promise<number> {
  const { snapshot } = await responseTab(site, form);
  if (compareAnswers(snapshot, form, answers).fresh.length === 0) return 0;
  await demandColumn(site, form);
  const added = await recordAnswers(site, form, (tab, now) => {
    const column = importColumn(tab);
    // If somebody has removed the column, the next import compares these rows by content.
    const record = (mark: string) => (column < 0 ? {} : { more: new Map([[column, mark]]) });
    return compareAnswers(now, form, answers).fresh.map(({ mark, cells }) => ({ cells, ...record(mark) }));
  });
  await coverAnswers(site.sheets, site.spreadsheetId, forms[form]);
  return added;
}
