import { describe, expect, it } from 'vitest';
import { guardRequests, lostMarks, unmarked, writtenColumns } from '../../../functions/workbook/column-guards.ts';
import { layouts } from '../../../functions/workbook/layout.ts';
import { changeRequests, markRequests } from '../../../functions/workbook/requests.ts';
import type { CellChange, Snapshot, Tab } from '../../../functions/workbook/snapshot.ts';
import { cellsToCheck, isWrittenInPlace } from '../../../functions/workbook/write-check.ts';
import type { Raw } from '../../../sheets-schema/cell.ts';

/** «Гости» with these rows: the key, then other cells. */
function snapshotOf(
  rows: readonly (readonly (Raw | undefined)[])[],
  more: Partial<Tab> = {},
  name = 'guests',
): Snapshot {
  const layout = layouts.find((one) => one.name === name);
  if (layout === undefined) throw new Error(`There is no layout ${name}`);
  const tab: Tab = {
    layout,
    sheetId: 7,
    title: layout.title,
    rowCount: 100,
    columnCount: 12,
    columns: new Map(layout.columns.map(({ key }, index) => [key, index])),
    cells: [layout.columns.map(({ header }) => header), ...rows],
    links: new Map(),
    marks: new Map(),
    ...more,
  };
  return {
    spreadsheetId: 'id',
    revision: 4,
    markerSheetId: 9,
    secret: 'x'.repeat(32),
    tabs: new Map([[name, tab]]),
    forms: new Map(),
    remembered: { rowCount: 1, pages: [], marks: {} },
  };
}
const set = (row: number, column: number, value?: Raw, more: object = {}): CellChange => ({
  kind: 'set',
  tab: 'guests',
  row,
  column,
  value,
  ...more,
});
const append = (cells: [number, Raw][], links?: [number, string][]): CellChange => ({
  kind: 'append',
  tab: 'guests',
  cells: new Map(cells),
  ...(links ? { links: new Map(links) } : {}),
});
const updates = (changes: readonly CellChange[], snapshot = snapshotOf([])) =>
  changeRequests(changes, snapshot).flatMap(({ updateCells }) =>
    updateCells
      ? [
          [
            updateCells.start?.rowIndex,
            updateCells.start?.columnIndex,
            updateCells.rows?.map(({ values }) => values?.length),
            updateCells.fields,
          ],
        ]
      : [],
  );
const VALUE = 'userEnteredValue';
const LINK = `${VALUE},userEnteredFormat.textFormat.link`;

describe('one request writes', () => {
  it('neighbouring cells of a row, in any order of the changes', () => {
    expect(updates([set(2, 4, 'в'), set(2, 2, 'а'), set(2, 3, 'б')])).toEqual([[2, 2, [3], VALUE]]);
    expect(updates([set(2, 2, 'а'), set(2, 4, 'в')])).toEqual([
      [2, 2, [1], VALUE],
      [2, 4, [1], VALUE],
    ]);
  });

  it('neighbours after a gap', () => {
    expect(updates([set(2, 1, 'а'), set(2, 3, 'б'), set(2, 4, 'в'), set(2, 5, 'г')])).toEqual([
      [2, 1, [1], VALUE],
      [2, 3, [3], VALUE],
    ]);
  });

  it('the same columns of rows that follow each other', () => {
    expect(updates([set(2, 2, 'а'), set(3, 2, 'б'), set(5, 2, 'в')])).toEqual([
      [2, 2, [1, 1], VALUE],
      [5, 2, [1], VALUE],
    ]);
    expect(updates([set(2, 2, 'а'), set(3, 2, 'б'), set(4, 2, 'в')])).toEqual([[2, 2, [1, 1, 1], VALUE]]);
    expect(updates([set(2, 2, 'а'), set(3, 3, 'б')])).toHaveLength(2);
    expect(updates([set(2, 2, 'а'), set(3, 2, 'б'), set(3, 3, 'в')]), 'rows of another width').toHaveLength(2);
  });

  it('one request writes only cells with the same parts, so that no link or note is lost', () => {
    expect(updates([set(2, 2, 'а', { link: null }), set(2, 3, 'б'), set(2, 4, 'в', { note: 'заметка' })])).toEqual([
      [2, 2, [1], LINK],
      [2, 3, [1], VALUE],
      [2, 4, [1], `${VALUE},note`],
    ]);
  });
});

