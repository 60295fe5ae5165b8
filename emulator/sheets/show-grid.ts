import { below, type Mask, prune } from '../core/fields-mask.ts';
import { CachedRow, CachedRows } from './cached-row.ts';
import { type CellFormat, effectiveFormat, shownFormat } from './cell-format.ts';
import { type ConditionalStyle, conditionalStyles, type StyleAt } from './conditional-style.ts';
import { filteredRows } from './filtered-rows.ts';
import { bounded } from './grid-range.ts';
import type { Area, Cell, DeveloperMetadata, DimensionProperties, Row, Scalar, Sheet, Workbook } from './model.ts';
import { formatted } from './number-format.ts';
import { countRowsWithValues, holdsValue } from './rows-with-values.ts';
import { showMetadata } from './show-metadata.ts';

const ROW_PIXELS = 21;
const COLUMN_PIXELS = 100;

export interface CellView {
  /** Whether formatted cells without content are shown as `{}`. */
  readonly blankCells: boolean;
  /** The time of the request, for conditions on dates. */
  readonly now: Date;
}

interface CellWriter {
  write(cell: Cell | null | undefined, row: number, column: number): object;
  /** Whether to show only values and links. A row without values and links is then empty, whatever its formats. */
  readonly valuesOnly: boolean;
  /** Whole rows as they were shown before; undefined if they depend on other cells. */
  readonly cachedRows: WeakMap<Row, CachedRow> | undefined;
  /** All rows of whole tabs, as they were shown before. */
  readonly cachedTabs: WeakMap<Sheet, CachedRows>;
}

/** Returns a function that writes a tab's GridData message for one area or, without an area, for the whole tab. The mask is compiled once. */
export function gridDataWriter(
  workbook: Workbook,
  sheet: Sheet,
  mask: Mask,
  metadata: readonly DeveloperMetadata[],
  { now, blankCells }: CellView,
): (area: Area | undefined) => object {
  const rowMask = below(mask, 'rowData');
  const valuesMask = rowMask === undefined ? undefined : below(rowMask, 'values');
  const styles =
    valuesMask === undefined || below(valuesMask, 'effectiveFormat') === undefined
      ? undefined
      : conditionalStyles(workbook, sheet, now);
  const writeCell = valuesMask === undefined ? undefined : writerFor(workbook, valuesMask, blankCells, styles);
  const rowsMask = below(mask, 'rowMetadata');
  const columnsMask = below(mask, 'columnMetadata');
  return (asked) => {
    const area = asked ?? bounded({ sheetId: sheet.properties.sheetId }, sheet);
    const result: Record<string, unknown> = {};
    if (area.startRowIndex > 0 && below(mask, 'startRow')) result.startRow = area.startRowIndex;
    if (area.startColumnIndex > 0 && below(mask, 'startColumn')) result.startColumn = area.startColumnIndex;
    if (writeCell) {
      const rows = asked ? showRows(workbook, sheet, area, writeCell) : showTab(workbook, sheet, area, writeCell);
      if (rows.length > 0) result.rowData = rows;
    }
    if (rowsMask !== undefined) {
      const span = [area.startRowIndex, area.endRowIndex] as const;
      result.rowMetadata = showDimension(
        sheet.rowProperties,
        span,
        ROW_PIXELS,
        rowsMask,
        onDimension(metadata, 'ROWS'),
        filteredRows(workbook, sheet, now),
      );
    }
    if (columnsMask !== undefined) {
      const span = [area.startColumnIndex, area.endColumnIndex] as const;
      const placed = onDimension(metadata, 'COLUMNS');
      result.columnMetadata = showDimension(sheet.columnProperties, span, COLUMN_PIXELS, columnsMask, placed);
    }
    return result;
  };
}

/** A place without a cell. Such places at the end of a row or a tab are left out. */
const EMPTY = Object.freeze({});

/** A cell with nothing to show. Unlike {@link EMPTY}, it is not left out at the end of a row. */
const BLANK = Object.freeze({});

