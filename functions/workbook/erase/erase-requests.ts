import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { PersonalNames } from '../../domain/erasure/personal-names.ts';
import type { ErasedRow } from '../../domain/erasure/what-is-erased.ts';
import { cellAddress } from '../a1.ts';
import { readFields } from '../read.ts';
import type { Snapshot } from '../snapshot.ts';

type Request = sheets_v4.Schema$Request;
type CellData = sheets_v4.Schema$CellData;

/** Everything that a cell can say, and the names of things: what must not name the person afterwards. */
export const ERASURE_FIELDS = `properties(title),${readFields({ cell: 'userEnteredValue,formattedValue,note' })}`;

/** What is changed in one tab, counted. */
export interface Erasure {
  readonly requests: readonly Request[];
  readonly places: readonly { readonly place: string; readonly count: number }[];
}

interface Place {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
}

const update = ({ sheetId, row, column }: Place, cell: CellData, fields: string): Request => ({
  updateCells: { start: { sheetId, rowIndex: row, columnIndex: column }, rows: [{ values: [cell] }], fields },
});

const isFilled = ({ userEnteredValue, note }: CellData): boolean => Boolean(userEnteredValue ?? note);

/** A cell without the person's name; undefined where it did not have it. */
function redacted(cell: CellData, person: Pick<PersonalNames, 'redact'>): CellData | undefined {
  const { stringValue, formulaValue } = cell.userEnteredValue ?? {};
  const value = stringValue ?? formulaValue ?? '';
  const [said, note] = [person.redact(value), person.redact(cell.note ?? '')];
  if (said === value && note === (cell.note ?? '')) return undefined;
  const entered =
    stringValue !== undefined && stringValue !== null
      ? { stringValue: said }
      : formulaValue
        ? { formulaValue: said }
        : (cell.userEnteredValue ?? {});
  return { userEnteredValue: entered, ...(note ? { note } : {}) };
}

/** Which cells of a row are emptied, by grid column; undefined where the row is left alone. */
function emptied(snapshot: Snapshot, rows: readonly ErasedRow[]) {
  const bySheet = new Map<string, (column: number) => boolean>();
  for (const { tab: name, at, keep, only } of rows) {
    const tab = snapshot.tabs.get(name);
    if (!tab) continue;
    const columns = (keys: readonly string[]) => new Set(keys.flatMap((key) => tab.columns.get(key) ?? []));
    const [kept, chosen] = [columns(keep), only && columns(only)];
    bySheet.set(`${tab.sheetId} ${at}`, (column) => !kept.has(column) && (chosen?.has(column) ?? true));
  }
  return bySheet;
}

/**
 * What empties the rows of a person and takes the name out of every other cell of the spreadsheet, tabs of the staff and
 * notes included. Cells that stay keep their look and their place.
 * @param spreadsheet as read with {@link ERASURE_FIELDS}
 */
export function erasureOf(
  spreadsheet: sheets_v4.Schema$Spreadsheet,
  snapshot: Snapshot,
  rows: readonly ErasedRow[],
  person: Pick<PersonalNames, 'redact'>,
): Erasure {
  const isEmptied = emptied(snapshot, rows);
  const requests: Request[] = [];
  const places: { place: string; count: number }[] = [];
  for (const { properties, data } of spreadsheet.sheets ?? []) {
    const sheetId = properties?.sheetId ?? 0;
    let count = 0;
    (data?.[0]?.rowData ?? []).forEach(({ values }, row) => {
      const empties = isEmptied.get(`${sheetId} ${row}`);
      (values ?? []).forEach((cell, column) => {
        const place = { sheetId, row, column };
        const cleared = empties?.(column) && isFilled(cell);
        const changed = cleared ? {} : redacted(cell, person);
        if (!changed) return;
        count++;
        requests.push(update(place, changed, 'userEnteredValue,note'));
      });
    });
    if (count > 0) places.push({ place: properties?.title ?? '', count });
  }
  return { requests, places };
}

/** Addresses of cells, and names of tabs, that pass a test. */
export function cellsThat(spreadsheet: sheets_v4.Schema$Spreadsheet, test: (text: string) => boolean): string[] {
  const found = (spreadsheet.sheets ?? []).flatMap(({ properties, data }) => {
    const title = properties?.title ?? '';
    const cells = (data?.[0]?.rowData ?? []).flatMap(({ values }, row) =>
      (values ?? []).flatMap(({ userEnteredValue, formattedValue, note }, column) => {
        const texts = [userEnteredValue?.stringValue, userEnteredValue?.formulaValue, formattedValue, note];
        return texts.some((text) => text && test(text)) ? [`${title}!${cellAddress(row, column)}`] : [];
      }),
    );
    return test(title) ? [`лист «${title}»`, ...cells] : cells;
  });
  const metadata = (spreadsheet.developerMetadata ?? []).some(
    ({ metadataValue }) => metadataValue && test(metadataValue),
  );
  return [
    ...(test(spreadsheet.properties?.title ?? '') ? ['название таблицы'] : []),
    ...(metadata ? ['служебные данные таблицы'] : []),
    ...found,
  ];
}
