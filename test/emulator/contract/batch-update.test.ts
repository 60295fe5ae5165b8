import { beforeEach, describe, expect, it } from 'vitest';
import { ANNA, area, BORIS, clientOf, refusal, rows, startWorkspace, type Workspace } from '../sheets/sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace();
  return () => work.close();
});

const sheet = async () => (await work.get()).sheets?.[0];
const titles = async () => (await work.get()).sheets?.map(({ properties }) => properties?.title);
const text = (stringValue: string) => ({ userEnteredValue: { stringValue } });
const put = (value: string, row = 0) => ({
  updateCells: { start: { sheetId: 0, rowIndex: row }, rows: [{ values: [text(value)] }], fields: 'userEnteredValue' },
});
const named = (name: string, namedRangeId?: string) => ({
  addNamedRange: { namedRange: { name, range: area(0, 1, 0, 1), ...(namedRangeId && { namedRangeId }) } },
});
const grid = (rowCount: number, columnCount: number) => ({
  updateSheetProperties: {
    properties: { sheetId: 0, gridProperties: { rowCount, columnCount } },
    fields: 'gridProperties(rowCount,columnCount)',
  },
});

describe('contract: batchUpdate', () => {
  it('49. addSheet replies with the new sheet', async () => {
    const [reply] = await work.batch({ addSheet: { properties: { title: 'Пары' } } });
    expect(reply?.addSheet?.properties).toEqual({
      sheetId: expect.any(Number),
      title: 'Пары',
      index: 1,
      sheetType: 'GRID',
      gridProperties: { rowCount: 1000, columnCount: 26 },
    });
  });

  it('50. a taken title or id, a negative id and a long title are refused', async () => {
    await work.batch({ addSheet: { properties: { sheetId: 7, title: 'Пары' } } });
    const send = (properties: object) => refusal(work.batch(put('x'), { addSheet: { properties } }));
    const at = '400 Invalid requests[1].addSheet: ';
    expect(await send({ title: 'Пары' })).toBe(
      `${at}A sheet with the name "Пары" already exists. Please enter another name.`,
    );
    expect(await send({ sheetId: 7 })).toBe(`${at}Sheet with id 7 already exists.`);
    expect(await send({ sheetId: -1 })).toBe(`${at}Sheet id must be non-negative.`);
    expect(await send({ title: 'x'.repeat(101) })).toBe(`${at}The sheet name cannot be greater than 100 characters.`);
  });

  it('51. one bad request undoes the earlier ones', async () => {
    const call = work.batch(put('x'), { addSheet: {} }, { deleteSheet: { sheetId: 99 } });
    expect(await refusal(call)).toBe('400 Invalid requests[2].deleteSheet: No grid with id: 99');
    expect(await titles()).toEqual(['Sheet1']);
    expect(await work.read('A1')).toBeUndefined();
  });

  it('52. there are as many replies as requests', async () => {
    const replies = await work.batch(put('x'), { addSheet: {} }, put('y'));
    expect(replies).toEqual([{}, { addSheet: expect.anything() }, {}]);
  });

  it('53. an empty or absent list of requests is refused', async () => {
    const send = (requestBody: object) =>
      refusal(work.api.spreadsheets.batchUpdate({ spreadsheetId: work.spreadsheetId, requestBody }));
    expect(await send({ requests: [] })).toBe('400 Must specify at least one request.');
    expect(await send({})).toBe('400 Must specify at least one request.');
  });

  it('54. the only visible sheet cannot be hidden', async () => {
    const call = work.batch({ updateSheetProperties: { properties: { sheetId: 0, hidden: true }, fields: 'hidden' } });
    expect(await refusal(call)).toBe(
      "400 Invalid requests[0].updateSheetProperties: You can't hide all the sheets in a document.",
    );
  });

  it('55. index counts before the move', async () => {
    const [second, third] = (await work.batch({ addSheet: {} }, { addSheet: {} })).map(
      (each) => each.addSheet?.properties,
    );
    const move = (sheetId: number, index: number) =>
      work.batch({ updateSheetProperties: { properties: { sheetId, index }, fields: 'index' } });
    const names = ['Sheet1', second?.title, third?.title];
    for (const index of [2, 3]) await move(third?.sheetId ?? 0, index);
    expect(await titles()).toEqual(names);
    await move(third?.sheetId ?? 0, 0);
    await move(third?.sheetId ?? 0, 1);
    expect(await titles()).toEqual([third?.title, 'Sheet1', second?.title]);
    await move(third?.sheetId ?? 0, 2);
    expect(await titles()).toEqual(['Sheet1', third?.title, second?.title]);
  });

  it('56. the last visible sheet cannot be deleted', async () => {
    await work.batch({ addSheet: { properties: { hidden: true } } });
    expect(await refusal(work.batch({ deleteSheet: { sheetId: 0 } }))).toBe(
      "400 Invalid requests[0].deleteSheet: You can't remove all the visible sheets in a document.",
    );
  });

  it('57. a named range gets a decimal id; sheetId 0 is omitted', async () => {
    const [reply] = await work.batch(named('имя_1'));
    const made = reply?.addNamedRange?.namedRange;
    expect(made?.namedRangeId).toMatch(/^\d+$/);
    expect(made?.range).toEqual({ startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 });
    expect(await work.get({ fields: 'namedRanges' })).toEqual({ namedRanges: [made] });
  });

  it('58. a taken id and a taken name are refused', async () => {
    await work.batch(named('имя_1', 'rev-1'));
    expect(await refusal(work.batch(named('имя_2', 'rev-1')))).toMatch(/^400 Invalid requests\[0\]\.addNamedRange: /);
    expect(await refusal(work.batch(named('ИМЯ_1')))).toMatch(
      /^400 .*Cannot add named range with name: ИМЯ_1, a named range with that name already exists\.$/,
    );
  });

  it('59. compare-and-set: a repeated batch is refused and changes nothing', async () => {
    await work.batch(named('rev_1', 'rev-1'));
    const commit = () =>
      work.batch({ deleteNamedRange: { namedRangeId: 'rev-1' } }, named('rev_2', 'rev-2'), put('written'));
    await commit();
    await work.batch(put('by hand'));
    expect(await refusal(commit())).toBe(
      '400 Invalid requests[0].deleteNamedRange: No named range exists with id: rev-1',
    );
    expect(await work.read('A1')).toEqual([['by hand']]);
  });

  it('60. updateNamedRange changes what its mask names', async () => {
    await work.batch(named('имя_1', 'n'));
    const update = (namedRange: object, fields: string) =>
      work.batch({ updateNamedRange: { namedRange: { namedRangeId: 'n', ...namedRange }, fields } });
    expect(await update({ name: 'имя_2' }, 'name')).toEqual([{}]);
    await update({ range: area(5, 6, 0, 1) }, 'range');
    expect((await work.get()).namedRanges).toEqual([
      {
        namedRangeId: 'n',
        name: 'имя_2',
        range: { startRowIndex: 5, endRowIndex: 6, startColumnIndex: 0, endColumnIndex: 1 },
      },
    ]);
  });

  it('61. the name of a range stays taken after its rows are deleted', async () => {
    await work.batch(named('имя_1'), { deleteDimension: { range: rows(0, 1) } });
    expect(await work.get({ fields: 'namedRanges' })).toEqual({});
    expect(await refusal(work.batch(named('имя_1')))).toMatch(/already exists\.$/);
  });

  it('62. a protected range lists its caller from the next get on', async () => {
    const protect = (protectedRange: object) => ({ addProtectedRange: { protectedRange } });
    const [plain, warning] = await work.batch(
      protect({ range: area(0, 2, 0, 2), warningOnly: false, editors: { users: [], groups: [] } }),
      protect({ range: area(3, 4, 0, 2), warningOnly: true, editors: null }),
    );
    expect(plain?.addProtectedRange?.protectedRange).toEqual({
      protectedRangeId: expect.any(Number),
      range: { startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 2 },
      requestingUserCanEdit: true,
      editors: {},
    });
    expect(warning?.addProtectedRange?.protectedRange?.warningOnly).toBe(true);
    const [listed] = (await sheet())?.protectedRanges ?? [];
    expect(listed?.editors).toEqual({ users: [ANNA] });
    expect(listed).not.toHaveProperty('warningOnly');
  });

  it('63. only the editors of a protected range can write to it', async () => {
    await share(BORIS);
    const boris = clientOf(work.emulator, BORIS);
    const write = (range: string) =>
      boris.spreadsheets.values.update({
        spreadsheetId: work.spreadsheetId,
        range,
        valueInputOption: 'RAW',
        requestBody: { values: [['x']] },
      });
    await work.batch({ addProtectedRange: { protectedRange: { range: area(0, 2, 0, 2) } } });
    expect(await refusal(write('A1'))).toBe(
      '400 You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    );
    const call = boris.spreadsheets.batchUpdate({
      spreadsheetId: work.spreadsheetId,
      requestBody: { requests: [put('x')] },
    });
    expect(await refusal(call)).toMatch(
      /^400 Invalid requests\[0\]\.updateCells: You are trying to edit a protected cell/,
    );
    await write('C3');
    await work.write('A1', [['mine']]);
    expect(await work.read('A1:C3')).toEqual([['mine'], [], ['', '', 'x']]);
  });

  it('64. merges of rows and of columns are listed one by one, and replace the earlier ones of their cells', async () => {
    const merge = (mergeType: string) => work.batch({ mergeCells: { range: area(0, 2, 0, 2), mergeType } });
    await merge('MERGE_COLUMNS');
    expect((await sheet())?.merges).toEqual([
      { startRowIndex: 0, endRowIndex: 2, startColumnIndex: 0, endColumnIndex: 1 },
      { startRowIndex: 0, endRowIndex: 2, startColumnIndex: 1, endColumnIndex: 2 },
    ]);
    await merge('MERGE_ROWS');
    expect((await sheet())?.merges).toHaveLength(2);
    await work.batch({ unmergeCells: { range: area(0, 2, 0, 2) } });
    expect(await sheet()).not.toHaveProperty('merges');
  });

  it('65. a basic filter without sides covers the grid', async () => {
    await work.batch(grid(20, 20), { setBasicFilter: { filter: { range: { sheetId: 0 } } } });
    expect((await sheet())?.basicFilter?.range).toEqual({
      startRowIndex: 0,
      endRowIndex: 20,
      startColumnIndex: 0,
      endColumnIndex: 20,
    });
    await work.batch({ clearBasicFilter: { sheetId: 0 } });
    expect(await sheet()).not.toHaveProperty('basicFilter');
  });

  it('66. the toggle of groups stays where the first group put it', async () => {
    const range = rows(0, 2);
    const [reply] = await work.batch({ addDimensionGroup: { range } });
    const groups = [{ range: { dimension: 'ROWS', startIndex: 0, endIndex: 2 }, depth: 1 }];
    expect(reply).toEqual({ addDimensionGroup: { dimensionGroups: groups } });
    expect((await sheet())?.rowGroups).toEqual(groups);
    expect(await work.batch({ deleteDimensionGroup: { range } })).toEqual([{ deleteDimensionGroup: {} }]);
    expect(await sheet()).not.toHaveProperty('rowGroups');
    expect((await sheet())?.properties?.gridProperties?.rowGroupControlAfter).toBe(true);
  });

  it('67. frozen rows are shown, zero is omitted', async () => {
    const freeze = (frozenRowCount: number) =>
      work.batch({
        updateSheetProperties: {
          properties: { sheetId: 0, gridProperties: { frozenRowCount } },
          fields: 'gridProperties/frozenRowCount',
        },
      });
    await freeze(2);
    expect((await sheet())?.properties?.gridProperties).toEqual({ rowCount: 1000, columnCount: 26, frozenRowCount: 2 });
    await freeze(0);
    expect((await sheet())?.properties?.gridProperties).toEqual({ rowCount: 1000, columnCount: 26 });
  });

  it('68. sorting is stable, later columns break ties, texts sort as texts', async () => {
    await work.write('A1', [
      ['b', '10'],
      ['a', '9'],
      ['b', '1'],
      ['a', '10'],
    ]);
    const sort = (...columns: number[]) =>
      work.batch({
        sortRange: { range: area(0, 4, 0, 2), sortSpecs: columns.map((dimensionIndex) => ({ dimensionIndex })) },
      });
    await sort(0);
    expect(await work.read('A1:B4')).toEqual([
      ['a', '9'],
      ['a', '10'],
      ['b', '10'],
      ['b', '1'],
    ]);
    await sort(0, 1);
    expect(await work.read('A1:B4')).toEqual([
      ['a', '10'],
      ['a', '9'],
      ['b', '1'],
      ['b', '10'],
    ]);
  });

  it('69. rows inserted before a formula move it; rows inserted at the end must inherit from before', async () => {
    await work.batch(grid(20, 5));
    await work.write('A3', [['=1+1']], 'USER_ENTERED');
    await work.batch({ insertDimension: { range: rows(0, 1) } });
    expect(await work.read('A4', { valueRenderOption: 'FORMULA' })).toEqual([['=1+1']]);
    const insert = (start: number, inheritFromBefore: boolean) =>
      refusal(work.batch({ insertDimension: { range: rows(start, start + 1), inheritFromBefore } }));
    const at = '400 Invalid requests[0].insertDimension: range.startIndex';
    expect(await insert(21, false)).toBe(`${at} must be less than the grid size (21) if inheritFromBefore is false.`);
    expect(await insert(22, true)).toBe(`${at} is larger than current grid size (21)`);
    await work.batch({ insertDimension: { range: rows(21, 22), inheritFromBefore: true } });
  });

  it('70. appendCells adds rows, but never columns', async () => {
    const cells = (count: number) => ({
      appendCells: {
        sheetId: 0,
        rows: [{ values: Array.from({ length: count }, () => text('x')) }],
        fields: 'userEnteredValue',
      },
    });
    await work.batch(grid(1, 26), put('last'), cells(26));
    expect((await sheet())?.properties?.gridProperties?.rowCount).toBe(2);
    expect(await work.read('Sheet1')).toEqual([['last'], Array.from({ length: 26 }, () => 'x')]);
    expect(await refusal(work.batch(cells(27)))).toBe(
      '400 Invalid requests[0].appendCells: Attempting to write column: 26, beyond the last requested column of: 25',
    );
  });

  it('71. updateCells by range clears what its rows omit; by start it does not', async () => {
    await work.write('A1', [
      ['a', 'b'],
      ['c', 'd'],
    ]);
    const cells = { rows: [{ values: [text('A')] }], fields: 'userEnteredValue' };
    await work.batch({ updateCells: { start: { sheetId: 0 }, ...cells } });
    expect(await work.read('A1:B2')).toEqual([
      ['A', 'b'],
      ['c', 'd'],
    ]);
    await work.batch({ updateCells: { range: area(0, 2, 0, 2), ...cells } });
    expect(await work.read('A1:B2')).toEqual([['A']]);
  });

  it('72. metadata move with their row and are deleted with it', async () => {
    const location = { dimensionRange: rows(3, 4) };
    const developerMetadata = { metadataKey: 'k', metadataValue: 'v', visibility: 'DOCUMENT', location };
    await work.batch({ createDeveloperMetadata: { developerMetadata } }, { insertDimension: { range: rows(0, 2) } });
    const dataFilters = [{ developerMetadataLookup: { metadataKey: 'k' } }];
    const search = async () =>
      (
        await work.api.spreadsheets.developerMetadata.search({
          spreadsheetId: work.spreadsheetId,
          requestBody: { dataFilters },
        })
      ).data;
    expect(await search()).toEqual({
      matchedDeveloperMetadata: [
        {
          developerMetadata: {
            metadataId: expect.any(Number),
            metadataKey: 'k',
            metadataValue: 'v',
            visibility: 'DOCUMENT',
            location: { locationType: 'ROW', dimensionRange: { dimension: 'ROWS', startIndex: 5, endIndex: 6 } },
          },
          dataFilters,
        },
      ],
    });
    await work.batch({ deleteDimension: { range: rows(5, 6) } });
    expect(await search()).toEqual({});
  });

  it('73. an unknown key is named in the error', async () => {
    expect(await refusal(work.batch({ addShet: {} } as object))).toBe(
      `400 Invalid JSON payload received. Unknown name "addShet" at 'requests[0]': Cannot find field.`,
    );
  });
});

/** Lets another person write to the spreadsheet. */
async function share(emailAddress: string): Promise<void> {
  const response = await fetch(`${work.emulator.url}drive/v3/files/${work.spreadsheetId}/permissions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${ANNA}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'user', role: 'writer', emailAddress }),
  });
  expect(response.status).toBe(200);
}
