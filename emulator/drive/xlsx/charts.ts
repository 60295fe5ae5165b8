import * as z from 'zod';
import { columnName } from '../../sheets/a1.ts';
import type { Chart, Sheet, Workbook } from '../../sheets/model.ts';
import { hexColor } from '../cell-style.ts';
import { escaped, part, tag } from './xml.ts';

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** One pixel in English metric units. */
const PIXEL = 9525;

const channel = z.number().default(0);
const range = z.object({
  sheetId: z.number().default(0),
  startRowIndex: z.number().default(0),
  endRowIndex: z.number().optional(),
  startColumnIndex: z.number().default(0),
});
const data = z.object({ sourceRange: z.object({ sources: z.array(range).min(1) }) });

/** The parts of a chart's description that an Excel file keeps. */
const columnsOrBars = z.object({
  title: z.string().default(''),
  altText: z.string().default(''),
  basicChart: z.object({
    chartType: z.enum(['COLUMN', 'BAR']),
    domains: z.array(z.object({ domain: data })).min(1),
    series: z.array(
      z.object({
        series: data,
        colorStyle: z
          .object({ rgbColor: z.object({ red: channel, green: channel, blue: channel }).optional() })
          .optional(),
      }),
    ),
  }),
});

type Spec = z.infer<typeof columnsOrBars>;
type Range = z.infer<typeof range>;

/** A chart that an Excel file can show. */
export interface ShownChart {
  readonly spec: Spec;
  readonly place: NonNullable<Chart['position']['overlayPosition']>;
}

/** The column and bar charts of a tab. The export leaves out all other kinds. */
export const chartsOf = ({ charts }: Sheet): readonly ShownChart[] =>
  charts.flatMap(({ spec, position: { overlayPosition: place } }) => {
    const read = columnsOrBars.safeParse(spec);
    return read.success && place ? [{ spec: read.data, place }] : [];
  });

/** The address of a data range in Excel, and its values, which a program shows until it has calculated. */
function cellsOf(workbook: Workbook, titles: readonly string[], { sheetId, ...area }: Range) {
  const index = workbook.sheets.findIndex((sheet) => sheet.properties.sheetId === sheetId);
  const sheet = workbook.sheets[index];
  const column = columnName(area.startColumnIndex);
  const end = area.endRowIndex ?? sheet?.properties.gridProperties.rowCount ?? area.startRowIndex;
  const values = Array.from(
    { length: end - area.startRowIndex },
    (_, row) => sheet?.rows[area.startRowIndex + row]?.cells[area.startColumnIndex]?.value,
  );
  // A download may lack the tab of a chart's data.
  if (!sheet) return { address: '#REF!', values: [] };
  const title = (titles[index] ?? '').replaceAll("'", "''");
  return { address: `'${title}'!$${column}$${area.startRowIndex + 1}:$${column}$${end}`, values };
}

function reference(kind: 'str' | 'num', { address, values }: ReturnType<typeof cellsOf>): string {
  const wanted = kind === 'num' ? 'number' : 'string';
  const points = values.map((value, idx) =>
    typeof value === wanted ? tag('c:pt', { idx }, `<c:v>${escaped(`${value}`)}</c:v>`) : '',
  );
  const count = tag('c:ptCount', { val: values.length });
  const format = kind === 'num' ? '<c:formatCode>General</c:formatCode>' : '';
  return tag(
    `c:${kind}Ref`,
    {},
    `<c:f>${escaped(address)}</c:f>${tag(`c:${kind}Cache`, {}, format + count + points.join(''))}`,
  );
}

const val = (name: string, value: string | number) => tag(`c:${name}`, { val: value });

/** The axis of names and the axis of values. Excel draws bars from the bottom up, so we reverse the axis of their names. */
function axes(isBar: boolean): string {
  const axis = (id: number, other: number, place: string, orientation: string, inside: string, crosses: string) =>
    val('axId', id) +
    tag('c:scaling', {}, val('orientation', orientation)) +
    val('delete', 0) +
    val('axPos', place) +
    inside +
    val('majorTickMark', 'none') +
    val('minorTickMark', 'none') +
    val('tickLblPos', 'nextTo') +
    val('crossAx', other) +
    val('crosses', crosses);
  const grid = `<c:majorGridlines/>${tag('c:numFmt', { formatCode: 'General', sourceLinked: 0 })}`;
  return (
    tag('c:catAx', {}, axis(1, 2, isBar ? 'l' : 'b', isBar ? 'maxMin' : 'minMax', '', 'autoZero')) +
    tag('c:valAx', {}, axis(2, 1, isBar ? 'b' : 'l', 'minMax', grid, isBar ? 'max' : 'autoZero'))
  );
}

