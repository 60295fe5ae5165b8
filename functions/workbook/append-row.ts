import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Raw } from '../../sheets-schema/cell.ts';
import type { Form } from '../../sheets-schema/form.ts';
import type { CellChange, Tab } from './snapshot.ts';

/** The cells of a row by column key; in a response tab by field, `submittedAt` included. */
export type RowCells = Readonly<Record<string, Raw | undefined>>;

/** The change that adds a row below those of the tab; columns that were removed are left out. `more`: by grid column. */
export function appendRow(tab: Tab, cells: RowCells, more: ReadonlyMap<number, Raw> = new Map()): CellChange {
  const placed = Object.entries(cells).flatMap(([key, value]): [number, Raw][] => {
    const column = tab.columns.get(key);
    return column === undefined || value === undefined || value === '' ? [] : [[column, value]];
  });
  return { kind: 'append', tab: tab.layout.name, cells: new Map([...placed, ...more]) };
}

const PATTERNS = { date: 'dd.mm.yyyy', dateTime: 'dd.mm.yyyy hh:mm:ss' } as const;

/** Requests that make times and dates of a response tab look as such: Google formats only what a form wrote itself. */
export function answerFormats(tab: Tab, form: Form): sheets_v4.Schema$Request[] {
  const dates = Object.entries(form.questions).filter(([, { type }]) => type.kind === 'date');
  const looks = [['submittedAt', 'dateTime'] as const, ...dates.map(([field]) => [field, 'date'] as const)];
  return looks.flatMap(([field, look]) => {
    const column = tab.columns.get(field);
    if (column === undefined) return [];
    const range = { sheetId: tab.sheetId, startRowIndex: 1, startColumnIndex: column, endColumnIndex: column + 1 };
    const type = look === 'date' ? 'DATE' : 'DATE_TIME';
    const numberFormat = { type, pattern: PATTERNS[look] };
    return [
      {
        repeatCell: { range, cell: { userEnteredFormat: { numberFormat } }, fields: 'userEnteredFormat.numberFormat' },
      },
    ];
  });
}
