import { invalidArgument } from '../core/errors.ts';
import { makeCell } from './cell-data.ts';
import { areaAt, widthOf } from './cells-of.ts';
import { colorStyle } from './color.ts';
import { validationCondition } from './condition.ts';
import type { Draft } from './draft.ts';
import { cellAt } from './grid.ts';
import { gridRange, intersection, showRange } from './grid-range.ts';
import type { Area, Sheet, Table, TableColumn } from './model.ts';
import { guardArea } from './protection.ts';
import type { Relocation } from './relocation.ts';
import { relocatedSpan } from './relocation.ts';
import { requestedArea } from './resolve-range.ts';
import { int32, list, message, optionalChoice, text, unsupportedFields } from './shape.ts';

const COLUMN_TYPES = [
  'DOUBLE',
  'CURRENCY',
  'PERCENT',
  'DATE',
  'TIME',
  'DATE_TIME',
  'TEXT',
  'BOOLEAN',
  'DROPDOWN',
  'FILES_CHIP',
  'PEOPLE_CHIP',
  'FINANCE_CHIP',
  'PLACE_CHIP',
  'RATINGS_CHIP',
] as const;

/** Google's Table in a request. We refuse a footer: it contains formulas with column names, which the emulator does not support. */
export const table = message({
  tableId: text,
  name: text,
  range: gridRange,
  rowsProperties: message({
    headerColorStyle: colorStyle,
    firstBandColorStyle: colorStyle,
    secondBandColorStyle: colorStyle,
    ...unsupportedFields('footerColorStyle'),
  }),
  columnProperties: list(
    message({
      columnIndex: int32,
      columnName: text,
      columnType: optionalChoice('TableColumnProperties.ColumnType', COLUMN_TYPES),
      dataValidationRule: message({ condition: validationCondition }),
    }),
  ),
});

export type GivenTable = ReturnType<typeof table.read>;

/** A Table as Google shows it. The columns' names are the cells of its header. */
export function showTable(sheet: Sheet, { range, rowsProperties, columns, ...own }: Table): object {
  return {
    ...own,
    range: showRange(range),
    ...(rowsProperties && { rowsProperties }),
    columnProperties: columns.map((column, columnIndex) => ({
      ...(columnIndex > 0 && { columnIndex }),
      columnName: columnName(sheet, range, columnIndex),
      ...column,
    })),
  };
}

function columnName(sheet: Sheet, range: Area, index: number): string {
  const header = cellAt(sheet, range.startRowIndex, range.startColumnIndex + index)?.value;
  return header === undefined || header === '' ? `Column ${index + 1}` : String(header);
}

/** A Table as Google lists it among the banded ranges. */
export const showTableBanding = ({ tableId, range, rowsProperties }: Table): object => ({
  bandedRangeReference: tableId,
  range: showRange(range),
  ...(rowsProperties && { rowProperties: rowsProperties }),
});

/** @throws 400 if there is no such Table */
export function findTableById(draft: Draft, tableId: string): Table {
  const found = draft.tabs.flatMap(({ tables }) => tables).find((each) => each.tableId === tableId);
  if (!found) throw invalidArgument(`No table with id: ${tableId}`);
  return found;
}

/** The Table that covers a cell; undefined without one. */
export const tableAt = ({ tables, properties: { sheetId } }: Sheet, row: number, column: number): Table | undefined =>
  tables.find(({ range }) => intersection(range, areaAt(sheetId, row, column, 1, 1)));

/**
 * Puts a Table into its tab, in place of `old`, and writes the names of its columns into its header.
 * @throws 400 if its name is taken, or its cells do not exist or belong to another Table or banding
 */
