import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { normalLabel, type Raw } from '../../sheets-schema/cell.ts';
import { cachedByObject } from '../domain/cached-by-object.ts';
import { asRead } from './as-read.ts';
import { DRAFTS_MARK, readDrafts } from './drafts-ledger.ts';
import { FORM_MARK, type FormLink, readForeignForm, readFormLink } from './form-registry.ts';
import { layouts, type TabLayout } from './layout.ts';
import { COLUMN_MARK, findRevision, GUARD_MARK, SECRET_MARK, TAB_MARK } from './marks.ts';
import { readStoredMemory } from './memory/stored-memory.ts';
import { type ColumnMark, cellKey, type Snapshot, type Tab } from './snapshot.ts';
import { WorkbookError } from './workbook-error.ts';

/** A field mask for the whole workbook, with additional fields of each sheet and cell. */
export function readFields({
  sheet = '',
  cell = '',
}: {
  readonly sheet?: string;
  readonly cell?: string;
} = {}): string {
  const marks = 'developerMetadata(metadataKey,metadataValue)';
  const columnMarks = 'developerMetadata(metadataId,metadataKey,metadataValue)';
  const properties = 'properties(sheetId,title,gridProperties(rowCount,columnCount))';
  const data = `data(rowData(values(effectiveValue,hyperlink${cell && `,${cell}`})),columnMetadata(${columnMarks}))`;
  return `spreadsheetId,namedRanges(name,range(sheetId)),${marks},sheets(${properties},${marks},${data}${sheet && `,${sheet}`})`;
}

/** The field mask of an ordinary snapshot. */
export const READ_FIELDS = readFields();

/** {@link READ_FIELDS} with notes and formulas. */
export const EXACT_FIELDS = readFields({ cell: 'userEnteredValue(formulaValue),note' });

/** {@link READ_FIELDS} with the charts and protections that an installation checks. */
export const INSTALL_FIELDS = readFields({ sheet: 'charts(chartId),protectedRanges(range)' });

type Metadata = readonly sheets_v4.Schema$DeveloperMetadata[];

function marked(metadata: Metadata, key: string): string | undefined {
  return metadata.find((entry) => entry.metadataKey === key)?.metadataValue ?? undefined;
}

/** The fields that {@link secretIn} needs. The answer is short even for a large spreadsheet. */
export const SECRET_FIELDS = 'developerMetadata(metadataKey,metadataValue)';

/** The secret that signs the personal links; undefined if nothing is installed. */
export const secretIn = ({ developerMetadata }: sheets_v4.Schema$Spreadsheet): string | undefined =>
  marked(developerMetadata ?? [], SECRET_MARK);

/**
 * The value of a cell, with normalised text. The error of a formula becomes a text such as `#REF!`. No column accepts such a text, so people learn
 * about it.
 */
export function rawOf(value: sheets_v4.Schema$ExtendedValue | undefined): Raw | undefined {
  if (!value) return undefined;
  if (value.errorValue) return `#${value.errorValue.type ?? 'ERROR'}!`;
  return asRead(value.stringValue ?? value.numberValue ?? value.boolValue ?? undefined);
}

/** Finds columns by mark, or by header without a mark. Of two columns with one mark, the left counts. */
function findColumns(
  layout: TabLayout,
  data: sheets_v4.Schema$GridData | undefined,
  header: readonly (Raw | undefined)[],
) {
  const found = new Map<string, number>();
  (data?.columnMetadata ?? []).forEach((column, index) => {
    const mark = marked(column.developerMetadata ?? [], COLUMN_MARK);
    const key = mark?.startsWith(`${layout.name}.`) ? mark.slice(layout.name.length + 1) : undefined;
    if (key !== undefined && !found.has(key)) found.set(key, index);
  });
  const taken = new Set(found.values());
  for (const column of layout.columns) {
    if (found.has(column.key)) continue;
    const wanted = normalLabel(column.header);
    const index = header.findIndex(
      (cell, i) => cell !== undefined && !taken.has(i) && normalLabel(String(cell)) === wanted,
    );
    if (index < 0) continue;
    found.set(column.key, index);
    taken.add(index);
  }
  return found;
}

function linksOf(
  layout: TabLayout,
  columns: ReadonlyMap<string, number>,
  data: sheets_v4.Schema$GridData | undefined,
): ReadonlyMap<string, string> {
  const linked = layout.columns.flatMap(({ key, type }) => (type?.link ? (columns.get(key) ?? []) : []));
  const links = new Map<string, string>();
  if (linked.length === 0) return links;
  (data?.rowData ?? []).forEach(({ values }, row) => {
    for (const column of linked) {
      const link = values?.[column]?.hyperlink;
      if (link) links.set(cellKey(row, column), link);
    }
  });
  return links;
}

function marksOf(data: sheets_v4.Schema$GridData | undefined): ReadonlyMap<number, ColumnMark> {
  const marks = new Map<number, ColumnMark>();
  (data?.columnMetadata ?? []).forEach(({ developerMetadata = [] }, index) => {
    for (const wanted of [COLUMN_MARK, GUARD_MARK]) {
      const found = developerMetadata.find(({ metadataKey }) => metadataKey === wanted);
      if (marks.has(index) || typeof found?.metadataId !== 'number') continue;
      marks.set(index, { id: found.metadataId, key: wanted, value: found.metadataValue ?? '' });
    }
  });
  return marks;
}

