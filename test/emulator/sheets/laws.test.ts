import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { createEmulator, type Emulator } from '../../../emulator/index.ts';
import {
  columnIndex,
  columnName,
  parseCells,
  quoteTitle,
  showA1,
  splitReference,
} from '../../../emulator/sheets/a1.ts';

let emulator: Emulator;
beforeAll(async () => {
  emulator = await createEmulator({ seed: 7 });
  return () => emulator.close();
});

/** Calls the emulator without the network. @returns the status and the parsed answer */
function call(method: string, path: string, body?: object): { status: number; answer: Record<string, unknown> } {
  const [rawPath = '', query = ''] = path.split('?');
  const request = {
    method,
    rawPath,
    query: new URLSearchParams(query),
    headers: { authorization: 'Bearer anna@example.org' },
  };
  const { status, body: text } = emulator.handle({ ...request, body: Buffer.from(body ? JSON.stringify(body) : '') });
  return { status, answer: JSON.parse(String(text)) };
}

const ROWS = 12;
const COLUMNS = 6;

/** Creates a spreadsheet with everything that can be attached to cells. @returns its path */
function filled(): string {
  const id = call('POST', '/v4/spreadsheets', {}).answer.spreadsheetId;
  const path = `/v4/spreadsheets/${id}`;
  const area = { sheetId: 0, startRowIndex: 2, endRowIndex: 5, startColumnIndex: 1, endColumnIndex: 4 };
  const cell = (row: number, column: number) => ({
    userEnteredValue: { stringValue: `${row} ${column}` },
    note: `n${row}`,
  });
  const rows = Array.from({ length: ROWS }, (_, row) => ({
    values: Array.from({ length: COLUMNS }, (_, column) => cell(row, column)),
  }));
  const dimensionRange = { sheetId: 0, dimension: 'ROWS', startIndex: 4, endIndex: 5 };
  const requests = [
    {
      updateSheetProperties: {
        properties: { gridProperties: { rowCount: ROWS, columnCount: COLUMNS } },
        fields: 'gridProperties(rowCount,columnCount)',
      },
    },
    { updateCells: { start: {}, rows, fields: '*' } },
    { mergeCells: { range: { ...area, startRowIndex: 6, endRowIndex: 8 }, mergeType: 'MERGE_ALL' } },
    { addNamedRange: { namedRange: { name: 'имя_1', range: area } } },
    { addProtectedRange: { protectedRange: { range: area } } },
    {
      addConditionalFormatRule: { rule: { ranges: [area], booleanRule: { condition: { type: 'BLANK' }, format: {} } } },
    },
    { setBasicFilter: { filter: { range: area } } },
    {
      createDeveloperMetadata: {
        developerMetadata: { metadataKey: 'k', visibility: 'DOCUMENT', location: { dimensionRange } },
      },
    },
    { updateDimensionProperties: { range: dimensionRange, properties: { pixelSize: 40 }, fields: 'pixelSize' } },
  ];
  expect(call('POST', `${path}:batchUpdate`, { requests }).status).toBe(200);
  return path;
}

const everything = (path: string) => call('GET', `${path}?includeGridData=true`).answer;

