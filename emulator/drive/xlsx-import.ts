import { DriveError } from '../core/errors.ts';
import type { Context } from '../core/exchange.ts';
import { createSpreadsheet, type NewSpreadsheet } from '../sheets/create-spreadsheet.ts';
import { offset, rewriteReferences } from '../sheets/formula/rewrite.ts';
import { decimalOf, tokenize } from '../sheets/formula/tokens.ts';
import { largest } from '../sheets/largest.ts';
import { mergeCells } from '../sheets/requests/merge-cells.ts';
import { changeWorkbook } from '../sheets/session.ts';
import { type ReadCell, type ReadSheet, readXlsx } from './xlsx/read-xlsx.ts';

/** A cell of a new spreadsheet. */
type NewCell = NonNullable<
  NonNullable<NonNullable<NewSpreadsheet['sheets']>[number]['data']>[number]['rowData']
>[number];

/**
 * Makes a spreadsheet from an Excel file: tabs (hidden ones stay hidden) with values, formulas, number formats, merges and frozen rows. Other formats,
 * widths, charts and rules are left out.
 * @throws 400 if the content is no Excel file
 */
export function spreadsheetFromXlsx(
  id: string,
  name: string,
  bytes: Uint8Array,
  context: Context,
  properties: { readonly locale?: string; readonly timeZone?: string },
): void {
  const read = readXlsx(bytes);
  if (!read || read.length === 0) throw new DriveError(400, 'badRequest', 'The Excel file cannot be read.');
  const decimal = decimalOf(properties.locale ?? 'en_US');
  const tabs = read.map((sheet) => ({ sheet, sheetId: context.ids.int31() }));
  const title = name.replace(/\.xlsx$/i, '');
  createSpreadsheet(context, id, {
    properties: { ...properties, title },
    sheets: tabs.map(({ sheet, sheetId }) => ({
      properties: { sheetId, title: sheet.title, ...(sheet.hidden && { hidden: true }), gridProperties: gridOf(sheet) },
      data: [{ rowData: rowsOf(sheet, decimal) }],
    })),
  });
  const merges = tabs.flatMap(({ sheet, sheetId }) => sheet.merges.map((merge) => ({ sheetId, ...merge })));
  if (merges.length === 0) return;
  changeWorkbook(context, id, (draft) => {
    for (const range of merges) mergeCells.read({ range, mergeType: 'MERGE_ALL' }, 'range')(draft);
  });
}

/** The size of the grid: at least that of a new tab, and with at least one row and column that are not frozen. */
function gridOf({ cells, merges, frozenRowCount, frozenColumnCount }: ReadSheet) {
  const ends = [...merges, ...cells.map(({ row, column }) => ({ endRowIndex: row + 1, endColumnIndex: column + 1 }))];
  return {
    rowCount: largest(
      ends.map(({ endRowIndex }) => endRowIndex),
      Math.max(1000, frozenRowCount + 1),
    ),
    columnCount: largest(
      ends.map(({ endColumnIndex }) => endColumnIndex),
      Math.max(26, frozenColumnCount + 1),
    ),
    frozenRowCount,
    frozenColumnCount,
  };
}

function rowsOf({ cells }: ReadSheet, decimal: '.' | ','): NewCell[] {
  const shared = new Map<string, ReadCell>();
  const rows: { values: object[] }[] = [];
  for (const cell of cells) {
    if (cell.formula !== undefined && cell.sharedFormula !== undefined) shared.set(cell.sharedFormula, cell);
    const formula = formulaOf(cell, shared);
    while (rows.length <= cell.row) rows.push({ values: [] });
    const values = rows[cell.row]?.values ?? [];
    while (values.length < cell.column) values.push({});
    values[cell.column] = cellData(cell, formula === undefined ? undefined : inLocale(formula, decimal));
  }
  return rows as NewCell[];
}

/** The formula of a cell. If cells share a formula, we move the references of the first cell's formula to the other cells. */
function formulaOf(cell: ReadCell, shared: ReadonlyMap<string, ReadCell>): string | undefined {
  if (cell.formula !== undefined) return `=${cell.formula}`;
  const first = shared.get(cell.sharedFormula ?? '');
  if (first?.formula === undefined) return undefined;
  return rewriteReferences(`=${first.formula}`, '.', offset(cell.row - first.row, cell.column - first.column));
}

/** The prefix before names of functions and parameters that are newer than the Excel file format. */
const NEWER = /^(?:_xl(?:fn|ws|pm)\.)+/i;

/**
 * Excel files use the English syntax of formulas. Where commas separate decimals, semicolons separate arguments, and backslashes separate the columns of an
 * array constant. An unparsable formula stays unchanged.
 */
function inLocale(formula: string, decimal: '.' | ','): string {
  const tokens = tokenize(formula, '.');
  if (!tokens) return formula;
  const open: string[] = [];
  return `=${tokens
    .map(({ kind, text }) => {
      if (kind === 'name') return text.replace(NEWER, '');
      if (decimal === '.') return text;
      if (kind === 'number') return text.replace('.', ',');
      if (kind !== 'operator') return text;
      if (text === '(' || text === '{') open.push(text);
      if (text === ')' || text === '}') open.pop();
      return text === ',' ? (open.at(-1) === '{' ? '\\' : ';') : text;
    })
    .join('')}`;
}

function cellData({ value, format }: ReadCell, formulaValue: string | undefined): object {
  const userEnteredValue = formulaValue === undefined ? extended(value) : { formulaValue };
  return {
    ...(userEnteredValue && { userEnteredValue }),
    ...(format && { userEnteredFormat: { numberFormat: format } }),
  };
}

function extended(value: ReadCell['value']): object | undefined {
  switch (typeof value) {
    case 'string':
      return { stringValue: value };
    case 'number':
      return { numberValue: value };
    case 'boolean':
      return { boolValue: value };
    default:
      return undefined;
  }
}