/** The XML part of a chart. @param titles - the titles of the tabs in the file */
export function chartPart({ spec }: ShownChart, workbook: Workbook, titles: readonly string[]): string {
  const { title, basicChart } = spec;
  const isBar = basicChart.chartType === 'BAR';
  const source = ({ sourceRange: { sources } }: z.infer<typeof data>) =>
    cellsOf(workbook, titles, sources[0] ?? range.parse({}));
  const names = basicChart.domains.slice(0, 1).map(({ domain }) => tag('c:cat', {}, reference('str', source(domain))));
  const series = basicChart.series.map(({ series: one, colorStyle }, i) => {
    const color = colorStyle?.rgbColor;
    const fill = color ? tag('c:spPr', {}, tag('a:solidFill', {}, tag('a:srgbClr', { val: hexColor(color) }))) : '';
    const values = tag('c:val', {}, reference('num', source(one)));
    return tag(
      'c:ser',
      {},
      val('idx', i) + val('order', i) + fill + val('invertIfNegative', 0) + names.join('') + values,
    );
  });
  const words = tag('a:r', {}, `${tag('a:rPr', { lang: 'ru-RU', sz: 1200, b: 0 })}<a:t>${escaped(title)}</a:t>`);
  const heading = tag(
    'c:title',
    {},
    `<c:tx><c:rich><a:bodyPr/><a:p>${words}</a:p></c:rich></c:tx>${val('overlay', 0)}`,
  );
  const bars = tag(
    'c:barChart',
    {},
    val('barDir', isBar ? 'bar' : 'col') +
      val('grouping', 'clustered') +
      val('varyColors', 0) +
      series.join('') +
      val('gapWidth', 60) +
      val('axId', 1) +
      val('axId', 2),
  );
  const plot = tag('c:plotArea', {}, `<c:layout/>${bars}${axes(isBar)}`);
  const chart = heading + val('autoTitleDeleted', 0) + plot + val('plotVisOnly', 0) + val('dispBlanksAs', 'gap');
  return part('c:chartSpace', undefined, val('roundedCorners', 0) + tag('c:chart', {}, chart), {
    'xmlns:c': `${DRAWING}/chart`,
    'xmlns:a': `${DRAWING}/main`,
    'xmlns:r': OFFICE,
  });
}

/** The XML part that places the charts of one tab over its cells. The chart with index n has the relationship «rId(n + 1)». */
export function drawingPart(charts: readonly ShownChart[]): string {
  const anchors = charts.map(({ spec: { title, altText }, place }, i) => {
    const { anchorCell, offsetXPixels = 0, offsetYPixels = 0, widthPixels = 0, heightPixels = 0 } = place;
    const from =
      `<xdr:col>${anchorCell?.columnIndex ?? 0}</xdr:col><xdr:colOff>${offsetXPixels * PIXEL}</xdr:colOff>` +
      `<xdr:row>${anchorCell?.rowIndex ?? 0}</xdr:row><xdr:rowOff>${offsetYPixels * PIXEL}</xdr:rowOff>`;
    const about = tag('xdr:cNvPr', { id: i + 2, name: title || `Диаграмма ${i + 1}`, descr: altText || undefined });
    const frame =
      tag('xdr:nvGraphicFramePr', {}, `${about}<xdr:cNvGraphicFramePr/>`) +
      '<xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm>' +
      tag(
        'a:graphic',
        {},
        tag('a:graphicData', { uri: `${DRAWING}/chart` }, tag('c:chart', { 'r:id': `rId${i + 1}` })),
      );
    return tag(
      'xdr:oneCellAnchor',
      {},
      tag('xdr:from', {}, from) +
        tag('xdr:ext', { cx: widthPixels * PIXEL, cy: heightPixels * PIXEL }) +
        tag('xdr:graphicFrame', { macro: '' }, frame) +
        '<xdr:clientData/>',
    );
  });
  return part('xdr:wsDr', undefined, anchors.join(''), {
    'xmlns:xdr': `${DRAWING}/spreadsheetDrawing`,
    'xmlns:a': `${DRAWING}/main`,
    'xmlns:c': `${DRAWING}/chart`,
    'xmlns:r': OFFICE,
  });
}
