import { beforeEach, describe, expect, it } from 'vitest';
import { BORIS, clientOf, refusal, startWorkspace, type Workspace } from './sheets-client.ts';

/** Names, protection, metadata, rules and charts belong to cells and move with them. */

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace();
  return () => work.close();
});

const area = (startRowIndex: number, endRowIndex: number, startColumnIndex: number, endColumnIndex: number) => ({
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
});
const here = (...sides: [number, number, number, number]) => ({ sheetId: 0, ...area(...sides) });
const dimension = (kind: string, startIndex: number, endIndex: number) => ({
  sheetId: 0,
  dimension: kind,
  startIndex,
  endIndex,
});

const REFUSED =
  'You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.';

describe('named ranges', () => {
  const named = async () => (await work.get({ fields: 'namedRanges' })).namedRanges;
  const marker = (revision: number) => ({
    addNamedRange: {
      namedRange: { namedRangeId: `r${revision}`, name: `nastavnik_rev_00${revision}`, range: here(0, 1, 0, 1) },
    },
  });

  it('taken ids and names are refused', async () => {
    await work.batch(marker(1));
    const send = (namedRange: object) =>
      refusal(work.batch({ addNamedRange: { namedRange: { range: here(0, 1, 0, 1), ...namedRange } } }));
    expect(await send({ namedRangeId: 'r1', name: 'other' })).toMatch(
      /^400 Invalid requests\[0\].addNamedRange: .*already exists/,
    );
    expect(await send({ name: 'NASTAVNIK_rev_001' })).toBe(
      '400 Invalid requests[0].addNamedRange: Cannot add named range with name: NASTAVNIK_rev_001, a named range with that name already exists.',
    );
    for (const name of ['rev12', 'R1C1', 'true', '1a', 'a b', 'A1'])
      expect(await send({ name }), name).toMatch(/^400 /);
  });

  it('deleting its rows unlists a name, which stays taken', async () => {
    await work.batch(marker(1), { deleteDimension: { range: dimension('ROWS', 0, 1) } });
    expect(await named()).toBeUndefined();
    expect(await refusal(work.batch(marker(1)))).toMatch(/already exists/);
    expect(await refusal(work.batch({ deleteNamedRange: { namedRangeId: 'r1' } }))).toMatch(/No named range exists/);
  });
});

describe('protection', () => {
  const protect = (protectedRange: object) => work.batch({ addProtectedRange: { protectedRange } });
  const asBoris = async (...requests: object[]): Promise<string> => {
    const call = clientOf(work.emulator, BORIS).spreadsheets.batchUpdate({
      spreadsheetId: work.spreadsheetId,
      requestBody: { requests },
    });
    return refusal(call);
  };
  const write = (rowIndex: number) => ({
    updateCells: {
      start: { sheetId: 0, rowIndex },
      rows: [{ values: [{ userEnteredValue: { numberValue: 1 } }] }],
      fields: 'userEnteredValue',
    },
  });

  it('other identities may not write there; listed editors and the owner may', async () => {
    await protect({ protectedRangeId: 9, range: here(0, 2, 0, 2) });
    expect(await asBoris(write(2), write(1))).toBe(`400 Invalid requests[1].updateCells: ${REFUSED}`);
    expect(await work.read('Sheet1')).toBeUndefined();
    const values = clientOf(work.emulator, BORIS).spreadsheets.values;
    const call = values.update({
      spreadsheetId: work.spreadsheetId,
      range: 'B2',
      valueInputOption: 'RAW',
      requestBody: { values: [[1]] },
    });
    expect(await refusal(call)).toBe(`400 ${REFUSED}`);
    expect(await asBoris({ deleteProtectedRange: { protectedRangeId: 9 } })).toMatch(REFUSED);
    expect(await asBoris({ deleteDimension: { range: dimension('ROWS', 1, 3) } })).toMatch(REFUSED);
    expect(await asBoris({ deleteSheet: { sheetId: 0 } })).toMatch(REFUSED);
    await work.batch(write(1), {
      updateProtectedRange: { protectedRange: { protectedRangeId: 9, editors: { users: [BORIS] } }, fields: 'editors' },
    });
    await clientOf(work.emulator, BORIS).spreadsheets.batchUpdate({
      spreadsheetId: work.spreadsheetId,
      requestBody: { requests: [write(1)] },
    });
  });

  it('a protected sheet may have unprotected cells', async () => {
    await protect({ range: { sheetId: 0 }, unprotectedRanges: [here(3, 5, 0, 1)] });
    expect(await asBoris(write(0))).toMatch(REFUSED);
    await expect(asBoris(write(3))).rejects.toThrow('not refused');
    expect(await asBoris({ insertDimension: { range: dimension('ROWS', 3, 4) } })).toMatch(REFUSED);
    const outside = refusal(protect({ range: here(0, 1, 0, 1), unprotectedRanges: [here(0, 1, 0, 1)] }));
    expect(await outside).toMatch(/^400 Invalid requests\[0\].addProtectedRange/);
  });
});

