import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import * as z from 'zod';
import { cellAddress, quotedTitle } from '../../../functions/workbook/a1.ts';
import type { CellEdit, GridCell, GridColumn, GridView, RefusedEdit } from './grid-view.ts';
import { ourColumn } from './our-column.ts';
import { readView } from './read-view.ts';

const cellEdit: z.ZodType<CellEdit> = z.object({
  row: z.int().min(0),
  id: z.string(),
  column: z.int().min(0),
  was: z.string(),
  now: z.string().max(50_000, 'В одну ячейку помещается не больше 50 000 знаков.'),
});

/** The edits that a browser sends after people have typed into cells of one tab. */
export const editsOfTab = z.object({
  gid: z.int().min(0),
  edits: z.array(cellEdit).max(5_000, 'За один раз записывается не больше 5000 ячеек. Вставьте по частям.'),
});

/** The message about edits that do not parse: the part that is too large, or a fault of the page. */
export const problemIn = ({ issues }: z.ZodError): string =>
  issues.find(({ code }) => code === 'too_big')?.message ?? 'Браузер прислал непонятное. Обновите страницу.';

const MOVED = 'Строку за это время убрали или изменили. Введите ещё раз в нужную строку.';
const CHANGED = 'Ячейку за это время изменил кто-то другой. Проверьте и введите ещё раз.';
const CLOSED = 'Эту ячейку заполняет программа.';

/** Why a text does not fit this column; undefined if it fits or if the column belongs to the school. */
function problemOf(column: GridColumn, { isFormula, text }: { isFormula: boolean; text: string }): string | undefined {
  const ours = ourColumn(column.mark);
  if (!ours || isFormula || text.trim() === '') return undefined;
  const read = ours.type.read(text.trim());
  return 'problem' in read ? read.problem : undefined;
}

const contentOf = ({ text, typed }: GridCell): string => typed ?? text;

/** The present cell of an edit, or the reason why the edit is refused. If people moved the row, the row is found by its identity. */
function placeOf(view: GridView, edit: CellEdit): { readonly row: number } | { readonly why: string } {
  const here = view.rows.find(({ index }) => index === edit.row);
  const same = here?.id === edit.id ? [here] : view.rows.filter(({ id }) => id === edit.id);
  const [row, ...more] = same;
  if (!row || more.length > 0) return { why: MOVED };
  const at = view.columns.findIndex(({ index }) => index === edit.column);
  const column = view.columns[at];
  const cell = row.cells[at];
  if (!column || !cell) return { why: MOVED };
  if (cell.closed) return { why: CLOSED };
  if (contentOf(cell) !== edit.was) return { why: CHANGED };
  const why = problemOf(column, { isFormula: edit.now.startsWith('='), text: edit.now });
  return why === undefined ? { row: row.index } : { why };
}

/** The result of writing into a tab: the place and the number of cells. Undefined if every edit was refused. */
type Written = { readonly subject: string; readonly what: string } | undefined;

const MOST_NAMED = 8;

function writtenWords({ title, columns }: GridView, edits: readonly CellEdit[]): Written {
  if (edits.length === 0) return undefined;
  const headers = new Set(edits.map(({ column }) => columns.find(({ index }) => index === column)?.title ?? ''));
  const named = [...headers].filter(Boolean).slice(0, MOST_NAMED).join(', ');
  const rows = [...new Set(edits.map(({ row }) => row + 1))];
  const shown =
    rows.slice(0, MOST_NAMED).join(', ') + (rows.length > MOST_NAMED ? ` и ещё ${rows.length - MOST_NAMED}` : '');
  return {
    subject: `${title}: ${rows.length === 1 ? 'строка' : 'строки'} ${shown}`,
    what: `Изменено ячеек: ${edits.length}${named && ` (${named})`}`,
  };
}

/**
 * Writes the texts that people typed into one tab, interpreted as Sheets interprets typed texts. Edits that no longer fit the tab are refused one by
 * one.
 * @returns the refused edits, and a description of the written ones
 */
export async function writeEdits(
  api: sheets_v4.Sheets,
  spreadsheetId: string,
  { gid, edits }: z.infer<typeof editsOfTab>,
): Promise<{ readonly refused: readonly RefusedEdit[]; readonly written: Written }> {
  const view = await readView(api, spreadsheetId, gid);
  const judged = edits.map((edit) => ({ edit, place: view ? placeOf(view, edit) : { why: MOVED } }));
  const rows = judged.flatMap(({ edit, place }) =>
    'row' in place ? [{ at: cellAddress(place.row, edit.column), now: edit.now }] : [],
  );
  if (view && rows.length > 0) {
    const title = quotedTitle(view.title);
    const data = rows.map(({ at, now }) => ({ range: `${title}!${at}`, values: [[now]] }));
    await api.spreadsheets.values.batchUpdate({
      spreadsheetId,
      requestBody: { valueInputOption: 'USER_ENTERED', data },
    });
  }
  return {
    refused: judged.flatMap(({ edit, place }) => ('why' in place ? [{ ...edit, why: place.why }] : [])),
    written:
      view &&
      writtenWords(
        view,
        judged.flatMap(({ edit, place }) => ('row' in place ? [{ ...edit, row: place.row }] : [])),
      ),
  };
}