describe('laws', () => {
  it('inserting and deleting rows or columns changes nothing', () => {
    const path = filled();
    const before = everything(path);
    fc.assert(
      fc.property(
        fc.constantFrom('ROWS', 'COLUMNS'),
        fc.nat(COLUMNS - 1),
        fc.integer({ min: 1, max: 3 }),
        (dimension, start, count) => {
          const range = { sheetId: 0, dimension, startIndex: start, endIndex: start + count };
          const requests = [{ insertDimension: { range } }, { deleteDimension: { range } }];
          expect(call('POST', `${path}:batchUpdate`, { requests }).status).toBe(200);
          expect(everything(path)).toEqual(before);
        },
      ),
      { numRuns: 40 },
    );
  });

  it('a refused batch leaves everything unchanged, whatever came before the refusal', () => {
    const path = filled();
    const before = everything(path);
    const range = (start: number) => ({ sheetId: 0, dimension: 'ROWS', startIndex: start, endIndex: start + 1 });
    const step = fc.oneof(
      fc.nat(5).map((row) => ({ deleteDimension: { range: range(row) } })),
      fc.nat(5).map((row) => ({ insertDimension: { range: range(row) } })),
      fc.nat(9).map((row) => ({
        updateCells: { start: { rowIndex: row % 5 }, rows: [{ values: [{ note: 'x' }] }], fields: '*' },
      })),
      fc.constant({
        repeatCell: { range: { sheetId: 0 }, cell: { userEnteredFormat: { wrapStrategy: 'WRAP' } }, fields: '*' },
      }),
      fc.constant({ addSheet: {} }),
      fc.constant({ clearBasicFilter: {} }),
    );
    fc.assert(
      fc.property(fc.array(step, { maxLength: 4 }), (steps) => {
        const requests = [...steps, { deleteSheet: { sheetId: 12345 } }];
        const { status, answer } = call('POST', `${path}:batchUpdate`, { requests });
        expect(status).toBe(400);
        expect(JSON.stringify(answer)).toContain(`requests[${steps.length}]`);
        expect(everything(path)).toEqual(before);
      }),
      { numRuns: 40 },
    );
  });

  it('values written RAW are read back unchanged', () => {
    const path = filled();
    const value = fc.oneof(
      fc.string({ minLength: 1 }),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number || 0),
      fc.boolean(),
      fc.constantFrom('=1', '5', 'ИСТИНА', "'x", '01.09.2026'),
    );
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: COLUMNS }), (row) => {
        const put = call('PUT', `${path}/values/A1?valueInputOption=RAW`, { values: [row] });
        expect(put.status).toBe(200);
        const end = columnName(row.length - 1);
        const { answer } = call('GET', `${path}/values/A1%3A${end}1?valueRenderOption=UNFORMATTED_VALUE`);
        expect(answer.values).toEqual([row]);
      }),
    );
  });

  it('a written reference reads as the same cells, whatever the title', () => {
    const side = fc
      .tuple(fc.nat(2000), fc.integer({ min: 1, max: 500 }))
      .map(([start, size]) => [start, start + size] as const);
    const title = fc.oneof(
      fc.string({ minLength: 1, maxLength: 20 }),
      fc.constantFrom('Лист1', "It's", 'D3', '2026', 'a!b', '📅 План'),
    );
    fc.assert(
      fc.property(title, side, side, (name, [startRowIndex, endRowIndex], [startColumnIndex, endColumnIndex]) => {
        const cells = { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex };
        const parts = splitReference(showA1(name, { sheetId: 0, ...cells }));
        expect(parts?.title).toBe(name);
        expect(parseCells(parts?.rest ?? '')).toEqual(cells);
        expect(splitReference(`'${name.replaceAll("'", "''")}'`)?.title).toBe(name);
        expect(quoteTitle(name).replace(/^'|'$/g, '').length).toBeGreaterThan(0);
      }),
    );
  });

  it('moving rows or columns is a permutation: each line is there once, in its new place, and moving back undoes it', () => {
    const path = filled();
    const before = everything(path);
    const lines = () =>
      (call('GET', `${path}/values/A1%3AF12`).answer.values as string[][]).map((row) =>
        Array.from({ length: COLUMNS }, (_, column) => row[column] ?? '').join('|'),
      );
    const size = { ROWS: ROWS, COLUMNS: COLUMNS };
    const move = fc
      .tuple(fc.constantFrom('ROWS' as const, 'COLUMNS' as const), fc.nat(30), fc.nat(30), fc.nat(30))
      .map(([dimension, a, b, c]) => {
        const [start, end] = [a % size[dimension], b % size[dimension]].sort((x, y) => x - y) as [number, number];
        return { dimension, startIndex: start, endIndex: end + 1, destinationIndex: c % (size[dimension] + 1) };
      })
      .filter(
        ({ startIndex, endIndex, destinationIndex }) => destinationIndex <= startIndex || destinationIndex >= endIndex,
      );
    fc.assert(
      fc.property(move, ({ dimension, startIndex, endIndex, destinationIndex }) => {
        const old = lines();
        const range = (start: number, end: number) => ({ sheetId: 0, dimension, startIndex: start, endIndex: end });
        const moved = { moveDimension: { source: range(startIndex, endIndex), destinationIndex } };
        const { status } = call('POST', `${path}:batchUpdate`, { requests: [moved] });
        // If the move would split a merge, nothing moves.
        if (status === 400) {
          expect(lines()).toEqual(old);
          return;
        }
        const now = lines();
        const count = endIndex - startIndex;
        const target = destinationIndex > startIndex ? destinationIndex - count : destinationIndex;
        if (dimension === 'ROWS') {
          expect([...now].sort()).toEqual([...old].sort());
          expect(now.slice(target, target + count)).toEqual(old.slice(startIndex, endIndex));
        } else {
          expect(now.map((line) => line.split('|').sort())).toEqual(old.map((line) => line.split('|').sort()));
        }
        const back = {
          moveDimension: {
            source: range(target, target + count),
            destinationIndex: target < startIndex ? startIndex + count : startIndex,
          },
        };
        expect(call('POST', `${path}:batchUpdate`, { requests: [back] }).status).toBe(200);
        expect(lines()).toEqual(old);
      }),
      { numRuns: 60 },
    );
    expect(lines()).toHaveLength(ROWS);
    expect(everything(path).spreadsheetId).toBe(before.spreadsheetId);
  });

  it('a sort is a stable permutation in order', () => {
    const path = `/v4/spreadsheets/${call('POST', '/v4/spreadsheets', {}).answer.spreadsheetId}`;
    const value = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.constantFrom('а', 'б', ''), fc.boolean());
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 12 }), fc.boolean(), (keys, descending) => {
        const rows = keys.map((key, place) => [key, place]);
        call('POST', `${path}/values/A1%3AZ1000:clear`, {});
        call('PUT', `${path}/values/A1?valueInputOption=RAW`, { values: rows });
        const range = {
          sheetId: 0,
          startRowIndex: 0,
          endRowIndex: rows.length,
          startColumnIndex: 0,
          endColumnIndex: 2,
        };
        const sortSpecs = [{ dimensionIndex: 0, sortOrder: descending ? 'DESCENDING' : 'ASCENDING' }];
        expect(call('POST', `${path}:batchUpdate`, { requests: [{ sortRange: { range, sortSpecs } }] }).status).toBe(
          200,
        );
        const { answer } = call('GET', `${path}/values/A1%3AB${rows.length}?valueRenderOption=UNFORMATTED_VALUE`);
        const sorted = answer.values as [string | number | boolean, number][];
        expect(sorted.map(([, place]) => place).sort((a, b) => a - b)).toEqual(rows.map((_, place) => place));
        const rank = (key: string | number | boolean): number =>
          key === ''
            ? 99
            : (typeof key === 'number' ? key : key === 'а' ? 10 : key === 'б' ? 11 : key ? 21 : 20) *
              (descending ? -1 : 1);
        for (const [index, [key, place]] of sorted.entries()) {
          const next = sorted[index + 1];
          if (!next) continue;
          expect(rank(key)).toBeLessThanOrEqual(rank(next[0]));
          if (rank(key) === rank(next[0])) expect(place).toBeLessThan(next[1]);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('cells pushed by insertRange and pulled back are where they were', () => {
    const path = filled();
    const values = () => call('GET', `${path}/values/A1%3AZ40`).answer.values;
    const before = values();
    fc.assert(
      fc.property(fc.constantFrom('ROWS', 'COLUMNS'), fc.nat(3), fc.nat(3), (shiftDimension, row, column) => {
        // The shift of this range cannot split the merge.
        const range = {
          sheetId: 0,
          startRowIndex: shiftDimension === 'ROWS' ? 8 + (row % 3) : row,
          endRowIndex: shiftDimension === 'ROWS' ? 9 + (row % 3) : row + 1,
          startColumnIndex: column,
          endColumnIndex: column + 1,
        };
        const requests = [{ insertRange: { range, shiftDimension } }, { deleteRange: { range, shiftDimension } }];
        expect(call('POST', `${path}:batchUpdate`, { requests }).status).toBe(200);
        expect(values()).toEqual(before);
      }),
      { numRuns: 30 },
    );
  });

  it('columns count like letters', () => {
    fc.assert(fc.property(fc.nat(18_277), (index) => columnIndex(columnName(index)) === index));
    expect([0, 25, 26, 701, 702, 18_277].map(columnName)).toEqual(['A', 'Z', 'AA', 'ZZ', 'AAA', 'ZZZ']);
  });
});
