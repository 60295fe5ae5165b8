import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { ErasedRow } from '../../domain/erasure/erased-rows.ts';
import type { PersonalNames } from '../../domain/erasure/personal-names.ts';
import { cellAddress } from '../a1.ts';
import { rawOf, readFields } from '../read.ts';
import type { CellChange, Snapshot } from '../snapshot.ts';

type CellData = sheets_v4.Schema$CellData;
type Content = Pick<Extract<CellChange, { kind: 'set' }>, 'value' | 'formula' | 'note'>;

/** The parts of a tab that contain texts, apart from its cells, as the report names them. People change these parts themselves. */
const BESIDES_CELLS = {
  protectedRanges: 'защищённый диапазон',
  conditionalFormats: 'условное форматирование',
  basicFilter: 'фильтр',
  filterViews: 'сохранённый фильтр',
  charts: 'диаграмма',
  slicers: 'срез',
} as const satisfies Partial<Record<keyof sheets_v4.Schema$Sheet, string>>;

/** The fields with texts. After an erasure, no text may contain the person's name. */
export const ERASURE_FIELDS = `properties(title),${readFields({
  cell: 'userEnteredValue,formattedValue,note,dataValidation',
  sheet: Object.keys(BESIDES_CELLS).join(','),
})}`;

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

/** For each affected row, by `sheetId row`, a function that returns the content of a grid column that the erasure empties. */
function emptied(snapshot: Snapshot, rows: readonly ErasedRow[]) {
  const bySheet = new Map<string, (column: number) => Content | 'spared' | undefined>();
  for (const { tab: name, at, keep, only, instead, spare = [] } of rows) {
    const tab = snapshot.tabs.get(name);
    if (!tab) continue;
    const columns = (keys: readonly string[]) => new Set(keys.flatMap((key) => tab.columns.get(key) ?? []));
    const [kept, chosen, spared] = [columns(keep), only && columns(only), columns(spare)];
    const content = { ...EMPTY, value: instead };
    const isLeft = (column: number) => kept.has(column) || !(chosen?.has(column) ?? true);
    bySheet.set(`${tab.sheetId} ${at}`, (column) =>
      spared.has(column) ? 'spared' : isLeft(column) ? undefined : content,
    );
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
        const fate = empties?.(column);
        if (fate === 'spared') return;
        const content = (isFilled(cell) && fate) || redacted(cell, person);
        const isDone = content?.value !== undefined && content.value === cell.userEnteredValue?.stringValue;
        if (!content || (isDone && !cell.note)) return;
        count++;
        changes.push({ kind: 'set', tab, row, column, ...content });
      });
    });
    if (count > 0) places.push({ place: properties?.title ?? '', count });
  }
  return { changes, places };
}

/** Every text within a part of a spreadsheet, however deep. The underscores of a named range stand for spaces. */
function textsIn(part: unknown): string[] {
  if (typeof part === 'string') return [part.replaceAll('_', ' ')];
  return typeof part === 'object' && part !== null ? Object.values(part).flatMap(textsIn) : [];
}

/**
 * Words with digits that are ids, keys or digests. A part of one may look like a short surname («Li», «Tsoy»). An address contains an @, so it does
 * not match.
 */
const MACHINE_WORD = /(?<![\w@.-])(?=[\w-]*\d)[\w-]{6,}(?![\w@.-])/g;

/** The longest text of a cell that may be a part of a name. */
const LONGEST_PART = 40;

/** Runs of two and three neighbouring cells that pass a test only together, because a name stands in several columns. */
function splitAcross(values: readonly CellData[], row: number, test: (text: string) => boolean): string[] {
  const texts = values.map(({ userEnteredValue }) => userEnteredValue?.stringValue ?? '');
  const isPart = texts.map((text) => text !== '' && text.length <= LONGEST_PART && !test(text));
  return texts.flatMap((_, column) => {
    const length = [2, 3].find((cells) => {
      const end = column + cells;
      const areParts = end <= texts.length && isPart.slice(column, end).every(Boolean);
      return areParts && test(texts.slice(column, end).join(' '));
    });
    return length ? [`${cellAddress(row, column)}:${cellAddress(row, column + length - 1)}`] : [];
  });
}

/**
 * The places whose text passes a test: cells and their lists of choices, neighbouring cells together, titles, other parts of tabs, named ranges and
 * the metadata.
 */
export function cellsThat(spreadsheet: sheets_v4.Schema$Spreadsheet, test: (text: string) => boolean): string[] {
  const tells = (part: unknown) => textsIn(part).some(test);
  const found = (spreadsheet.sheets ?? []).flatMap((sheet) => {
    const title = sheet.properties?.title ?? '';
    const cells = (sheet.data?.[0]?.rowData ?? []).flatMap(({ values }, row) =>
      (values ?? []).flatMap(({ userEnteredValue, formattedValue, note, dataValidation }, column) => {
        const place = `${title}!${cellAddress(row, column)}`;
        const texts = [userEnteredValue?.stringValue, userEnteredValue?.formulaValue, formattedValue, note];
        if (texts.some((text) => text && test(text))) return [place];
        return tells(dataValidation) ? [`${place} (список для выбора)`] : [];
      }),
    );
    const split = (sheet.data?.[0]?.rowData ?? []).flatMap(({ values }, row) =>
      splitAcross(values ?? [], row, test).map((range) => `${title}!${range}`),
    );
    const besides = Object.entries(BESIDES_CELLS).flatMap(([part, name]) =>
      tells(sheet[part as keyof typeof BESIDES_CELLS]) ? [`${name} на листе «${title}»`] : [],
    );
    return [...(test(title) ? [`лист «${title}»`] : []), ...cells, ...split, ...besides];
  });
  const ranges = (spreadsheet.namedRanges ?? []).flatMap(({ name }) =>
    tells(name) ? [`именованный диапазон ${name}`] : [],
  );
  const metadata = (spreadsheet.developerMetadata ?? []).some(
    ({ metadataValue }) => metadataValue && test(metadataValue.replace(MACHINE_WORD, ' ')),
  );
  return [
    ...(test(spreadsheet.properties?.title ?? '') ? ['название таблицы'] : []),
    ...(metadata ? ['служебные данные таблицы'] : []),
    ...ranges,
    ...found,
  ];
}
