import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { columnLetters } from '../../../functions/workbook/a1.ts';
import { COLUMN_MARK, TAB_MARK } from '../../../functions/workbook/marks.ts';
import { markedValue } from '../../../functions/workbook/spreadsheet-mark.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { lookOf } from './cell-look.ts';
import type { Choice, GridCell, GridColumn, GridRow, GridView } from './grid-view.ts';
import { namesPerson } from './our-column.ts';

/** The fields of `spreadsheets.get` that a view needs. */
export const VIEW_FIELDS =
  'sheets(properties(sheetId,title,gridProperties),developerMetadata(metadataKey,metadataValue),protectedRanges(range,unprotectedRanges),data(columnMetadata(pixelSize,hiddenByUser,developerMetadata(metadataKey,metadataValue)),rowMetadata(hiddenByUser),rowData(values(formattedValue,userEnteredValue,note,hyperlink,dataValidation(condition),effectiveFormat(backgroundColor,horizontalAlignment,wrapStrategy,numberFormat(type),textFormat(bold,italic,strikethrough,foregroundColor))))))';

/** The number of empty rows below the last row, for new entries. */
const SPARE_ROWS = 30;
const USUAL_WIDTH = 100;

type Area = sheets_v4.Schema$GridRange;

const covers = (area: Area, row: number, column: number): boolean =>
  row >= (area.startRowIndex ?? 0) &&
  row < (area.endRowIndex ?? Number.POSITIVE_INFINITY) &&
  column >= (area.startColumnIndex ?? 0) &&
  column < (area.endColumnIndex ?? Number.POSITIVE_INFINITY);

/** Whether a protection covers a cell. Protections that only warn count as well. */
const isClosed = ({ protectedRanges = [] }: sheets_v4.Schema$Sheet, row: number, column: number): boolean =>
  protectedRanges.some(
    ({ range, unprotectedRanges = [] }) =>
      range && covers(range, row, column) && !unprotectedRanges?.some((open) => covers(open, row, column)),
  );

/** The lists of choices in a tab. Equal lists are stored once, because every cell of a column has the same list. */
class Lists {
  private readonly numbers = new Map<string, number>();
  readonly all: (readonly Choice[])[] = [];

  numberOf(choices: readonly Choice[]): number {
    const text = JSON.stringify(choices);
    const known = this.numbers.get(text);
    if (known !== undefined) return known;
    this.numbers.set(text, this.all.length);
    return this.all.push(choices) - 1;
  }
}

const BOOLEANS = [{ value: 'ИСТИНА' }, { value: 'ЛОЖЬ' }];

/** The values that a validation rule lists. */
function choicesOf({ dataValidation }: sheets_v4.Schema$CellData): readonly Choice[] | undefined {
  const { type, values } = dataValidation?.condition ?? {};
  if (type === 'ONE_OF_LIST') return (values ?? []).map(({ userEnteredValue }) => ({ value: userEnteredValue ?? '' }));
  return type === 'BOOLEAN' ? BOOLEANS : undefined;
}

const isDate = ({ dataValidation, effectiveFormat }: sheets_v4.Schema$CellData): boolean =>
  dataValidation?.condition?.type === 'DATE_IS_VALID_DATE' || effectiveFormat?.numberFormat?.type === 'DATE';

/** The link of a cell. Only addresses of pages and of mailboxes become links. A link inside the workbook becomes a link to the tab's page. */
function linkOf(address: string | null | undefined): string | undefined {
  const gid = /^#gid=(\d+)/.exec(address ?? '')?.[1];
  if (gid !== undefined) return `/workbook?gid=${gid}`;
  return address && /^(https?:|mailto:)/i.test(address) ? address : undefined;
}

interface CellPlace {
  readonly row: number;
  readonly column: number;
  /** The choices of the whole column. */
  readonly common: readonly Choice[] | undefined;
}