describe('developer metadata', () => {
  const create = (developerMetadata: object) => ({
    createDeveloperMetadata: { developerMetadata: { visibility: 'DOCUMENT', ...developerMetadata } },
  });
  const search = async (developerMetadataLookup: object) =>
    (
      await work.api.spreadsheets.developerMetadata.search({
        spreadsheetId: work.spreadsheetId,
        requestBody: { dataFilters: [{ developerMetadataLookup }] },
      })
    ).data.matchedDeveloperMetadata?.map((each) => each.developerMetadata);

  it('metadata of a row move with it and are deleted with it', async () => {
    const [reply] = await work.batch(
      create({ metadataKey: 'row', metadataValue: 'К-014', location: { dimensionRange: dimension('ROWS', 3, 4) } }),
    );
    const id = reply?.createDeveloperMetadata?.developerMetadata?.metadataId ?? 0;
    await work.batch({ insertDimension: { range: dimension('ROWS', 0, 2) } });
    const location = (startIndex: number) => ({
      locationType: 'ROW',
      dimensionRange: { dimension: 'ROWS', startIndex, endIndex: startIndex + 1 },
    });
    expect(await search({ metadataKey: 'row' })).toEqual([
      { metadataId: id, metadataKey: 'row', metadataValue: 'К-014', visibility: 'DOCUMENT', location: location(5) },
    ]);
    const got = await work.api.spreadsheets.developerMetadata.get({
      spreadsheetId: work.spreadsheetId,
      metadataId: id,
    });
    expect(got.data.location).toEqual(location(5));
    await work.batch({ deleteDimension: { range: dimension('ROWS', 5, 6) } });
    expect(await search({ metadataKey: 'row' })).toBeUndefined();
  });

  it('columns, sheets and the spreadsheet carry metadata; they can be changed and removed', async () => {
    await work.batch(
      create({
        metadataId: 1,
        metadataKey: 'column',
        metadataValue: 'name',
        location: { dimensionRange: dimension('COLUMNS', 2, 3) },
      }),
      create({ metadataId: 2, metadataKey: 'table', location: { sheetId: 0 } }),
      create({ metadataId: 3, metadataKey: 'schema', metadataValue: '1', location: { spreadsheet: true } }),
    );
    const { sheets, developerMetadata } = await work.get({
      fields:
        'developerMetadata.metadataKey,sheets(developerMetadata.metadataId,data.columnMetadata.developerMetadata.metadataValue)',
      ranges: ['A:D'],
    });
    expect(developerMetadata).toEqual([{ metadataKey: 'schema' }]);
    expect(sheets?.[0]?.developerMetadata).toEqual([{ metadataId: 2 }]);
    expect(sheets?.[0]?.data?.[0]?.columnMetadata).toEqual([
      {},
      {},
      { developerMetadata: [{ metadataValue: 'name' }] },
      {},
    ]);
    expect(
      await refusal(work.batch(create({ metadataId: 1, metadataKey: 'x', location: { spreadsheet: true } }))),
    ).toBe(
      '400 Invalid requests[0].createDeveloperMetadata: Cannot add developer metadata with ID [1] because developer metadata with that ID already exists.',
    );
    const filter = { developerMetadataLookup: { metadataId: 3 } };
    const [updated, deleted] = await work.batch(
      {
        updateDeveloperMetadata: {
          dataFilters: [filter],
          developerMetadata: { metadataValue: '2' },
          fields: 'metadataValue',
        },
      },
      { deleteDeveloperMetadata: { dataFilter: { developerMetadataLookup: { metadataKey: 'table' } } } },
    );
    expect(updated?.updateDeveloperMetadata?.developerMetadata?.[0]?.metadataValue).toBe('2');
    expect(deleted?.deleteDeveloperMetadata?.deletedDeveloperMetadata).toHaveLength(1);
    expect(await search({ metadataLocation: { spreadsheet: true } })).toHaveLength(2);
  });

  it('an id removed from its place can be created there again in the same batch; anywhere else it refuses the batch', async () => {
    const location = (index: number) => ({ dimensionRange: dimension('COLUMNS', index, index + 1) });
    const again = (index: number) => [
      {
        deleteDeveloperMetadata: {
          dataFilter: {
            developerMetadataLookup: {
              metadataId: 5,
              metadataLocation: location(index),
              locationMatchingStrategy: 'EXACT_LOCATION',
            },
          },
        },
      },
      create({ metadataId: 5, metadataKey: 'column', location: location(index) }),
    ];
    await work.batch(create({ metadataId: 5, metadataKey: 'column', location: location(2) }));
    const [taken] = await work.batch(...again(2));
    expect(taken?.deleteDeveloperMetadata?.deletedDeveloperMetadata).toMatchObject([{ metadataId: 5 }]);
    await work.batch({ insertDimension: { range: dimension('COLUMNS', 0, 1) } });
    expect(await refusal(work.batch(...again(2)))).toMatch(
      /^400 Invalid requests\[1\].createDeveloperMetadata: Cannot/,
    );
    expect(await search({ metadataId: 5 })).toMatchObject([{ location: { dimensionRange: { startIndex: 3 } } }]);
    await work.batch({ deleteDimension: { range: dimension('COLUMNS', 3, 4) } });
    const [nothing] = await work.batch(...again(3));
    expect(nothing?.deleteDeveloperMetadata?.deletedDeveloperMetadata).toBeUndefined();
  });
});