describe('a cell', () => {
  const cellOf = (change: CellChange) =>
    changeRequests([change], snapshotOf([]))[0]?.updateCells?.rows?.[0]?.values?.[0];

  it('is written by its type, and text stays text', () => {
    expect(cellOf(set(1, 1, '=1+1'))).toEqual({ userEnteredValue: { stringValue: '=1+1' } });
    expect(cellOf(set(1, 1, 5))).toEqual({ userEnteredValue: { numberValue: 5 } });
    expect(cellOf(set(1, 1, false))).toEqual({ userEnteredValue: { boolValue: false } });
    expect(cellOf(set(1, 1))).toEqual({});
    expect(cellOf(set(1, 1, 3, { formula: '=A1' }))).toEqual({ userEnteredValue: { formulaValue: '=A1' } });
  });

  it('gets its link and its note, or loses them', () => {
    expect(cellOf(set(1, 1, 'а', { link: '#gid=1', note: 'заметка' }))).toEqual({
      userEnteredValue: { stringValue: 'а' },
      userEnteredFormat: { textFormat: { link: { uri: '#gid=1' } } },
      note: 'заметка',
    });
    expect(cellOf(set(1, 1, 'а', { link: null, note: null }))).toEqual({ userEnteredValue: { stringValue: 'а' } });
  });
});

describe('added rows', () => {
  it('are added before other cells change, each as wide as its last cell', () => {
    const requests = changeRequests([set(1, 1, 'а'), append([[2, 'б']]), append([])], snapshotOf([]));
    expect(requests.map((request) => Object.keys(request)[0])).toEqual(['appendCells', 'updateCells']);
    expect(requests[0]?.appendCells?.rows).toEqual([
      { values: [{}, {}, { userEnteredValue: { stringValue: 'б' } }] },
      { values: [] },
    ]);
  });

  it('have links only if one of them has a link', () => {
    const fields = (...changes: CellChange[]) => changeRequests(changes, snapshotOf([]))[0]?.appendCells?.fields;
    expect(fields(append([[1, 'а']]))).toBe(VALUE);
    expect(fields(append([[1, 'а']]), append([[1, 'а']], [[1, '#gid=1']]))).toBe(LINK);
  });

  it('make a full tab longer, with the formats and lists of its last row', () => {
    const kinds = (rowCount: number, ...changes: CellChange[]) =>
      changeRequests(changes, snapshotOf([['Г-1']], { rowCount }));
    expect(
      kinds(3, append([[1, 'а']])).map((request) => Object.keys(request)[0]),
      'there is room for one',
    ).toEqual(['appendCells']);
    const [longer, formats, lists] = kinds(3, append([[1, 'а']]), append([[1, 'б']]));
    expect(longer).toEqual({ appendDimension: { sheetId: 7, dimension: 'ROWS', length: 51 } });
    const across = { sheetId: 7, startColumnIndex: 0, endColumnIndex: 12 };
    const source = { ...across, startRowIndex: 2, endRowIndex: 3 };
    const destination = { ...across, startRowIndex: 3, endRowIndex: 54 };
    expect([formats?.copyPaste, lists?.copyPaste]).toEqual([
      { source, destination, pasteType: 'PASTE_FORMAT' },
      { source, destination, pasteType: 'PASTE_DATA_VALIDATION' },
    ]);
    expect(kinds(3, set(2, 1, 'а'))).toHaveLength(1);
    expect(kinds(3, set(3, 1, 'а'))[0]).toEqual({ appendDimension: { sheetId: 7, dimension: 'ROWS', length: 51 } });
  });
});

it('changes of other tabs, and of tabs that are missing, make no request', () => {
  expect(changeRequests([{ kind: 'set', tab: 'people', row: 1, column: 1, value: 'а' }], snapshotOf([]))).toEqual([]);
});

