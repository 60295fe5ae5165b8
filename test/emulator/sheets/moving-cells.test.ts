import { beforeEach, describe, expect, it } from 'vitest';
import { area, refusal, rows, startWorkspace, type Workspace } from './sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace();
  return () => work.close();
});

const columns = (startIndex: number, endIndex: number) => ({ sheetId: 0, dimension: 'COLUMNS', startIndex, endIndex });
const formulas = (range: string) => work.read(range, { valueRenderOption: 'FORMULA' });
const typed = (range: string, values: unknown[][]) => work.write(range, values, 'USER_ENTERED');
const note = (row: number, column: number, text: string) => ({
  updateCells: {
    start: { sheetId: 0, rowIndex: row, columnIndex: column },
    rows: [{ values: [{ note: text, userEnteredFormat: { textFormat: { bold: true } } }] }],
    fields: 'note,userEnteredFormat',
  },
});
const cell = async (range: string) =>
  (await work.get({ ranges: [range], fields: 'sheets.data.rowData.values' })).sheets?.[0]?.data?.[0]?.rowData?.[0]
    ?.values?.[0];
const sheet = async () => (await work.get()).sheets?.[0];
const rule = (...ranges: object[]) => ({
  addConditionalFormatRule: {
    rule: { ranges, booleanRule: { condition: { type: 'BLANK' }, format: { textFormat: { bold: true } } } },
  },
});

describe('copyPaste', () => {
  beforeEach(async () => {
    await typed('A1', [
      [1, '=A1*10'],
      [2, '=A2*10'],
    ]);
    await work.batch(note(0, 0, 'n'), rule(area(0, 1, 0, 1)), {
      mergeCells: { range: area(4, 5, 0, 2), mergeType: 'MERGE_ALL' },
    });
  });
  const paste = (destination: object, pasteType = 'PASTE_NORMAL', more = {}) =>
    work.batch({ copyPaste: { source: area(0, 2, 0, 2), destination, pasteType, ...more } });

  it('copies everything; references of formulas shift', async () => {
    await paste(area(0, 2, 3, 5));
    expect(await formulas('D1:E2')).toEqual([
      [1, '=D1*10'],
      [2, '=D2*10'],
    ]);
    expect(await cell('D1')).toMatchObject({ note: 'n', userEnteredFormat: { textFormat: { bold: true } } });
    expect((await sheet())?.conditionalFormats?.[0]?.ranges).toHaveLength(2);
  });

  it('repeats the source over a multiple of it, and otherwise pastes it once', async () => {
    await paste(area(0, 4, 6, 8));
    expect(await work.read('G1:H4')).toEqual([
      ['1', '10'],
      ['2', '20'],
      ['1', '10'],
      ['2', '20'],
    ]);
    await paste(area(9, 10, 6, 7));
    expect(await work.read('G10:H11')).toEqual([
      ['1', '10'],
      ['2', '20'],
    ]);
  });

  it('extends a conditional format by one range for a tall paste, also if it is pasted twice', async () => {
    const tall = { source: area(0, 1, 0, 1), destination: area(1, 40, 0, 1), pasteType: 'PASTE_FORMAT' };
    await work.batch({ copyPaste: tall }, { copyPaste: tall });
    expect((await sheet())?.conditionalFormats?.[0]?.ranges).toEqual([
      { startRowIndex: 0, endRowIndex: 40, startColumnIndex: 0, endColumnIndex: 1 },
    ]);
  });

  it('copies a conditional format to another tab as one rule', async () => {
    await work.batch({ addSheet: { properties: { sheetId: 7, title: 'Other' } } });
    await paste({ ...area(0, 20, 0, 2), sheetId: 7 }, 'PASTE_FORMAT');
    const rules = (await work.get()).sheets?.[1]?.conditionalFormats ?? [];
    expect(rules.map(({ ranges }) => ranges?.length)).toEqual([10]);
  });

  it('can paste only values, formats, formulas or validation', async () => {
    await typed('D1', [['old']]);
    await paste(area(0, 2, 3, 5), 'PASTE_FORMAT');
    expect(await cell('D1')).toMatchObject({
      formattedValue: 'old',
      userEnteredFormat: { textFormat: { bold: true } },
    });
    await paste(area(0, 2, 6, 8), 'PASTE_VALUES');
    expect(await formulas('G1:H2')).toEqual([
      [1, 10],
      [2, 20],
    ]);
    expect((await cell('G1'))?.userEnteredFormat).toBeUndefined();
    await paste(area(0, 2, 9, 11), 'PASTE_FORMULA');
    expect(await formulas('J1:K1')).toEqual([[1, '=J1*10']]);
    expect((await cell('J1'))?.note).toBeUndefined();
  });

  it('transposes rows and columns', async () => {
    await paste(area(0, 2, 3, 5), 'PASTE_VALUES', { pasteOrientation: 'TRANSPOSE' });
    expect(await work.read('D1:E2')).toEqual([
      ['1', '2'],
      ['10', '20'],
    ]);
  });

  it('copies merges, and refuses to leave the grid', async () => {
    await work.batch({ copyPaste: { source: area(4, 5, 0, 2), destination: area(6, 7, 0, 2) } });
    expect((await sheet())?.merges).toHaveLength(2);
    expect(await refusal(paste(area(999, 1000, 0, 2)))).toMatch(
      /^400 Invalid requests\[0\].copyPaste: Range .*exceeds grid limits/,
    );
  });
});

