import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { PersonalNames } from '../../domain/erasure/personal-names.ts';
import type { ErasedRow } from '../../domain/erasure/what-is-erased.ts';
import { cellAddress } from '../a1.ts';
import { rawOf, readFields } from '../read.ts';
import type { CellChange, Snapshot } from '../snapshot.ts';

type CellData = sheets_v4.Schema$CellData;
type Content = Pick<Extract<CellChange, { kind: 'set' }>, 'value' | 'formula' | 'note'>;

/** The fields with cell texts and titles, in which an erasure must find the person's name. */
export const ERASURE_FIELDS = `properties(title),${readFields({ cell: 'userEnteredValue,formattedValue,note' })}`;

interface Erasure {
  readonly changes: readonly CellChange[];
  readonly places: readonly { readonly place: string; readonly count: number }[];
}

const EMPTY: Content = { value: undefined, note: null };

const isFilled = ({ userEnteredValue, note }: CellData): boolean => Boolean(userEnteredValue ?? note);

/** A cell with the person's name removed; undefined if the cell does not contain the name. */
function redacted({ userEnteredValue, note }: CellData, person: Pick<PersonalNames, 'redact'>): Content | undefined {
  const { stringValue, formulaValue } = userEnteredValue ?? {};
  const value = stringValue ?? formulaValue ?? '';
  const [said, noted] = [person.redact(value), person.redact(note ?? '')];
  if (said === value && noted === (note ?? '')) return undefined;
  const about = { note: noted || null };
  if (formulaValue) return { value: undefined, formula: said, ...about };
  const isText = stringValue !== undefined && stringValue !== null;
  return { value: isText ? said : rawOf(userEnteredValue), ...about };
}

/** For each affected row, by `sheetId row`, a function that tells whether the erasure empties a grid column. */
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
 * The changes that empty a person's rows and remove their name from every other cell, including the staff's own tabs and notes.
 * @param spreadsheet - read with {@link ERASURE_FIELDS}
 * @param snapshot - all tabs of the spreadsheet
 */
export function erasureOf(
  spreadsheet: sheets_v4.Schema$Spreadsheet,
  snapshot: Snapshot,
  rows: readonly ErasedRow[],
  person: Pick<PersonalNames, 'redact'>,
): Erasure {
  const isEmptied = emptied(snapshot, rows);
  const names = new Map([...snapshot.tabs].map(([name, { sheetId }]) => [sheetId, name]));
  const changes: CellChange[] = [];
  const places: { place: string; count: number }[] = [];
  for (const { properties, data } of spreadsheet.sheets ?? []) {
    const sheetId = properties?.sheetId ?? 0;
    const tab = names.get(sheetId);
    if (tab === undefined) continue;
    let count = 0;
    (data?.[0]?.rowData ?? []).forEach(({ values }, row) => {
      const empties = isEmptied.get(`${sheetId} ${row}`);
      (values ?? []).forEach((cell, column) => {
        const content = empties?.(column) && isFilled(cell) ? EMPTY : redacted(cell, person);
        if (!content) return;
        count++;
        changes.push({ kind: 'set', tab, row, column, ...content });
      });
    });
    if (count > 0) places.push({ place: properties?.title ?? '', count });
  }
  return { changes, places };
}

/** The places whose text passes a test: cells, tab titles, the spreadsheet's title and its metadata. */
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