function gridCell(sheet: sheets_v4.Schema$Sheet, { row, column, common }: CellPlace, lists: Lists): GridCell {
  const cell = sheet.data?.[0]?.rowData?.[row]?.values?.[column] ?? {};
  const text = cell.formattedValue ?? '';
  const typed = cell.userEnteredValue?.formulaValue ?? undefined;
  const choices = choicesOf(cell) ?? common;
  const link = linkOf(cell.hyperlink ?? (/^https?:\/\/\S+$/.test(text) ? text : undefined));
  const look = lookOf(cell);
  return {
    text,
    ...(typed === undefined ? {} : { typed }),
    ...(isClosed(sheet, row, column) ? { closed: true } : {}),
    ...(choices ? { list: lists.numberOf(choices) } : {}),
    ...(isDate(cell) ? { isDate: true } : {}),
    ...(cell.note ? { note: cell.note } : {}),
    ...(link === undefined ? {} : { link }),
    ...(look ? { look } : {}),
  };
}

/** The indexes of the columns that form the key of a row, hidden columns included. Empty for a tab without a key. */
function keyColumns({ developerMetadata, data }: sheets_v4.Schema$Sheet): number[] {
  const name = markedValue(developerMetadata, TAB_MARK) ?? '';
  const key = name in tables ? tables[name as keyof typeof tables].key : [];
  const marks = (data?.[0]?.columnMetadata ?? []).map((column) => markedValue(column.developerMetadata, COLUMN_MARK));
  return key.map((each) => marks.indexOf(`${name}.${each}`)).filter((index) => index >= 0);
}

function rowId(
  values: readonly sheets_v4.Schema$CellData[],
  keys: readonly number[],
  cells: readonly GridCell[],
): string {
  const key = keys.map((index) => values[index]?.formattedValue ?? '');
  return JSON.stringify(key.some(Boolean) ? key : cells.map(({ text }) => text));
}

/**
 * A tab as the grid shows it: the visible columns up to the last one with content, the filled rows, and some empty rows. The last frozen row contains
 * the headers.
 * @param sheet - the answer of `spreadsheets.get` with {@link VIEW_FIELDS}
 * @param people - the choices for columns that name a participant
 */
export function sheetView(sheet: sheets_v4.Schema$Sheet, people: readonly Choice[] = []): GridView {
  const lists = new Lists();
  const { sheetId, title, gridProperties = {} } = sheet.properties ?? {};
  const { frozenRowCount, frozenColumnCount, columnCount, rowCount } = gridProperties;
  const head = frozenRowCount ?? 0;
  const { rowData = [], columnMetadata = [], rowMetadata = [] } = sheet.data?.[0] ?? {};
  const isFull = ({ formattedValue, note }: sheets_v4.Schema$CellData) => Boolean(formattedValue || note);
  const wide = rowData.reduce((most, { values = [] }) => Math.max(most, values.findLastIndex(isFull) + 1), 1);
  const last = rowData.findLastIndex(({ values = [] }) => values.some(isFull));
  const indexes = Array.from({ length: Math.min(wide, columnCount ?? wide) }, (_, index) => index).filter(
    (index) => !columnMetadata[index]?.hiddenByUser,
  );
  const columns = indexes.map((index): GridColumn => {
    const mark = markedValue(columnMetadata[index]?.developerMetadata, COLUMN_MARK);
    const header = head === 0 ? {} : (rowData[head - 1]?.values?.[index] ?? {});
    return {
      index,
      title: header.formattedValue || columnLetters(index),
      ...(header.note ? { hint: header.note } : {}),
      width: columnMetadata[index]?.pixelSize ?? USUAL_WIDTH,
      frozen: index < (frozenColumnCount ?? 0),
      look: lookOf(header) ?? {},
      ...(mark === undefined ? {} : { mark }),
    };
  });
  const keys = keyColumns(sheet);
  const choosing = columns.map(({ index, mark }) => ({ index, common: namesPerson(mark) ? people : undefined }));
  const end = Math.min(rowCount ?? last + 1, Math.max(last + 1, head) + SPARE_ROWS);
  const rows = Array.from({ length: Math.max(0, end - head) }, (_, at) => head + at)
    .filter((row) => !rowMetadata[row]?.hiddenByUser)
    .map((index): GridRow => {
      const cells = choosing.map((column) =>
        gridCell(sheet, { row: index, column: column.index, common: column.common }, lists),
      );
      return { index, id: rowId(rowData[index]?.values ?? [], keys, cells), cells };
    });
  return { gid: sheetId ?? 0, title: title ?? '', columns, rows, lists: lists.all };
}