describe('cutPaste', () => {
  it('moves the cells; references to them follow, and their own references stay', async () => {
    await typed('A1', [[1, '=A1*10']]);
    await typed('D5', [['=SUM(A1:B1)', '=B1']]);
    await work.batch(
      { addNamedRange: { namedRange: { name: 'pair_1', range: area(0, 1, 0, 2) } } },
      note(0, 0, 'n'),
      { mergeCells: { range: area(1, 2, 0, 2), mergeType: 'MERGE_ALL' } },
      rule(area(0, 3, 0, 3)),
      { cutPaste: { source: area(0, 2, 0, 2), destination: { sheetId: 0, rowIndex: 10, columnIndex: 1 } } },
    );
    expect(await work.read('A1:B2')).toBeUndefined();
    expect(await formulas('B11:C11')).toEqual([[1, '=B11*10']]);
    expect(await formulas('D5:E5')).toEqual([['=SUM(B11:C11)', '=C11']]);
    expect((await work.get()).namedRanges?.[0]?.range).toMatchObject({ startRowIndex: 10, startColumnIndex: 1 });
    expect((await cell('B11'))?.note).toBe('n');
    const { merges, conditionalFormats } = (await sheet()) ?? {};
    expect(merges).toEqual([{ startRowIndex: 11, endRowIndex: 12, startColumnIndex: 1, endColumnIndex: 3 }]);
    expect(conditionalFormats?.[0]?.ranges).toHaveLength(3);
  });

  it('cutPaste of values leaves formats behind', async () => {
    await typed('A1', [[5]]);
    await work.batch(note(0, 0, 'n'), {
      cutPaste: { source: area(0, 1, 0, 1), destination: { columnIndex: 2 }, pasteType: 'PASTE_VALUES' },
    });
    expect(await work.read('A1:C1')).toEqual([['', '', '5']]);
    expect((await cell('A1'))?.note).toBe('n');
    expect(await cell('C1')).not.toHaveProperty('note');
  });
});

describe('insertRange and deleteRange', () => {
  beforeEach(async () => {
    await typed('A1', [
      [1, 'a', 'x'],
      [2, 'b', 'y'],
      [3, 'c', 'z'],
    ]);
    await typed('E1', [['=SUM(A1:A3)', '=A2', '=B2']]);
    await work.batch(
      { addNamedRange: { namedRange: { name: 'list_1', range: area(0, 3, 0, 1) } } },
      { addNamedRange: { namedRange: { name: 'wide_1', range: area(0, 3, 0, 3) } } },
      rule(area(0, 3, 0, 2)),
    );
  });
  const named = async (name: string) => (await work.get()).namedRanges?.find((each) => each.name === name)?.range;

  it('push cells of their columns down and pull them up again', async () => {
    const before = await work.get({ includeGridData: true });
    await work.batch({ insertRange: { range: area(1, 2, 0, 1), shiftDimension: 'ROWS' } });
    expect(await work.read('A1:C4')).toEqual([['1', 'a', 'x'], ['', 'b', 'y'], ['2', 'c', 'z'], ['3']]);
    expect(await formulas('E1:G1')).toEqual([['=SUM(A1:A4)', '=A3', '=B2']]);
    expect(await named('list_1')).toMatchObject({ endRowIndex: 4 });
    expect(await named('wide_1')).toMatchObject({ endRowIndex: 3 });
    await work.batch({ deleteRange: { range: area(1, 2, 0, 1), shiftDimension: 'ROWS' } });
    const after = await work.get({ includeGridData: true });
    expect({ ...after, sheets: [{ ...after.sheets?.[0], conditionalFormats: [] }] }).toEqual({
      ...before,
      sheets: [{ ...before.sheets?.[0], conditionalFormats: [] }],
    });
  });

  it('delete whole cells: references to them become #REF!', async () => {
    await work.batch({ deleteRange: { range: area(1, 2, 0, 1), shiftDimension: 'ROWS' } });
    expect(await formulas('E1:G1')).toEqual([['=SUM(A1:A2)', '=#REF!', '=B2']]);
    expect(await work.read('A1:B3')).toEqual([
      ['1', 'a'],
      ['3', 'b'],
      ['', 'c'],
    ]);
  });

  it('work along rows, grow the grid rather than lose a cell, and do not split merges', async () => {
    await work.batch({ insertRange: { range: area(0, 1, 0, 2), shiftDimension: 'COLUMNS' } });
    expect(await work.read('A1:G1')).toEqual([['', '', '1', 'a', 'x', '', '5']]);
    await work.write('Z2', [['edge']]);
    await work.batch({ insertRange: { range: area(1, 2, 0, 1), shiftDimension: 'COLUMNS' } });
    expect(await work.read('AA2')).toEqual([['edge']]);
    await work.batch({ mergeCells: { range: area(5, 7, 0, 2), mergeType: 'MERGE_ALL' } });
    const call = work.batch({ insertRange: { range: area(2, 3, 0, 1), shiftDimension: 'ROWS' } });
    expect(await refusal(call)).toMatch(/^400 .*split a merged range/);
  });
});