it('a commit takes the mark of its revision away and sets the next one in the marker’s first cell', () => {
  const [taken, added] = markRequests(snapshotOf([]), 'abc');
  expect(taken?.deleteNamedRange?.namedRangeId).toMatch(/4$/);
  expect(added?.addNamedRange?.namedRange?.namedRangeId).toBe(
    taken?.deleteNamedRange?.namedRangeId?.replace(/4$/, '5'),
  );
  expect(added?.addNamedRange?.namedRange?.range).toEqual({
    sheetId: 9,
    startRowIndex: 0,
    endRowIndex: 1,
    startColumnIndex: 0,
    endColumnIndex: 1,
  });
});

describe('the check of a write asks for', () => {
  const asked = (
    changes: readonly CellChange[],
    rows: readonly (readonly (Raw | undefined)[])[],
    more?: Partial<Tab>,
  ) => cellsToCheck(changes, snapshotOf(rows, more)).ranges.map((range) => range.split('!')[1]);

  it('the key of each written row; near rows make one range', () => {
    const rows = Array.from({ length: 30 }, (_, index) => [`Г-${index + 1}`, 'Гость']);
    expect(asked([set(3, 1, 'а')], rows)).toEqual(['A4:A4']);
    expect(asked([set(3, 1, 'а'), set(11, 1, 'б')], rows)).toEqual(['A4:A12']);
    expect(asked([set(3, 1, 'а'), set(12, 1, 'б')], rows)).toEqual(['A4:A4', 'A13:A13']);
    expect(asked([set(12, 1, 'а'), set(3, 1, 'б')], rows), 'in any order').toEqual(['A4:A4', 'A13:A13']);
    expect(asked([set(3, 1, 'а'), set(9, 1, 'б'), set(15, 1, 'в')], rows)).toEqual(['A4:A16']);
    expect(asked([set(3, 1, 'а'), set(12, 1, 'б'), set(13, 1, 'в')], rows)).toEqual(['A4:A4', 'A13:A14']);
    expect(asked([set(1, 1, 'а')], [['', '', 'Г-1']], { columns: new Map([['guestId', 2]]) })).toEqual(['C2:C2']);
  });

  it('nothing of a view, and the marks of columns alone', () => {
    const view = snapshotOf([['дело']], {}, 'today');
    const change: CellChange = { kind: 'set', tab: 'today', row: 1, column: 0, value: 'а' };
    expect(cellsToCheck([change], view)).toEqual({
      ranges: [],
      fields: expect.not.stringContaining('updatedSpreadsheet'),
    });
    expect(cellsToCheck([set(1, 1, 'а')], snapshotOf([['Г-1']])).fields).toContain('updatedSpreadsheet');
  });

  it('all cells of a row of answers, which have no key', () => {
    const answers = snapshotOf([['2026-09-01']], {}, 'answers.intake');
    const change: CellChange = { kind: 'set', tab: 'answers.intake', row: 1, column: 1, value: 'а' };
    expect(cellsToCheck([change], answers).ranges.map((range) => range.split('!')[1])).toEqual(['A2:L2']);
  });

  it('all cells if a key of several columns is incomplete', () => {
    const ranges = (row: readonly (Raw | undefined)[], columns: [string, number][]) => {
      const plans = snapshotOf([row], { columns: new Map(columns) }, 'plans');
      const change: CellChange = { kind: 'set', tab: 'plans', row: 1, column: 5, value: 'а' };
      return cellsToCheck([change], plans).ranges.map((range) => range.split('!')[1]);
    };
    const both: [string, number][] = [
      ['pairCode', 0],
      ['code', 1],
    ];
    expect(ranges(['П-01', 'К-02'], both)).toEqual(['A2:A2', 'B2:B2']);
    expect(ranges(['П-01', undefined], both)).toEqual(['A2:L2']);
    expect(ranges(['П-01', 'К-02'], both.slice(0, 1))).toEqual(['A2:L2']);
  });

  it('all cells of a row without a key, of an added row, and of rows that share a key', () => {
    expect(asked([set(1, 1, 'а')], [[undefined, 'Гость']])).toEqual(['A2:L2']);
    expect(asked([append([[0, 'Г-2']])], [['Г-1']])).toEqual(['A3:L3']);
    expect(asked([append([[0, 'Г-2']]), append([[0, 'Г-3']])], [['Г-1']])).toEqual(['A3:L4']);
    expect(asked([set(1, 1, 'а')], [['Г-1'], ['Г-2'], ['Г-1']])).toEqual(['A2:L4']);
  });

  it('all keys of the tab if a row gets a new key', () => {
    expect(asked([set(2, 0, 'Г-2')], [['Г-1'], [undefined, 'Гость'], ['Г-3']])).toEqual(['A1:A4', 'A3:L3']);
    expect(asked([set(1, 0, 'Г-9'), set(1, 1, 'а')], [['Г-1'], ['Г-2']]), 'in place of another').toEqual([
      'A1:A3',
      'A2:L2',
    ]);
  });

  it('all cells if the key column is missing', () => {
    expect(asked([set(1, 1, 'а')], [['Г-1']], { columns: new Map() })).toEqual(['A2:L2']);
  });

  it('nothing in a view, which the next run writes again', () => {
    const change: CellChange = { kind: 'set', tab: 'today', row: 1, column: 1, value: 'а' };
    const { ranges, fields } = cellsToCheck([change], snapshotOf([], {}, 'today'));
    expect(ranges).toEqual([]);
    expect(fields).not.toContain('updatedSpreadsheet');
  });
});

