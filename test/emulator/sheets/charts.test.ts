import { beforeEach, describe, expect, it } from 'vitest';
import { area, refusal, startWorkspace, type Workspace } from './sheets-client.ts';

let work: Workspace;
beforeEach(async () => {
  work = await startWorkspace({ locale: 'en_US' });
  await work.write('A1', [['Points'], [1], [2], [2], [9]]);
  return () => work.close();
});

const data = { sourceRange: { sources: [area(0, 5, 0, 1)] } };
const shown = {
  sourceRange: { sources: [{ startRowIndex: 0, endRowIndex: 5, startColumnIndex: 0, endColumnIndex: 1 }] },
};
const histogramChart = { series: [{ data }], bucketSize: 5, legendPosition: 'NO_LEGEND' };

async function added(position: object | undefined, spec: object = { histogramChart }) {
  const [reply] = await work.batch({ addChart: { chart: { spec, ...(position && { position }) } } });
  return reply?.addChart?.chart ?? {};
}
const tabs = async () => (await work.get()).sheets ?? [];

describe('a chart on its own tab', () => {
  it('has no grid, is listed with its chart, and shows no cells', async () => {
    const chart = await added({ newSheet: true });
    const [own, grid] = await tabs();
    expect(own?.properties).toEqual({
      sheetId: chart.position?.sheetId,
      title: 'Chart1',
      index: 0,
      sheetType: 'OBJECT',
    });
    expect(own?.charts).toEqual([chart]);
    expect(chart.position).toEqual({ sheetId: own?.properties?.sheetId });
    expect(grid?.charts).toBeUndefined();
    const whole = await work.get({ includeGridData: true });
    expect(whole.sheets?.[0]).not.toHaveProperty('data');
    expect(await refusal(work.read('Chart1'))).toMatch(/^400 Unable to parse range: Chart1/);
    expect(await work.read('A1')).toEqual([['Points']]);
    await work.batch({ findReplace: { find: 'Points', replacement: 'Marks', allSheets: true } });
    expect(await work.read('A1')).toEqual([['Marks']]);
  });

  it('accepts an id from the request, and rejects an id that exists', async () => {
    expect((await added({ sheetId: 77 })).position).toEqual({ sheetId: 77 });
    expect(await refusal(added({ sheetId: 77 }))).toMatch(/^400 .*already exists/);
    const cells = { range: { sheetId: 77, endRowIndex: 1 }, cell: { note: 'x' }, fields: 'note' };
    expect(await refusal(work.batch({ repeatCell: cells }))).toMatch(/^400 .*No grid with id: 77/);
    expect(await refusal(work.batch({ addSheet: { properties: { sheetType: 'OBJECT' } } }))).toMatch(/^400 /);
  });

  it('can be renamed, moved, duplicated and deleted like a tab', async () => {
    await added({ sheetId: 77 });
    await work.batch({
      updateSheetProperties: { properties: { sheetId: 77, title: 'Picture', index: 2 }, fields: 'title,index' },
    });
    expect((await tabs()).map(({ properties }) => [properties?.title, properties?.sheetType])).toEqual([
      ['Sheet1', 'GRID'],
      ['Picture', 'OBJECT'],
    ]);
    await work.batch({ duplicateSheet: { sourceSheetId: 77, newSheetId: 78 } });
    const copy = (await tabs()).find(({ properties }) => properties?.sheetId === 78);
    expect(copy?.charts?.[0]?.position).toEqual({ sheetId: 78 });
    await work.batch({ deleteSheet: { sheetId: 77 } }, { deleteSheet: { sheetId: 78 } });
    expect(await tabs()).toHaveLength(1);
  });

  it('moves between its own tab and the cells, and its tab disappears with it', async () => {
    const objectId = (await added(undefined)).chartId ?? 0;
    await work.batch({ updateEmbeddedObjectPosition: { objectId, newPosition: { newSheet: true }, fields: '*' } });
    expect((await tabs()).map(({ charts }) => charts?.length ?? 0)).toEqual([1, 0]);
    const overlayPosition = { anchorCell: { sheetId: 0, rowIndex: 2 } };
    await work.batch({ updateEmbeddedObjectPosition: { objectId, newPosition: { overlayPosition }, fields: '*' } });
    expect((await tabs()).map(({ charts }) => charts?.length ?? 0)).toEqual([1]);
    await work.batch({ updateEmbeddedObjectPosition: { objectId, newPosition: { newSheet: true }, fields: '*' } });
    await work.batch({ deleteEmbeddedObject: { objectId } });
    expect(await tabs()).toHaveLength(1);
  });

  it('stays if it is the only visible tab', async () => {
    const { chartId: objectId = 0 } = await added({ sheetId: 77 });
    await work.batch({ updateSheetProperties: { properties: { sheetId: 0, hidden: true }, fields: 'hidden' } });
    const newPosition = { overlayPosition: { anchorCell: { sheetId: 0 } } };
    for (const request of [
      { deleteSheet: { sheetId: 77 } },
      { deleteEmbeddedObject: { objectId } },
      { updateEmbeddedObjectPosition: { objectId, newPosition, fields: '*' } },
    ]) {
      expect(await refusal(work.batch(request))).toMatch(/^400 .*can't remove all the visible sheets/);
    }
    expect(await tabs()).toHaveLength(2);
  });

  it('keeps its sources when rows are inserted', async () => {
    await added({ newSheet: true });
    await work.batch({ insertDimension: { range: { sheetId: 0, dimension: 'ROWS', startIndex: 0, endIndex: 1 } } });
    const [own] = await tabs();
    const source = own?.charts?.[0]?.spec?.histogramChart?.series?.[0]?.data?.sourceRange?.sources?.[0];
    expect(source).toMatchObject({ startRowIndex: 1, endRowIndex: 6 });
  });

  it('is a page with the chart alone', async () => {
    await added({ sheetId: 77 }, { title: 'Results', histogramChart });
    const html = await (await fetch(`${work.emulator.url}spreadsheets/d/${work.spreadsheetId}?gid=77`)).text();
    expect(html).toContain('Results');
    expect(html).toContain('5–10');
    expect(html).not.toContain('<table');
  });
});

describe('kinds of chart', () => {
  const red = { red: 1 };
  it.each([
    [
      'histogramChart',
      { series: [{ data, barColor: red }], bucketSize: 2, outlierPercentile: 0.05, showItemDividers: true },
    ],
    [
      'scorecardChart',
      {
        keyValueData: data,
        baselineValueData: data,
        aggregateType: 'AVERAGE',
        scaleFactor: 10,
        numberFormatSource: 'CUSTOM',
        customFormatOptions: { suffix: '%' },
      },
    ],
    ['bubbleChart', { domain: data, series: data, bubbleSizes: data, legendPosition: 'LEFT_LEGEND' }],
    [
      'candlestickChart',
      {
        domain: { data },
        data: [{ lowSeries: { data }, openSeries: { data }, closeSeries: { data }, highSeries: { data } }],
      },
    ],
    ['orgChart', { labels: data, parentLabels: data, nodeSize: 'SMALL', nodeColor: red }],
    [
      'waterfallChart',
      {
        domain: { data },
        series: [{ data, customSubtotals: [{ subtotalIndex: 1, label: 'x' }] }],
        stackedType: 'STACKED',
      },
    ],
    [
      'treemapChart',
      { labels: data, parentLabels: data, sizeData: data, levels: 2, colorScale: { minValueColor: red } },
    ],
  ])('%s is stored as it was sent', async (kind, content) => {
    const { spec } = await added(undefined, { [kind]: content });
    const plain = JSON.stringify(spec?.[kind as keyof typeof spec]);
    const sent = JSON.stringify(content).replaceAll(JSON.stringify(data), JSON.stringify(shown));
    for (const [name, value] of Object.entries(JSON.parse(sent))) {
      if (!JSON.stringify(value).includes('olor')) expect(JSON.parse(plain)[name]).toEqual(value);
    }
    expect(plain.includes('ColorStyle')).toBe(sent.includes('olor"'));
  });

  it('a scorecard shows its number and the difference', async () => {
    const baselineValueData = { sourceRange: { sources: [area(1, 2, 0, 1)] } };
    await added({ sheetId: 77 }, { scorecardChart: { keyValueData: data, baselineValueData } });
    const html = await (await fetch(`${work.emulator.url}spreadsheets/d/${work.spreadsheetId}?gid=77`)).text();
    expect(html).toContain('>14<');
    expect(html).toContain('>+13<');
  });
});