describe('conditional formats and charts', () => {
  const chart = {
    chartId: 77,
    spec: {
      title: 'Охват',
      basicChart: {
        chartType: 'COLUMN',
        legendPosition: 'NO_LEGEND',
        headerCount: 1,
        domains: [{ domain: { sourceRange: { sources: [here(0, 5, 0, 1)] } } }],
        series: [{ series: { sourceRange: { sources: [here(0, 5, 1, 2)] } }, targetAxis: 'LEFT_AXIS' }],
      },
    },
    position: { overlayPosition: { anchorCell: { sheetId: 0, rowIndex: 6, columnIndex: 0 } } },
  };

  it('rules are added at an index, changed, moved with their cells and deleted', async () => {
    const rule = (value: string) => ({
      ranges: [here(1, 5, 0, 2)],
      booleanRule: {
        condition: { type: 'TEXT_EQ', values: [{ userEnteredValue: value }] },
        format: { textFormat: { bold: true } },
      },
    });
    const add = (value: string) => ({ addConditionalFormatRule: { rule: rule(value), index: 0 } });
    expect(await work.batch(add('a'), add('b'))).toEqual([{}, {}]);
    const [moved] = await work.batch({ updateConditionalFormatRule: { sheetId: 0, index: 0, newIndex: 1 } });
    expect(moved?.updateConditionalFormatRule).toMatchObject({ oldIndex: 0, newIndex: 1 });
    await work.batch({ insertDimension: { range: dimension('ROWS', 0, 1) } });
    const [reply] = await work.batch({ deleteConditionalFormatRule: { sheetId: 0, index: 0 } });
    expect(reply?.deleteConditionalFormatRule?.rule).toEqual({ ...rule('a'), ranges: [area(2, 6, 0, 2)] });
    expect((await work.get()).sheets?.[0]?.conditionalFormats).toHaveLength(1);
  });

  it('a chart keeps its spec, follows its cells, is moved and deleted', async () => {
    const [reply] = await work.batch({ addChart: { chart } });
    expect(reply?.addChart?.chart).toMatchObject({
      chartId: 77,
      position: { overlayPosition: { anchorCell: { rowIndex: 6 }, widthPixels: 600, heightPixels: 371 } },
    });
    expect(await refusal(work.batch({ addChart: { chart } }))).toMatch(/already exists/);
    await work.batch({ insertDimension: { range: dimension('ROWS', 0, 2) } });
    const charts = async () => (await work.get({ fields: 'sheets.charts' })).sheets?.[0]?.charts;
    const [shifted] = (await charts()) ?? [];
    expect(shifted?.spec?.basicChart?.domains?.[0]?.domain?.sourceRange?.sources).toEqual([area(2, 7, 0, 1)]);
    expect(shifted?.position?.overlayPosition?.anchorCell).toEqual({ rowIndex: 8 });
    await work.batch(
      {
        updateEmbeddedObjectPosition: {
          objectId: 77,
          newPosition: { overlayPosition: { widthPixels: 300 } },
          fields: 'widthPixels',
        },
      },
      {
        updateChartSpec: {
          chartId: 77,
          spec: { title: 'Иначе', pieChart: chart.spec.basicChart.domains[0]?.domain ? { pieHole: 0.5 } : {} },
        },
      },
    );
    const [changed] = (await charts()) ?? [];
    expect(changed?.spec).toEqual({ title: 'Иначе', pieChart: { pieHole: 0.5 } });
    expect(changed?.position?.overlayPosition).toMatchObject({
      anchorCell: { rowIndex: 8 },
      widthPixels: 300,
      heightPixels: 371,
    });
    await work.batch({ deleteEmbeddedObject: { objectId: 77 } });
    expect(await charts()).toBeUndefined();
  });

  it('merges, filters, names and protection move with their columns', async () => {
    await work.batch(
      { mergeCells: { range: here(0, 1, 1, 3), mergeType: 'MERGE_ALL' } },
      {
        setBasicFilter: {
          filter: {
            range: here(0, 9, 0, 4),
            filterSpecs: [{ columnIndex: 1, filterCriteria: { hiddenValues: ['x'] } }],
          },
        },
      },
      {
        addNamedRange: {
          namedRange: { name: 'столбец', range: { sheetId: 0, startColumnIndex: 1, endColumnIndex: 2 } },
        },
      },
      { addProtectedRange: { protectedRange: { range: here(0, 9, 2, 3) } } },
      { addBanding: { bandedRange: { range: here(0, 9, 0, 4), rowProperties: { firstBandColor: { red: 1 } } } } },
      { insertDimension: { range: dimension('COLUMNS', 1, 2) } },
    );
    const { sheets, namedRanges } = await work.get();
    const [sheet] = sheets ?? [];
    expect(sheet?.merges).toEqual([area(0, 1, 2, 4)]);
    expect(sheet?.basicFilter).toMatchObject({ range: area(0, 9, 0, 5), filterSpecs: [{ columnIndex: 2 }] });
    expect(namedRanges?.[0]?.range).toEqual({ startColumnIndex: 2, endColumnIndex: 3 });
    expect(sheet?.protectedRanges?.[0]?.range).toEqual(area(0, 9, 3, 4));
    expect(sheet?.bandedRanges?.[0]?.range).toEqual(area(0, 9, 0, 5));
  });
});

describe('the two spellings of condition enums', () => {
  const range = { sheetId: 0, startRowIndex: 0, endRowIndex: 1, startColumnIndex: 0, endColumnIndex: 1 };
  const send = (type: string) => work.batch({ setDataValidation: { range, rule: { condition: { type } } } });

  it.each([
    ['TEXT_IS_EMAIL', 'TEXT_IS_VALID_EMAIL'],
    ['NUMBER_GREATER_THAN_EQ', 'NUMBER_GREATER_THAN_OR_EQUAL_TO'],
    ['TEXT_NOT_CONTAINS', 'TEXT_DOES_NOT_CONTAIN'],
    ['ONE_OF_LIST', 'VALUE_IN_LIST'],
  ])('the REST name %s is accepted, the Apps Script name %s is refused by name', async (rest, script) => {
    const values = rest === 'TEXT_IS_EMAIL' ? [] : [{ userEnteredValue: '1' }];
    await work.batch({ setDataValidation: { range, rule: { condition: { type: rest, values } } } });
    expect(await refusal(send(script))).toMatch(new RegExp(`^400 Invalid value at .*condition\\.type.*"${script}"$`));
  });
});