describe('Google’s answer proves that the values are in the right rows', () => {
  const before = snapshotOf([
    ['Г-1', 'Старый'],
    [undefined, 'Без номера'],
  ]);
  const after = snapshotOf([
    ['Г-1', 'Новый'],
    [undefined, 'Без номера'],
  ]);
  const answer = (startRow: number, rows: readonly (readonly Raw[])[], sheetId = 7) => ({
    updatedSpreadsheet: {
      sheets: [
        {
          properties: { sheetId },
          data: [
            {
              startRow,
              rowData: rows.map((cells) => ({
                values: cells.map((value) => ({ effectiveValue: { stringValue: String(value) } })),
              })),
            },
          ],
        },
      ],
    },
  });
  const change = [set(1, 1, 'Новый')];

  it('if the written row still has its key', () => {
    expect(isWrittenInPlace(change, before, after, answer(1, [['Г-1']]))).toBe(true);
    expect(isWrittenInPlace(change, before, after, answer(1, [['Г-2']]))).toBe(false);
    expect(isWrittenInPlace(change, before, after, answer(2, [['Г-1']])), 'another row').toBe(false);
    expect(isWrittenInPlace(change, before, after, answer(1, [['Г-1']], 8)), 'another tab').toBe(false);
  });

  it('only if it shows the cells', () => {
    expect(isWrittenInPlace(change, before, after, {})).toBe(false);
    expect(isWrittenInPlace([], before, after, {}), 'nothing was asked').toBe(true);
  });

  it('only if no part is missing, because Google leaves out empty parts', () => {
    const sheets = [{}, { properties: { sheetId: 7 } }, { properties: { sheetId: 7 }, data: [{ startRow: 1 }] }];
    for (const updatedSpreadsheet of [
      {},
      ...sheets.map((sheet) => ({ sheets: [sheet] })),
      { sheets: [{ properties: { sheetId: 7 }, data: [{ startRow: 1, rowData: [{}] }] }] },
    ]) {
      expect(isWrittenInPlace(change, before, after, { updatedSpreadsheet })).toBe(false);
    }
  });

  it('also in the first tab and the first row, whose numbers Google leaves out because they are zero', () => {
    const [first, second] = [snapshotOf([], { sheetId: 0 }), snapshotOf([], { sheetId: 0, cells: [['Новое']] })];
    const shown = { rowData: [{ values: [{ effectiveValue: { stringValue: 'Новое' } }] }] };
    const changes = [set(0, 0, 'Новое')];
    const updatedSpreadsheet = { sheets: [{ properties: {}, data: [shown] }] };
    expect(isWrittenInPlace(changes, { ...first }, second, { updatedSpreadsheet })).toBe(true);
  });

  it('only if each of several written rows still has its key', () => {
    const keys = [['Г-1'], ['Г-2'], ['Г-3']];
    const [was, is] = [snapshotOf(keys), snapshotOf(keys)];
    const changes = [set(1, 1, 'а'), set(2, 1, 'б'), set(3, 1, 'в')];
    expect(isWrittenInPlace(changes, was, is, answer(1, keys))).toBe(true);
    for (const other of [0, 1, 2]) {
      const shown = keys.map((key, i) => (i === other ? ['Г-9'] : key));
      expect(isWrittenInPlace(changes, was, is, answer(1, shown))).toBe(false);
    }
  });

  it('for a row without a key, only if the whole row is as expected', () => {
    const unkeyed = [set(2, 2, 'а')];
    const expected = snapshotOf([
      ['Г-1', 'Старый'],
      [undefined, 'Без номера', 'а'],
    ]);
    const shown = (cells: readonly (string | undefined)[]) => ({
      updatedSpreadsheet: {
        sheets: [
          {
            properties: { sheetId: 7 },
            data: [
              {
                startRow: 2,
                startColumn: 1,
                rowData: [
                  {
                    values: cells.map((value) =>
                      value === undefined ? {} : { effectiveValue: { stringValue: value } },
                    ),
                  },
                ],
              },
            ],
          },
        ],
      },
    });
    expect(isWrittenInPlace(unkeyed, before, expected, shown(['Без номера', 'а']))).toBe(true);
    expect(isWrittenInPlace(unkeyed, before, expected, shown(['Другой', 'а']))).toBe(false);
    expect(isWrittenInPlace(unkeyed, before, expected, shown(['Без номера', 'а', 'лишнее']))).toBe(false);
  });
});

