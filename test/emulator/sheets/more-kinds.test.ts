import { beforeEach, describe, expect, it } from 'vitest';
import { area, refusal, rows, startWorkspace, type Workspace } from './sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace();
  return () => work.close();
});

const typed = (range: string, values: unknown[][]) => work.write(range, values, 'USER_ENTERED');
const sheet = async () => (await work.get()).sheets?.[0];

describe('autoFill', () => {
  it('continues evenly spaced numbers, dates by days, texts that count, and formulas', async () => {
    await typed('A1', [
      [1, '2026-09-01', 'К-1', '=A1*2', 7, 'x'],
      [3, '2026-09-03', '', '', '', ''],
    ]);
    await work.batch({
      autoFill: { sourceAndDestination: { source: area(0, 2, 0, 2), dimension: 'ROWS', fillLength: 2 } },
    });
    await work.batch({
      autoFill: { sourceAndDestination: { source: area(0, 1, 2, 6), dimension: 'ROWS', fillLength: 3 } },
    });
    expect(await work.read('A1:F4')).toEqual([
      ['1', '2026-09-01', 'К-1', '2', '7', 'x'],
      ['3', '2026-09-03', 'К-2', '6', '7', 'x'],
      ['5', '2026-09-05', 'К-3', '10', '7', 'x'],
      ['7', '2026-09-07', 'К-4', '14', '7', 'x'],
    ]);
  });

  it('finds the source in a range, fills backwards and to the right, and alternates on request', async () => {
    await typed('A1', [['a'], ['b']]);
    await work.batch({ autoFill: { range: area(0, 5, 0, 1) } });
    expect(await work.read('A1:A5')).toEqual([['a'], ['b'], ['a'], ['b'], ['a']]);
    await typed('D1', [[10, 20]]);
    await work.batch({ autoFill: { range: area(0, 1, 3, 6) } });
    expect(await work.read('D1:F1')).toEqual([['10', '20', '30']]);
    await typed('H5', [[5], [6]]);
    await work.batch({
      autoFill: { sourceAndDestination: { source: area(4, 6, 7, 8), dimension: 'ROWS', fillLength: -2 } },
    });
    expect(await work.read('H3:H6')).toEqual([['3'], ['4'], ['5'], ['6']]);
    await typed('J1', [[1]]);
    await work.batch({ autoFill: { range: area(0, 3, 9, 10), useAlternateSeries: true } });
    expect(await work.read('J1:J3')).toEqual([['1'], ['2'], ['3']]);
  });
});

