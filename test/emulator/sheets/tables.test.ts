import { beforeEach, expect, test } from 'vitest';
import { area, refusal, rows, startWorkspace, type Workspace } from './sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace();
  return () => work.close();
});

const tables = async () => (await work.get({ fields: 'sheets.tables' })).sheets?.[0]?.tables ?? [];
const row = (...texts: string[]) => ({ values: texts.map((stringValue) => ({ userEnteredValue: { stringValue } })) });
const add = (tableId: string, range = area(0, 3, 0, 2), more: object = {}) =>
  work.batch({ addTable: { table: { tableId, name: `T${tableId}`, range, ...more } } });

beforeEach(() =>
  work.write('A1', [
    ['Имя', 'Часы'],
    ['Анна', 1],
    ['Борис', 2],
  ]),
);

test('a Table has the names of its header, types of columns, and is also listed as a banding', async () => {
  const condition = { type: 'ONE_OF_LIST', values: [{ userEnteredValue: 'да' }] };
  const columnProperties = [
    { columnIndex: 0, columnName: 'Кто' },
    { columnIndex: 1, columnType: 'DROPDOWN', dataValidationRule: { condition } },
  ];
  const [reply] = await add('a', undefined, { columnProperties });
  const shown = {
    tableId: 'a',
    name: 'Ta',
    range: { startRowIndex: 0, endRowIndex: 3, startColumnIndex: 0, endColumnIndex: 2 },
    columnProperties: [
      { columnName: 'Кто' },
      { columnIndex: 1, columnName: 'Часы', columnType: 'DROPDOWN', dataValidationRule: { condition } },
    ],
  };
  expect(reply?.addTable?.table).toEqual(shown);
  expect(await tables()).toEqual([shown]);
  expect(await work.read('A1')).toEqual([['Кто']]);
  const banding = [{ bandedRangeReference: 'a', range: shown.range }];
  expect((await work.get()).sheets?.[0]?.bandedRanges).toEqual(banding);
  expect((await work.get({ excludeTablesInBandedRanges: true })).sheets?.[0]?.bandedRanges).toBeUndefined();
});

test('a name or an id that is taken, common cells, merges and lists without a drop-down column are refused', async () => {
  await add('a');
  expect(await refusal(add('a', area(5, 7, 0, 1)))).toMatch(/^400 .*already exists/);
  expect(await refusal(add('b'))).toMatch(/^400 .*overlaps/);
  expect(await refusal(add('b', area(5, 7, 0, 1), { name: 'ta' }))).toMatch(/^400 .*name "ta" already exists/);
  expect(await refusal(work.batch({ addBanding: { bandedRange: { range: area(2, 5, 0, 1) } } }))).toMatch(/^400/);
  expect(await refusal(work.batch({ mergeCells: { range: area(1, 3, 0, 1) } }))).toMatch(/^400/);
  const column = { columnIndex: 0, columnType: 'DROPDOWN' };
  expect(await refusal(add('c', area(5, 7, 0, 1), { columnProperties: [column] }))).toMatch(/^400 .*ONE_OF_LIST/);
});

test('rows appended by its id, or inserted by values.append, belong to a Table; rows appended to its tab do not', async () => {
  await add('a');
  await work.batch({ appendCells: { tableId: 'a', rows: [row('Вера')], fields: 'userEnteredValue' } });
  await work.api.spreadsheets.values.append({
    spreadsheetId: work.spreadsheetId,
    range: 'A1:B3',
    valueInputOption: 'RAW',
    insertDataOption: 'INSERT_ROWS',
    requestBody: { values: [['Глеб']] },
  });
  await work.batch({ appendCells: { sheetId: 0, rows: [row('Дина')], fields: 'userEnteredValue' } });
  expect((await work.read('A4:A6'))?.flat()).toEqual(['Вера', 'Глеб', 'Дина']);
  expect((await tables())[0]?.range?.endRowIndex).toBe(5);
});

test('a Table appends into its own columns and pushes down what stands below it there', async () => {
  await work.write('A5', [['под таблицей', 'рядом', 'сбоку']]);
  await add('a');
  const added = [row('Вера'), row('Глеб')];
  await work.batch({ appendCells: { tableId: 'a', rows: added, fields: 'userEnteredValue' } });
  expect(await work.read('A4:C8')).toEqual([['Вера'], ['Глеб', '', 'сбоку'], [], ['под таблицей', 'рядом']]);
});

test('a Table moves with its cells and keeps the types of its columns', async () => {
  const columnProperties = [{ columnIndex: 1, columnType: 'DOUBLE' }];
  await add('a', undefined, { columnProperties });
  await work.batch(
    { insertDimension: { range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 } } },
    { insertDimension: { range: rows(0, 1) } },
  );
  const [moved] = await tables();
  expect(moved?.range).toEqual({ startRowIndex: 1, endRowIndex: 4, startColumnIndex: 0, endColumnIndex: 3 });
  expect(moved?.columnProperties).toEqual([
    { columnName: 'Имя' },
    { columnIndex: 1, columnName: 'Column 2' },
    { columnIndex: 2, columnName: 'Часы', columnType: 'DOUBLE' },
  ]);
});

test('updateTable changes what its mask names; deleteTable removes the content too', async () => {
  await add('a');
  await work.batch({ updateTable: { table: { tableId: 'a', range: area(0, 9, 0, 3) }, fields: 'range' } });
  expect((await tables())[0]).toMatchObject({ name: 'Ta', range: { endRowIndex: 9, endColumnIndex: 3 } });
  await work.batch({ updateTable: { table: { tableId: 'a', name: 'Люди' }, fields: 'name' } });
  expect((await tables())[0]).toMatchObject({ name: 'Люди', range: { endRowIndex: 9 } });
  const outside = { tableId: 'a', columnProperties: [{ columnIndex: 5, columnType: 'DOUBLE' }] };
  expect(await refusal(work.batch({ updateTable: { table: outside, fields: 'columnProperties' } }))).toMatch(
    /^400 .*Column index 5 is outside/,
  );
  const typed = {
    tableId: 'a',
    columnProperties: [0, 1, 2].map((columnIndex) => ({ columnIndex, columnType: 'TEXT' })),
  };
  await work.batch({ updateTable: { table: typed, fields: 'columnProperties' } });
  await work.batch({ updateTable: { table: { tableId: 'a', range: area(0, 9, 0, 2) }, fields: 'range' } });
  expect((await tables())[0]?.columnProperties?.map(({ columnType }) => columnType)).toEqual(['TEXT', 'TEXT']);
  expect(await refusal(work.batch({ deleteTable: { tableId: 'b' } }))).toMatch(/^400 .*No table with id: b/);
  await work.batch({ deleteTable: { tableId: 'a' } });
  expect(await tables()).toEqual([]);
  expect(await work.read('A1:B3')).toBeUndefined();
});

test('a copy of a tab has a Table of its own', async () => {
  await add('a');
  await work.batch({ duplicateSheet: { sourceSheetId: 0, newSheetId: 7 } });
  const copies = (await work.get({ fields: 'sheets.tables(tableId,name)' })).sheets?.flatMap((sheet) => sheet.tables);
  expect(new Set(copies?.map((each) => each?.name))).toEqual(new Set(['Ta', 'Ta_1']));
  expect(new Set(copies?.map((each) => each?.tableId)).size).toBe(2);
});