describe('the guards of columns', () => {
  const marks = new Map([
    [1, { id: 21, key: 'guard', value: '' }],
    [2, { id: 22, key: 'guard', value: '' }],
  ]);
  const held = (...changes: CellChange[]) => writtenColumns(changes, snapshotOf([], { marks }));
  const [tab] = [...snapshotOf([], { marks }).tabs.values()];

  it('are those of the columns into which cells are written', () => {
    const columns = [
      ...held(
        set(1, 1, 'а'),
        set(2, 1, 'а'),
        append([
          [2, 'б'],
          [5, 'в'],
        ]),
      ).values(),
    ].map((one) => [...one]);
    expect(columns).toEqual([[1, 2, 5]]);
    expect(held({ kind: 'set', tab: 'people', row: 1, column: 1, value: 'а' }).size).toBe(0);
  });

  it('are taken away and set again with the same id, after the mark of the last column', () => {
    const requests = guardRequests(held(set(1, 1, 'а'), set(1, 5, 'а')));
    expect(requests.map((request) => Object.keys(request)[0])).toEqual([
      'createDeveloperMetadata',
      'deleteDeveloperMetadata',
      'deleteDeveloperMetadata',
      'createDeveloperMetadata',
    ]);
    expect(requests[0]?.createDeveloperMetadata?.developerMetadata?.location?.dimensionRange).toMatchObject({
      startIndex: 11,
      endIndex: 12,
    });
    expect(requests[2]?.deleteDeveloperMetadata?.dataFilter?.developerMetadataLookup).toMatchObject({
      metadataId: 21,
      locationMatchingStrategy: 'EXACT_LOCATION',
    });
    expect(requests[3]?.createDeveloperMetadata?.developerMetadata?.metadataId).toBe(21);
    expect(guardRequests(new Map())).toEqual([]);
    expect(tab && guardRequests(new Map([[tab, new Set<number>()]]))).toEqual([]);
  });

  it('guards that the answer does not mention are lost', () => {
    const taken = (...ids: number[]) => ({
      replies: [
        {},
        { deleteDeveloperMetadata: { deletedDeveloperMetadata: ids.map((metadataId) => ({ metadataId })) } },
      ],
    });
    const columns = held(set(1, 1, 'а'), set(1, 2, 'а'), set(1, 5, 'а'));
    expect([...lostMarks(columns, taken(21))]).toEqual([22]);
    expect([...lostMarks(columns, taken(21, 22))]).toEqual([]);
    expect([...lostMarks(columns, {})]).toEqual([21, 22]);
  });

  it('are made for columns of the grid that have none', () => {
    const made = unmarked(held(set(1, 1, 'а'), set(1, 11, 'а'), set(1, 12, 'а')));
    expect(
      made.map(
        ({ createDeveloperMetadata }) =>
          createDeveloperMetadata?.developerMetadata?.location?.dimensionRange?.startIndex,
      ),
    ).toEqual([11]);
  });
});
