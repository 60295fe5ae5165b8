import { invalidArgument } from '../core/errors.ts';
import type { Context } from '../core/exchange.ts';
import { makeCell } from './cell-data.ts';
import { type Draft, type DraftSheet, emptySheet } from './draft.ts';
import { growColumns, growRows, lastRowWithData } from './grid.ts';
import type { Cell } from './model.ts';
import { moveGrid } from './move-grid.ts';
import { changeWorkbook } from './session.ts';
import { checkedGrid, newSheetId } from './sheet-properties.ts';
import { freeTableName, growTable, putTable, tableAt } from './table.ts';

/** The content of an answer cell: a number (a scale, or a date with its pattern), a text, or nothing. */
export type AnswerCell = { readonly number: number; readonly pattern?: string } | { readonly text: string } | null;

/**
 * Adds a tab for a form's answers with a Table of these headers, and returns its sheetId. If the title is taken, we add a number. The Table's name always
 * gets a number.
 * @throws 404 if there is no such spreadsheet
 */
export function linkAnswersTab(
  context: Context,
  spreadsheetId: string,
  title: string,
  headers: readonly string[],
  tableName: string,
): number {
  return changeWorkbook(context, spreadsheetId, (draft) => {
    const sheetId = newSheetId(draft, undefined);
    const columnCount = Math.max(26, headers.length);
    const gridProperties = checkedGrid(draft, { rowCount: 100, columnCount, frozenRowCount: 1 });
    const sheet = emptySheet({ sheetId, title: freeTitle(draft, title), gridProperties });
    draft.insertSheet(sheet, 0);
    const range = { sheetId, startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: headers.length };
    putTable(draft, { tableId: String(draft.ids.int31()), name: freeTableName(draft, tableName), range });
    headers.forEach((value, column) => {
      draft.setCell(sheet, 0, column, makeCell({ value, format: undefined, rule: undefined, note: undefined }));
    });
    return sheetId;
  });
}

/**
 * Adds a column at this zero-based place, before the columns that people added. @throws 400 if the tab is gone
 */
export function addAnswerColumn(
  context: Context,
  spreadsheetId: string,
  sheetId: number,
  header: string,
  column: number,
): void {
  changeWorkbook(context, spreadsheetId, (draft) => {
    const taken = draft.sheet(sheetId).rows.some((row) => row?.cells.some((cell, at) => at >= column && cell));
    if (taken) moveGrid(draft, { sheetId, dimension: 'COLUMNS', start: column, count: 1 });
    else growColumns(draft, sheetId, column + 1);
    const table = tableAt(draft.sheet(sheetId), 0, column - 1);
    if (table) growTable(draft, table, 0, column + 1);
    setValue(draft, draft.edit(sheetId), 0, column, { text: header });
  });
}

/** Changes a column's header in place. @throws 400 if the tab is gone */
export function renameAnswerColumn(
  context: Context,
  spreadsheetId: string,
  sheetId: number,
  column: number,
  header: string,
): void {
  changeWorkbook(context, spreadsheetId, (draft) => setValue(draft, draft.edit(sheetId), 0, column, { text: header }));
}

/**
 * Writes an answer below the last answer and above the rows that people typed, and returns a key that stays the same when the row moves.
 * @param isAnswer - whether the row with this key is an answer
 * @throws 400 if the tab is gone
 */
export function appendAnswerRow(
  context: Context,
  spreadsheetId: string,
  sheetId: number,
  cells: readonly AnswerCell[],
  isAnswer: (key: number) => boolean,
): number {
  return changeWorkbook(context, spreadsheetId, (draft) => {
    const sheetNow = draft.sheet(sheetId);
    const last = sheetNow.rows.findLastIndex((each) => each !== undefined && isAnswer(each.id));
    const row = Math.max(1, last + 1);
    if (lastRowWithData(sheetNow) >= row) moveGrid(draft, { sheetId, dimension: 'ROWS', start: row, count: 1 });
    else growRows(draft, sheetId, row + 1);
    growColumns(draft, sheetId, cells.length);
    const table = tableAt(draft.sheet(sheetId), 0, 0);
    if (table) growTable(draft, table, row + 1);
    const sheet = draft.edit(sheetId);
    for (const [column, cell] of cells.entries()) setValue(draft, sheet, row, column, cell);
    draft.rowCells(sheet, row);
    const key = sheet.rows[row]?.id;
    if (key === undefined) throw invalidArgument('The answer has no cells.');
    return key;
  });
}

/** Writes an edited answer over its row, even if the row was moved. If the row was deleted, adds a row. Returns the row's key. */
export function rewriteAnswerRow(
  context: Context,
  spreadsheetId: string,
  sheetId: number,
  cells: readonly AnswerCell[],
  rowKey: number,
  isAnswer: (key: number) => boolean,
): number {
  const found = changeWorkbook(context, spreadsheetId, (draft) => {
    const row = draft.sheet(sheetId).rows.findIndex((each) => each?.id === rowKey);
    if (row < 0) return false;
    growColumns(draft, sheetId, cells.length);
    const sheet = draft.edit(sheetId);
    for (const [column, cell] of cells.entries()) setValue(draft, sheet, row, column, cell);
    return true;
  });
  return found ? rowKey : appendAnswerRow(context, spreadsheetId, sheetId, cells, isAnswer);
}

/** Sets a cell. Text that looks like a formula or a number stays text, as in Google's response tabs. */
function setValue(draft: Draft, sheet: DraftSheet, row: number, column: number, cell: AnswerCell): void {
  const old = sheet.rows[row]?.cells[column] ?? null;
  draft.setCell(sheet, row, column, answered(draft, old, cell));
}

function answered(draft: Draft, old: Cell | null, cell: AnswerCell): Cell | null {
  const { format, rule, note } = old ?? {};
  if (cell === null) return makeCell({ value: undefined, format, rule, note });
  if ('text' in cell) return makeCell({ value: cell.text, format, rule, note });
  if (cell.pattern === undefined) return makeCell({ value: cell.number, format, rule, note });
  const type = /[hs]/i.test(cell.pattern) ? (/[dy]/i.test(cell.pattern) ? 'DATE_TIME' : 'TIME') : 'DATE';
  const numberFormat = { type, pattern: cell.pattern };
  const own = draft.piece<object>(format);
  return makeCell({ value: cell.number, rule, note, format: draft.share({ ...own, numberFormat }) });
}

function freeTitle(draft: Draft, title: string): string {
  const taken = new Set(draft.tabs.map((sheet) => sheet.properties.title.toLowerCase()));
  const wanted = title.slice(0, 90);
  let [name, number] = [wanted, 1];
  while (taken.has(name.toLowerCase())) {
    number += 1;
    name = `${wanted} ${number}`;
  }
  return name;
}
