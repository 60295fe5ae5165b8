import { expect, it } from 'vitest';
import { layouts } from '../../../functions/workbook/layout.ts';
import { mark } from '../../../functions/workbook/marks.ts';
import { apply, type CellChange, type Snapshot, type Tab } from '../../../functions/workbook/snapshot.ts';

const [layout] = layouts;
if (!layout) throw new Error('There are no tabs.');

/** The tab after these changes; before, its cell A2 has a value, a link and perhaps a formula and a note. */
function after(more: Partial<Tab>, ...changes: CellChange[]): Tab | undefined {
  const tab: Tab = {
    layout: layout as Tab['layout'],
    sheetId: 1,
    title: 'Лист',
    rowCount: 2,
    columnCount: 2,
    columns: new Map(),
    cells: [['Шапка'], [1]],
    links: new Map([['1:0', 'l']]),
    marks: new Map(),
    ...more,
  };
  const snapshot: Snapshot = {
    spreadsheetId: 'id',
    revision: 1,
    markerSheetId: 0,
    secret: 'x'.repeat(32),
    tabs: new Map([['a', tab]]),
    forms: new Map(),
    remembered: { rowCount: 1, pages: [], marks: {} },
  };
  return apply(changes, snapshot, 2).tabs.get('a');
}
const set = (more: object): CellChange => ({ kind: 'set', tab: 'a', row: 1, column: 0, value: 2, ...more });
const exact = { formulas: new Map([['1:0', '=A1']]), notes: new Map([['1:0', 'n']]) };

it('a written value takes the place of a formula; a link and a note stay unless the change has its own', () => {
  expect(after(exact, set({}))).toMatchObject({
    cells: [['Шапка'], [2]],
    formulas: new Map(),
    notes: new Map([['1:0', 'n']]),
    links: new Map([['1:0', 'l']]),
  });
  expect(after(exact, set({ formula: '=B1', note: null, link: null }))).toMatchObject({
    formulas: new Map([['1:0', '=B1']]),
    notes: new Map(),
    links: new Map(),
  });
});

it('formulas and notes that were not read stay unknown', () => {
  const changed = after({}, set({ formula: '=B1', note: 'n' }));
  expect(changed && Object.keys(changed)).not.toContain('formulas');
  expect(changed && Object.keys(changed)).not.toContain('notes');
});

it('a tab grows with its rows', () => {
  const added: CellChange = { kind: 'append', tab: 'a', cells: new Map([[1, 'x']]), links: new Map([[1, 'm']]) };
  const changed = after({}, added, set({ row: 5 }));
  expect(changed).toMatchObject({
    rowCount: 6,
    links: new Map([
      ['1:0', 'l'],
      ['2:1', 'm'],
    ]),
  });
  expect(changed?.cells).toEqual([['Шапка'], [1], [undefined, 'x'], [], [], [2]]);
});

it('a mark without an id leaves the choice of the id to Google', () => {
  expect(mark('key', 'value', { sheetId: 1 })).toStrictEqual({
    createDeveloperMetadata: {
      developerMetadata: {
        metadataKey: 'key',
        metadataValue: 'value',
        location: { sheetId: 1 },
        visibility: 'DOCUMENT',
      },
    },
  });
});