describe('moveDimension', () => {
  it('moves rows with everything attached to them', async () => {
    await typed('A1', [['a'], ['b'], ['c'], ['d']]);
    await typed('C1', [['=A2', '=SUM(A2:A3)']]);
    await work.batch(
      note(1, 0, 'n'),
      { addNamedRange: { namedRange: { name: 'one_1', range: area(1, 2, 0, 1) } } },
      {
        createDeveloperMetadata: {
          developerMetadata: { metadataKey: 'k', visibility: 'DOCUMENT', location: { dimensionRange: rows(1, 2) } },
        },
      },
      { updateDimensionProperties: { range: rows(1, 2), properties: { pixelSize: 50 }, fields: 'pixelSize' } },
      { moveDimension: { source: rows(1, 2), destinationIndex: 4 } },
    );
    expect(await work.read('A1:A4')).toEqual([['a'], ['c'], ['d'], ['b']]);
    expect(await formulas('C1')).toEqual([['=A4']]);
    expect((await cell('A4'))?.note).toBe('n');
    const whole = await work.get({ includeGridData: true });
    expect(whole.namedRanges?.[0]?.range).toMatchObject({ startRowIndex: 3, endRowIndex: 4 });
    expect(whole.sheets?.[0]?.data?.[0]?.rowMetadata?.[3]).toMatchObject({ pixelSize: 50, developerMetadata: [{}] });
  });

  it('moves columns, and refuses invalid moves', async () => {
    await typed('A1', [['a', 'b', 'c']]);
    await work.batch({ moveDimension: { source: columns(2, 3), destinationIndex: 0 } });
    expect(await work.read('A1:C1')).toEqual([['c', 'a', 'b']]);
    const move = (source: object, destinationIndex: number) =>
      refusal(work.batch({ moveDimension: { source, destinationIndex } }));
    expect(await move(columns(0, 3), 1)).toMatch(/inside of the source/);
    expect(await move(columns(0, 1), 27)).toMatch(/outside of the grid/);
    await work.batch({ mergeCells: { range: area(0, 1, 0, 2), mergeType: 'MERGE_ALL' } });
    expect(await move(columns(0, 1), 5)).toMatch(/part of a merged range/);
  });
});

describe('sortRange and randomizeRange', () => {
  it('move formulas with their rows', async () => {
    await typed('A1', [
      [3, '=A1*2'],
      [1, '=A2*2'],
      [2, '=A3*2'],
    ]);
    await work.batch({ sortRange: { range: area(0, 3, 0, 2), sortSpecs: [{ dimensionIndex: 1 }] } });
    expect(await formulas('A1:B3')).toEqual([
      [1, '=A1*2'],
      [2, '=A2*2'],
      [3, '=A3*2'],
    ]);
  });

  it('randomizeRange shuffles the rows of a range and keeps each intact', async () => {
    const lines = Array.from({ length: 20 }, (_, row) => [row, `r${row}`]);
    await work.write('A1', lines);
    await work.batch({ randomizeRange: { range: area(0, 20, 0, 2) } });
    const after = (await work.read('A1:B20', { valueRenderOption: 'UNFORMATTED_VALUE' })) ?? [];
    expect(after).not.toEqual(lines);
    expect([...after].sort((a, b) => Number(a[0]) - Number(b[0]))).toEqual(lines);
  });
});
