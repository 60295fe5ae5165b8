import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import type { Raw } from '../../sheets-schema/cell.ts';
import type { Form } from '../../sheets-schema/form.ts';
import type { CellChange, Tab } from './snapshot.ts';

/** The cells of a row by column key. In a response tab the keys are the names of the fields, and `submittedAt`. */
export type RowCells = Readonly<Record<string, Raw | undefined>>;

/**
 * A change that adds a row below the last row.
 * @param more - values by grid column
 */
export function appendRow(tab: Tab, cells: RowCells, more: ReadonlyMap<number, Raw> = new Map()): CellChange {
  const placed = Object.entries(cells).flatMap(([key, value]): [number, Raw][] => {
    const column = tab.columns.get(key);
    return column === undefined || value === undefined || value === '' ? [] : [[column, value]];
  });
  return { kind: 'append', tab: tab.layout.name, cells: new Map([...placed, ...more]) };
}

const PATTERNS = { date: 'dd.mm.yyyy', dateTime: 'dd.mm.yyyy hh:mm:ss' } as const;

/** Google formats times only in answers that a form itself wrote. */
interface AnswerFormats {
  readonly columns: readonly number[];
  readonly requests: readonly sheets_v4.Schema$Request[];
}

export function answerFormats(tab: Tab, form: Form): AnswerFormats {
  const dates = Object.entries(form.questions).filter(([, { type }]) => type.kind === 'date');
  const looks = [['submittedAt', 'dateTime'] as const, ...dates.map(([field]) => [field, 'date'] as const)];
  const placed = looks.flatMap(([field, look]) => {
    const column = tab.columns.get(field);
    return column === undefined ? [] : [{ column, look }];
  });
  const requests = placed.map(({ column, look }) => {
    const range = { sheetId: tab.sheetId, startRowIndex: 1, startColumnIndex: column, endColumnIndex: column + 1 };
    const type = look === 'date' ? 'DATE' : 'DATE_TIME';
    const cell = { userEnteredFormat: { numberFormat: { type, pattern: PATTERNS[look] } } };
    return { repeatCell: { range, cell, fields: 'userEnteredFormat.numberFormat' } };
  });
  return { columns: placed.map(({ column }) => column), requests };
}