describe('texts', () => {
  it('trimWhitespace removes spaces at the ends and double ones inside, but not in formulas', async () => {
    await typed('A1', [["' a  b "], ['="  x "'], ['ok']]);
    expect(await work.batch({ trimWhitespace: { range: area(0, 3, 0, 1) } })).toEqual([
      { trimWhitespace: { cellsChangedCount: 1 } },
    ]);
    expect(await work.read('A1:A3')).toEqual([['a b'], ['  x '], ['ok']]);
    expect(await work.batch({ trimWhitespace: { range: area(0, 3, 0, 1) } })).toEqual([{ trimWhitespace: {} }]);
  });

  it('textToColumns splits a column by a delimiter, by the likeliest one, or by a custom one', async () => {
    await work.write('A1', [['a;b;5'], ['c;d']]);
    await work.batch({ textToColumns: { source: area(0, 2, 0, 1), delimiterType: 'AUTODETECT' } });
    expect(await work.read('A1:C2', { valueRenderOption: 'UNFORMATTED_VALUE' })).toEqual([
      ['a', 'b', 5],
      ['c', 'd'],
    ]);
    await work.write('E1', [['x|y']]);
    await work.batch({ textToColumns: { source: area(0, 1, 4, 5), delimiterType: 'CUSTOM', delimiter: '|' } });
    expect(await work.read('E1:F1')).toEqual([['x', 'y']]);
    expect(await refusal(work.batch({ textToColumns: { source: area(0, 1, 0, 2), delimiterType: 'COMMA' } }))).toMatch(
      /exactly one column/,
    );
  });

  it('pasteData enters the cells of a delimited text', async () => {
    await work.batch({
      pasteData: {
        coordinate: { rowIndex: 1, columnIndex: 1 },
        data: '1,"a ""b"", c"\n2026-09-01,=B2*2',
        type: 'PASTE_NORMAL',
        delimiter: ',',
      },
    });
    expect(await work.read('B2:C3')).toEqual([
      ['1', 'a "b", c'],
      ['2026-09-01', '2'],
    ]);
    const pasted = { coordinate: { rowIndex: 4 }, data: '5,=B2', delimiter: ',' };
    await work.batch({ pasteData: { ...pasted, type: 'PASTE_FORMAT' } });
    expect(await work.read('A5:B5')).toBeUndefined();
    await work.batch({ pasteData: { ...pasted, type: 'PASTE_FORMULA' } });
    expect(await work.read('A5:B5')).toEqual([['5', '1']]);
    expect(await refusal(work.batch({ pasteData: { coordinate: {}, data: '<b>', html: true } }))).toMatch(
      /^501 .*pasteData\.html/,
    );
  });

  it('deleteDuplicates keeps the first of equal rows, ignoring case', async () => {
    await typed('A1', [
      ['Анна', 1, 'k'],
      ['анна', 1, 'l'],
      ['Борис', 2, 'm'],
      ['Анна', 1, 'n'],
      ['Анна', '=3-1', 'o'],
      ['Анна', 2, 'p'],
    ]);
    expect(await work.batch({ deleteDuplicates: { range: area(0, 6, 0, 2) } })).toEqual([
      { deleteDuplicates: { duplicatesRemovedCount: 3 } },
    ]);
    expect(await work.read('A1:C6')).toEqual([
      ['Анна', '1', 'k'],
      ['Борис', '2', 'l'],
      ['Анна', '2', 'm'],
      ['', '', 'n'],
      ['', '', 'o'],
      ['', '', 'p'],
    ]);
    const column = { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 };
    await work.batch({ deleteDuplicates: { range: area(0, 3, 0, 2), comparisonColumns: [column] } });
    expect(await work.read('A1:A3')).toEqual([['Анна'], ['Борис']]);
  });

  it('findReplace changes formulas only on request', async () => {
    await typed('A1', [['=1+1', 'x1']]);
    const find = (more: object) =>
      work.batch({ findReplace: { find: '1', replacement: '2', allSheets: true, ...more } });
    expect(await find({})).toEqual([
      { findReplace: { valuesChanged: 1, rowsChanged: 1, sheetsChanged: 1, occurrencesChanged: 1 } },
    ]);
    expect(await find({ includeFormulas: true })).toEqual([
      { findReplace: { formulasChanged: 1, rowsChanged: 1, sheetsChanged: 1, occurrencesChanged: 2 } },
    ]);
    expect(await work.read('A1:B1')).toEqual([['4', 'x2']]);
  });

  it('findReplace reads patterns and replacements as Java does', async () => {
    await typed('A1', [['Google Sheets'], ['Google Docs'], ['х5'], ['a)b']]);
    const find = (more: object) => work.batch({ findReplace: { allSheets: true, searchByRegex: true, ...more } });
    await find({ find: 'o.* (.*)', replacement: '$1 Rocks' });
    await find({ find: 'Х(\\d)', replacement: '\\$$1' });
    await find({ find: 'a|a.b', replacement: 'whole', matchEntireCell: true });
    expect(await work.read('A1:A4')).toEqual([['GSheets Rocks'], ['GDocs Rocks'], ['$5'], ['whole']]);
    expect(await refusal(find({ find: 'G', replacement: '$1' }))).toBe(
      '400 Invalid requests[0].findReplace: Invalid replacement: $1',
    );
    for (const wrong of ['a)|(b', '[', '(?=a)', '(.)\\1', '(.{1000})'.repeat(100)]) {
      expect(await refusal(find({ find: wrong, replacement: '' }))).toMatch(/^400 .*Invalid regular expression/);
    }
  });

  it('findReplace answers soon whatever the pattern', async () => {
    await work.write('A1', [['x'.repeat(40)]]);
    expect(
      await work.batch({ findReplace: { find: '(x+x+)+y', replacement: '', searchByRegex: true, allSheets: true } }),
    ).toEqual([{ findReplace: {} }]);
  });
});