/** All rows of a tab. Tabs that depend on no other cells come from the cache. */
function showTab(workbook: Workbook, sheet: Sheet, area: Area, writeCell: CellWriter): readonly object[] {
  if (!writeCell.cachedRows) return showRows(workbook, sheet, area, writeCell);
  const known = writeCell.cachedTabs.get(sheet);
  if (known) return known;
  const rows = CachedRows.from(showRows(workbook, sheet, area, writeCell)) as CachedRows;
  writeCell.cachedTabs.set(sheet, rows);
  return rows;
}

/** The rows and their cells, up to the last row with content. */
function showRows(workbook: Workbook, sheet: Sheet, area: Area, writeCell: CellWriter): object[] {
  const shown: object[] = [];
  let filled = 0;
  const used = writeCell.valuesOnly ? countRowsWithValues(workbook, sheet) : sheet.rows.length;
  const end = Math.min(area.endRowIndex, used);
  for (let row = area.startRowIndex; row < end; row += 1) {
    const stored = sheet.rows[row];
    if (!stored || (writeCell.valuesOnly && !holdsValue(stored, workbook))) {
      shown.push(EMPTY);
      continue;
    }
    const isWhole = area.startColumnIndex === 0 && stored.cells.length <= area.endColumnIndex;
    const cells = isWhole ? showRow(stored, row, area, writeCell) : shownCells(stored, row, area, writeCell);
    shown.push(cells);
    if (cells !== EMPTY) filled = shown.length;
  }
  shown.length = filled;
  return shown;
}

function showRow(row: Row, index: number, area: Area, writeCell: CellWriter): object {
  const before = writeCell.cachedRows?.get(row);
  if (before) return before;
  const cells = shownCells(row, index, area, writeCell);
  if (cells === EMPTY || !writeCell.cachedRows) return cells;
  const cached = new CachedRow(cells);
  writeCell.cachedRows.set(row, cached);
  return cached;
}

function shownCells(row: Row, index: number, area: Area, writeCell: CellWriter): object {
  const values = showCells(row.cells, index, area, writeCell);
  return values.length > 0 ? { values } : EMPTY;
}

function showCells(cells: readonly (Cell | null)[], row: number, area: Area, writeCell: CellWriter): object[] {
  const values: object[] = [];
  let filled = 0;
  const end = Math.min(area.endColumnIndex, cells.length);
  for (let column = area.startColumnIndex; column < end; column += 1) {
    const value = writeCell.write(cells[column], row, column);
    values.push(value);
    if (value !== EMPTY) filled = values.length;
  }
  values.length = filled;
  return values;
}

/** A value as Google's ExtendedValue. */
function extendedValue(value: Scalar): object {
  if (typeof value === 'string') return { stringValue: value };
  return typeof value === 'number' ? { numberValue: value } : { boolValue: value };
}

/** Adds the number format of a formula's result, e.g. of a date, if the cell has no number format of its own. */
function withResult(shown: object, { computed }: Cell, own: CellFormat | undefined): object {
  return computed?.numberFormat && !own?.numberFormat ? { numberFormat: computed.numberFormat, ...shown } : shown;
}

/** Adds the result of conditional formatting to a format. */
function withStyle(shown: object, style: ConditionalStyle | undefined): object {
  if (!style) return shown;
  const { textFormat } = shown as { textFormat?: object };
  return { ...shown, ...style, ...(style.textFormat && { textFormat: { ...textFormat, ...style.textFormat } }) };
}

const VALUES: ReadonlySet<string> = new Set(['userEnteredValue', 'effectiveValue', 'formattedValue', 'hyperlink']);

/** Writers by the spreadsheet's pieces and by mask. When a mask or a locale is no longer used, its cached rows are freed as well. */
const writers = new WeakMap<Workbook['pieces'], WeakMap<object, { locale: string; writer: CellWriter }>>();