export function putTable(draft: Draft, given: GivenTable & { readonly tableId: string }, old?: Table): Table {
  if (!given.range) throw invalidArgument('table.range is required.');
  const range = requestedArea(draft, given.range);
  guardArea(draft, range);
  const others = draft.tabs.flatMap(({ tables }) => tables).filter((each) => each !== old);
  const name = given.name ?? freeTableName(draft, 'Table');
  if (others.some((each) => each.name.toLowerCase() === name.toLowerCase()))
    throw invalidArgument(`A table with the name "${name}" already exists.`);
  const covered = [...others, ...draft.sheet(range.sheetId).bandedRanges];
  if (covered.some((each) => intersection(requestedArea(draft, each.range), range)))
    throw invalidArgument('The range of the table overlaps another table or an alternating background.');
  const columns = columnsOf(given, range);
  const { rowsProperties } = given;
  const put: Table = { tableId: given.tableId, name, range, ...(rowsProperties && { rowsProperties }), columns };
  if (old) removeTable(draft, old);
  const sheet = draft.edit(range.sheetId);
  sheet.tables.push(put);
  for (const [index, { columnName: header }] of (given.columnProperties ?? []).map(placed)) {
    if (header === undefined) continue;
    const [row, column] = [range.startRowIndex, range.startColumnIndex + index];
    const { format, rule, note } = cellAt(sheet, row, column) ?? {};
    draft.setCell(sheet, row, column, makeCell({ value: header, format, rule, note }));
  }
  return put;
}

/** Columns without a type. */
const plainColumns = (count: number): TableColumn[] => Array.from({ length: count }, () => ({}));

type GivenColumn = NonNullable<GivenTable['columnProperties']>[number];

const placed = (column: GivenColumn): [number, GivenColumn] => [column.columnIndex ?? 0, column];

function columnsOf({ columnProperties = [] }: GivenTable, range: Area): TableColumn[] {
  const columns = plainColumns(widthOf(range));
  for (const [index, { columnType, dataValidationRule }] of columnProperties.map(placed)) {
    if (!columns[index]) throw invalidArgument(`Column index ${index} is outside of the table.`);
    const type = dataValidationRule?.condition?.type;
    if ((columnType === 'DROPDOWN') !== (type === 'ONE_OF_LIST'))
      throw invalidArgument('A column of the type DROPDOWN, and no other, must have a ONE_OF_LIST condition.');
    columns[index] = { ...(columnType && { columnType }), ...(dataValidationRule && { dataValidationRule }) };
  }
  return columns;
}

/** `name` with the lowest number that makes it unique in the spreadsheet: `Table1`, `Table2`, … */
export function freeTableName(draft: Draft, name: string): string {
  const taken = new Set(draft.tabs.flatMap(({ tables }) => tables.map((each) => each.name.toLowerCase())));
  let number = 1;
  while (taken.has(`${name}${number}`.toLowerCase())) number += 1;
  return `${name}${number}`;
}

export function removeTable(draft: Draft, gone: Table): void {
  const sheet = draft.edit(gone.range.sheetId);
  sheet.tables = sheet.tables.filter((each) => each !== gone);
}

/** Extends a Table to these row and column numbers, if it is smaller. */
export function growTable(draft: Draft, { tableId, range }: Table, endRowIndex: number, endColumnIndex = 0): void {
  const sheet = draft.edit(range.sheetId);
  sheet.tables = sheet.tables.map((each) => {
    if (each.tableId !== tableId) return each;
    const wide = Math.max(each.range.endColumnIndex, endColumnIndex);
    const more = plainColumns(wide - each.range.endColumnIndex);
    return {
      ...each,
      range: { ...each.range, endRowIndex: Math.max(each.range.endRowIndex, endRowIndex), endColumnIndex: wide },
      columns: [...each.columns, ...more],
    };
  });
}

/** A Table after its cells have moved. An inserted column gets no type. */
export function movedTable(table: Table, relocation: Relocation): Table[] {
  const range = relocation.range(table.range);
  if (!range) return [];
  const columns = plainColumns(widthOf(range));
  table.columns.forEach((column, index) => {
    const from = table.range.startColumnIndex + index;
    const span = relocatedSpan(relocation, 'COLUMNS', from, from + 1);
    if (span && columns[span[0] - range.startColumnIndex]) columns[span[0] - range.startColumnIndex] = column;
  });
  return [{ ...table, range, columns }];
}