describe('groups of rows', () => {
  const group = (startIndex: number, endIndex: number, depth: number) => ({
    range: { dimension: 'ROWS', startIndex, endIndex },
    depth,
  });

  it('can be nested, collapse, move with their rows and be removed', async () => {
    await work.batch({ addDimensionGroup: { range: rows(1, 6) } });
    const [reply] = await work.batch({ addDimensionGroup: { range: rows(2, 4) } });
    expect(reply?.addDimensionGroup?.dimensionGroups).toEqual([group(1, 6, 1), group(2, 4, 2)]);
    await work.batch({
      updateDimensionGroup: { dimensionGroup: { ...group(2, 4, 2), collapsed: true }, fields: 'collapsed' },
    });
    const data = await work.get({ includeGridData: true });
    expect(data.sheets?.[0]?.data?.[0]?.rowMetadata?.[2]).toMatchObject({ hiddenByUser: true });
    await work.batch({ insertDimension: { range: rows(0, 1) } });
    expect((await sheet())?.rowGroups).toEqual([group(2, 7, 1), { ...group(3, 5, 2), collapsed: true }]);
    await work.batch({ deleteDimensionGroup: { range: rows(2, 7) } });
    expect((await sheet())?.rowGroups).toEqual([expect.objectContaining(group(3, 5, 1))]);
    expect(await work.batch({ deleteDimensionGroup: { range: rows(3, 5) } })).toEqual([{ deleteDimensionGroup: {} }]);
    expect((await sheet())?.rowGroups).toBeUndefined();
    expect((await sheet())?.properties?.gridProperties?.rowGroupControlAfter).toBe(true);
  });

  it('groups that touch become one; ungrouped rows cannot be ungrouped', async () => {
    await work.batch({ addDimensionGroup: { range: rows(1, 3) } }, { addDimensionGroup: { range: rows(3, 5) } });
    expect((await sheet())?.rowGroups).toEqual([group(1, 5, 1)]);
    expect(await refusal(work.batch({ deleteDimensionGroup: { range: rows(7, 9) } }))).toMatch(
      /^400 .*no dimension group/,
    );
    expect(
      await refusal(work.batch({ updateDimensionGroup: { dimensionGroup: group(1, 2, 1), fields: 'collapsed' } })),
    ).toMatch(/^400/);
  });
});

describe('filters', () => {
  const filter = {
    title: 'Мои',
    range: area(0, 5, 0, 3),
    filterSpecs: [{ columnIndex: 1, filterCriteria: { hiddenValues: ['x'] } }],
  };

  it('filter views are added, changed, copied, moved with their columns and removed', async () => {
    const [reply] = await work.batch({ addFilterView: { filter } });
    const added = reply?.addFilterView?.filter;
    expect(added).toMatchObject({
      title: 'Мои',
      criteria: { 1: { hiddenValues: ['x'] } },
      filterSpecs: [{ columnIndex: 1, filterCriteria: { hiddenValues: ['x'] } }],
    });
    const filterViewId = added?.filterViewId ?? 0;
    await work.batch({ updateFilterView: { filter: { filterViewId, title: 'Наши' }, fields: 'title' } });
    const copies = await work.batch({ duplicateFilterView: { filterId: filterViewId } });
    expect(copies[0]?.duplicateFilterView?.filter?.title).toBe('Copy of Наши');
    await work.batch({ insertDimension: { range: { sheetId: 0, dimension: 'COLUMNS', startIndex: 0, endIndex: 1 } } });
    expect((await sheet())?.filterViews?.[0]).toMatchObject({
      filterViewId,
      range: { startColumnIndex: 1 },
      filterSpecs: [{ columnIndex: 2 }],
    });
    await work.batch({ deleteFilterView: { filterId: filterViewId } });
    expect((await sheet())?.filterViews).toHaveLength(1);
    expect(await refusal(work.batch({ deleteFilterView: { filterId: filterViewId } }))).toBe(
      `400 Invalid requests[0].deleteFilterView: No filter view with id: ${filterViewId}`,
    );
    expect(await refusal(work.batch({ addFilterView: { filter: { title: 'x' } } }))).toMatch(/must have a range/);
  });

  it('a basic filter accepts its criteria in either form and shows both', async () => {
    await work.batch({
      setBasicFilter: { filter: { range: area(0, 5, 0, 3), criteria: { 0: { condition: { type: 'NOT_BLANK' } } } } },
    });
    expect((await sheet())?.basicFilter).toMatchObject({
      criteria: { 0: { condition: { type: 'NOT_BLANK' } } },
      filterSpecs: [{ filterCriteria: { condition: { type: 'NOT_BLANK' } } }],
    });
  });
});