/**
 * Formulas or notes of cells, by {@link cellKey}.
 * @param said - reads the formula or the note of a cell
 */
function typedIn(
  data: sheets_v4.Schema$GridData | undefined,
  said: (cell: sheets_v4.Schema$CellData) => string | null | undefined,
): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  (data?.rowData ?? []).forEach(({ values }, row) => {
    (values ?? []).forEach((cell, column) => {
      const text = said(cell);
      if (text) found.set(cellKey(row, column), text);
    });
  });
  return found;
}

/**
 * Converts a sheet to a tab.
 * @param exact - whether the sheet was read with formulas and notes
 */
export function toTab(layout: TabLayout, sheet: sheets_v4.Schema$Sheet, exact: boolean): Tab {
  const data = sheet.data?.[0];
  const rows = (data?.rowData ?? []).map((row) => (row.values ?? []).map((cell) => rawOf(cell.effectiveValue)));
  // Google may also return rows that have nothing but formats.
  const cells = rows.slice(0, rows.findLastIndex((row) => row.some((cell) => cell !== undefined)) + 1);
  const columns = findColumns(layout, data, cells[0] ?? []);
  return {
    layout,
    sheetId: sheet.properties?.sheetId ?? 0,
    title: sheet.properties?.title ?? layout.title,
    rowCount: sheet.properties?.gridProperties?.rowCount ?? cells.length,
    columnCount: sheet.properties?.gridProperties?.columnCount ?? 0,
    columns,
    cells,
    links: linksOf(layout, columns, data),
    marks: marksOf(data),
    ...(exact
      ? {
          formulas: typedIn(data, ({ userEnteredValue }) => userEnteredValue?.formulaValue),
          notes: typedIn(data, ({ note }) => note),
        }
      : {}),
  };
}

/** The results of `read` for the metadata of each form, by form name. Undefined results are left out. */
function formMarks<T>(metadata: Metadata, read: (value: string) => T | undefined): Map<string, T> {
  return new Map(
    metadata.flatMap(({ metadataKey, metadataValue }): [string, T][] => {
      const said = metadataKey?.startsWith(FORM_MARK) ? read(metadataValue ?? '') : undefined;
      return said !== undefined && metadataKey ? [[metadataKey.slice(FORM_MARK.length), said]] : [];
    }),
  );
}

/** The installed forms by name, from the spreadsheet's metadata. */
export const installedForms = (metadata: Metadata): Map<string, FormLink> => formMarks(metadata, readFormLink);

/** The original spreadsheet's forms in a copy, by name, with the ISO date on which the copy became a separate school. */
export const foreignForms = (metadata: Metadata): ReadonlyMap<string, string> => formMarks(metadata, readForeignForm);

/** The tab made from each sheet object, by layout. The next answer may contain the same sheet object, see `gateways/kept-answer.ts`. */
const tabsOf = cachedByObject((_: sheets_v4.Schema$Sheet) => new Map<string, Tab>());

function tabOf(layout: TabLayout, sheet: sheets_v4.Schema$Sheet, exact: boolean): Tab {
  const known = tabsOf(sheet);
  const key = `${layout.name} ${exact}`;
  const tab = known.get(key) ?? toTab(layout, sheet, exact);
  known.set(key, tab);
  return tab;
}

/** Our tabs of a spreadsheet, by name, found by mark or, without a mark, by title. */
export function findTabs(spreadsheet: sheets_v4.Schema$Spreadsheet, exact = false): Map<string, Tab> {
  const sheets = spreadsheet.sheets ?? [];
  return new Map(
    layouts.flatMap((layout): [string, Tab][] => {
      const sheet =
        sheets.find((candidate) => marked(candidate.developerMetadata ?? [], TAB_MARK) === layout.name) ??
        sheets.find((candidate) => candidate.properties?.title === layout.title);
      return sheet ? [[layout.name, tabOf(layout, sheet, exact)]] : [];
    }),
  );
}

/**
 * Converts Google's answer to {@link READ_FIELDS} into a snapshot.
 * @param exact - whether the answer includes formulas and notes
 * @throws WorkbookError `notInstalled` if the spreadsheet has no revision mark
 */
export function toSnapshot(spreadsheet: sheets_v4.Schema$Spreadsheet, exact = false): Snapshot {
  const mark = findRevision(spreadsheet);
  const metadata = spreadsheet.developerMetadata ?? [];
  const secret = secretIn(spreadsheet);
  const drafts = marked(metadata, DRAFTS_MARK);
  if (!mark || !secret) {
    throw new WorkbookError('notInstalled', 'В таблице нет отметки «Наставника». Запустите установку ещё раз.');
  }
  return {
    spreadsheetId: spreadsheet.spreadsheetId ?? '',
    revision: mark.revision,
    markerSheetId: mark.sheetId,
    tabs: findTabs(spreadsheet, exact),
    secret,
    forms: installedForms(metadata),
    ...(drafts === undefined ? {} : { drafts: readDrafts(drafts, spreadsheet.spreadsheetId ?? '') }),
    remembered: readStoredMemory(spreadsheet, mark.sheetId),
    ...(foreignForms(metadata).size > 0 ? { foreignForms: true } : {}),
  };
}