function writerFor(workbook: Workbook, mask: Mask, blankCells: boolean, styles: StyleAt | undefined): CellWriter {
  if (styles || mask === true) return cellWriter(workbook, mask, blankCells, styles);
  const { locale } = workbook.properties;
  const byMask = writers.get(workbook.pieces) ?? new WeakMap<object, { locale: string; writer: CellWriter }>();
  writers.set(workbook.pieces, byMask);
  const known = byMask.get(mask);
  if (known?.locale === locale) return known.writer;
  const writer = cellWriter(workbook, mask, blankCells);
  byMask.set(mask, { locale, writer });
  return writer;
}

function cellWriter(workbook: Workbook, mask: Mask, blankCells: boolean, styles?: StyleAt): CellWriter {
  const { locale } = workbook.properties;
  const format = (cell: Cell) =>
    cell.format === undefined ? undefined : (workbook.pieces.get(cell.format) as CellFormat | undefined);
  const fields: Readonly<Record<string, (cell: Cell, row: number, column: number) => unknown>> = {
    userEnteredValue: ({ value, formula, computed }) => {
      if (formula !== undefined) return { formulaValue: formula };
      return value !== undefined && !computed?.spilled && extendedValue(value);
    },
    effectiveValue: ({ value, computed }) =>
      computed?.error ? { errorValue: computed.error } : value !== undefined && extendedValue(value),
    formattedValue: (cell) => cell.value !== undefined && formatted(cell.value, shownFormat(workbook, cell), locale),
    userEnteredFormat: format,
    effectiveFormat: (cell, row, column) =>
      withStyle(withResult(effectiveFormat(format(cell)), cell, format(cell)), styles?.(cell, row, column)),
    hyperlink: (cell) => cell.computed?.hyperlink ?? format(cell)?.textFormat?.link?.uri,
    note: ({ note }) => note,
    textFormatRuns: ({ runs }) => runs !== undefined && workbook.pieces.get(runs),
    dataValidation: ({ rule }) => rule !== undefined && workbook.pieces.get(rule),
  };
  const wanted = Object.entries(fields).flatMap(([name, show]) => {
    const reached = below(mask, name);
    return reached === undefined ? [] : [{ name, show, reached }];
  });
  const nothing = blankCells ? BLANK : EMPTY;
  const write = (cell: Cell | null | undefined, row: number, column: number) => {
    if (!cell) return EMPTY;
    let result: Record<string, unknown> | undefined;
    for (const { name, show, reached } of wanted) {
      const value = show(cell, row, column);
      if (value === undefined || value === false) continue;
      result ??= {};
      result[name] = reached === true ? value : prune(value, reached);
    }
    return result ?? nothing;
  };
  return {
    write,
    valuesOnly: !blankCells && wanted.every(({ name }) => VALUES.has(name)),
    cachedRows: styles ? undefined : new WeakMap(),
    cachedTabs: new WeakMap(),
  };
}

function onDimension(metadata: readonly DeveloperMetadata[], dimension: 'ROWS' | 'COLUMNS') {
  const byIndex = new Map<number, object[]>();
  for (const each of metadata) {
    const place = each.location.dimensionRange;
    if (place?.dimension !== dimension) continue;
    const list = byIndex.get(place.startIndex) ?? [];
    byIndex.set(place.startIndex, [...list, showMetadata(each)]);
  }
  return byIndex;
}

function showDimension(
  properties: readonly (DimensionProperties | null)[],
  [start, end]: readonly [number, number],
  defaultPixels: number,
  mask: Mask,
  metadata: ReadonlyMap<number, readonly object[]>,
  filtered: ReadonlySet<number> = new Set(),
): object[] {
  const standard = prune({ pixelSize: defaultPixels }, mask) as object;
  const shown: object[] = [];
  for (let index = start; index < end; index += 1) {
    const own = properties[index];
    const developerMetadata = metadata.get(index);
    const hiddenByFilter = filtered.has(index);
    if (!own && !developerMetadata && !hiddenByFilter) shown.push(standard);
    else
      shown.push(
        prune(
          {
            pixelSize: defaultPixels,
            ...(hiddenByFilter && { hiddenByFilter }),
            ...own,
            ...(developerMetadata && { developerMetadata }),
          },
          mask,
        ) as object,
      );
  }
  return shown;
}