describe('what a filter hides', () => {
  const hidden = async () => {
    const data = await work.get({ fields: 'sheets.data.rowMetadata.hiddenByFilter', ranges: ['A1:A6'] });
    return (data.sheets?.[0]?.data?.[0]?.rowMetadata ?? []).flatMap((row, index) =>
      row.hiddenByFilter ? [index] : [],
    );
  };

  it('rows by value and by condition, never the header', async () => {
    await typed('A1', [
      ['x', 1],
      ['x', 2],
      ['y', 3],
      ['x', 4],
    ]);
    const filter = (filterSpecs: object[]) =>
      work.batch({ setBasicFilter: { filter: { range: area(0, 4, 0, 2), filterSpecs } } });
    await filter([{ columnIndex: 0, filterCriteria: { hiddenValues: ['x'] } }]);
    expect(await hidden()).toEqual([1, 3]);
    const condition = { type: 'NUMBER_GREATER', values: [{ userEnteredValue: '3' }] };
    await filter([{ columnIndex: 1, filterCriteria: { condition } }]);
    expect(await hidden()).toEqual([1, 2]);
    await work.batch({ clearBasicFilter: { sheetId: 0 } });
    expect(await hidden()).toEqual([]);
  });
});

describe('parts of a text', () => {
  it('have their own formats, which are removed with the text', async () => {
    const textFormatRuns = [{ format: {} }, { startIndex: 2, format: { bold: true } }];
    const rows = [{ values: [{ userEnteredValue: { stringValue: 'абвг' }, textFormatRuns }] }];
    await work.batch({ updateCells: { start: { sheetId: 0 }, rows, fields: 'userEnteredValue,textFormatRuns' } });
    const runs = async () =>
      (await work.get({ fields: 'sheets.data.rowData.values.textFormatRuns' })).sheets?.[0]?.data?.[0]?.rowData?.[0]
        ?.values?.[0]?.textFormatRuns;
    expect(await runs()).toEqual(textFormatRuns);
    await work.write('A1', [['другой']]);
    expect(await runs()).toBeUndefined();
  });
});

describe('banding and borders of charts', () => {
  it('updateBanding changes what the mask names', async () => {
    const bandedRange = { bandedRangeId: 5, range: area(0, 5, 0, 2), rowProperties: { firstBandColor: { red: 1 } } };
    await work.batch({ addBanding: { bandedRange } });
    await work.batch({
      updateBanding: { bandedRange: { bandedRangeId: 5, range: area(0, 9, 0, 2) }, fields: 'range' },
    });
    expect((await sheet())?.bandedRanges?.[0]).toMatchObject({
      range: { endRowIndex: 9 },
      rowProperties: { firstBandColor: { red: 1 } },
    });
    expect(
      await refusal(work.batch({ updateBanding: { bandedRange: { bandedRangeId: 6 }, fields: 'range' } })),
    ).toMatch(/No banded range with id: 6/);
  });

  it('updateEmbeddedObjectBorder colours the frame of a chart', async () => {
    const position = { overlayPosition: { anchorCell: { sheetId: 0 } } };
    await work.batch({
      addChart: { chart: { chartId: 3, spec: { title: 'Т', basicChart: { chartType: 'BAR' } }, position } },
    });
    await work.batch({ updateEmbeddedObjectBorder: { objectId: 3, border: { color: { blue: 1 } }, fields: 'color' } });
    expect((await sheet())?.charts?.[0]?.border).toEqual({ color: { blue: 1 }, colorStyle: { rgbColor: { blue: 1 } } });
  });
});
