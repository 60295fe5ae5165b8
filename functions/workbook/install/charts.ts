import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { type SummaryBlock, summary, summaryBlocks, summaryRows } from '../../../sheets-schema/tables/summary.ts';
import type { Request } from '../marks.ts';
import type { Tab } from '../snapshot.ts';
import { color } from './look.ts';

type SummaryColumn = keyof typeof summary.columns;

interface Series {
  readonly column: SummaryColumn;
  readonly color: string;
}

interface SummaryChart {
  /** Fixed, so that a chart is never added twice. */
  readonly chartId: number;
  readonly title: string;
  readonly block: SummaryBlock;
  readonly type: 'BAR' | 'COLUMN';
  readonly series: readonly Series[];
}

const BLUE = '#1f5fbf';
const GREY = '#b8c2cc';
const GREEN = '#188038';

/** The charts of «Сводка», from top to bottom. Each shows a block whose rows never move. */
const CHARTS: readonly SummaryChart[] = [
  {
    chartId: 2001,
    title: 'Ход программы: выполнено мероприятий, %',
    block: 'stages',
    type: 'COLUMN',
    series: [{ column: 'percent', color: BLUE }],
  },
  {
    chartId: 2002,
    title: 'Ответили на анкеты, %',
    block: 'responses',
    type: 'BAR',
    series: [{ column: 'percent', color: GREEN }],
  },
  {
    chartId: 2003,
    title: 'Встречи: проведено (синим) и нужно (серым)',
    block: 'meetings',
    type: 'COLUMN',
    series: [
      { column: 'k', color: BLUE },
      { column: 'n', color: GREY },
    ],
  },
  {
    chartId: 2004,
    title: 'Показатели (зелёным) и цели (серым), %',
    block: 'indicators',
    type: 'BAR',
    series: [
      { column: 'percent', color: GREEN },
      { column: 'target', color: GREY },
    ],
  },
];

const ROWS_APART = 15;
const WIDTH = 560;
const HEIGHT = 300;

/** Empty columns to the right of the table, for the charts. */
export const CHART_COLUMNS = 8;

function source(tab: Tab, column: SummaryColumn, block: SummaryBlock): sheets_v4.Schema$ChartData {
  const { first, count } = summaryRows(block);
  const at = tab.columns.get(column) ?? Object.keys(summary.columns).indexOf(column);
  const range = {
    sheetId: tab.sheetId,
    startRowIndex: first - 1,
    endRowIndex: first - 1 + count,
    startColumnIndex: at,
    endColumnIndex: at + 1,
  };
  return { sourceRange: { sources: [range] } };
}

function addChart(tab: Tab, { chartId, title, block, type, series }: SummaryChart, place: number): Request {
  const axis = type === 'BAR' ? 'BOTTOM_AXIS' : 'LEFT_AXIS';
  return {
    addChart: {
      chart: {
        chartId,
        spec: {
          title,
          altText: `${title}. ${summaryBlocks[block].title}.`,
          basicChart: {
            chartType: type,
            // A legend would take the series' names from headers far above these blocks, so the title names the colours.
            legendPosition: 'NO_LEGEND',
            headerCount: 0,
            domains: [{ domain: source(tab, 'name', block) }],
            series: series.map((one) => ({
              series: source(tab, one.column, block),
              targetAxis: axis,
              colorStyle: { rgbColor: color(one.color) },
            })),
          },
        },
        position: {
          overlayPosition: {
            anchorCell: {
              sheetId: tab.sheetId,
              rowIndex: 1 + place * ROWS_APART,
              columnIndex: Object.keys(summary.columns).length,
            },
            widthPixels: WIDTH,
            heightPixels: HEIGHT,
          },
        },
      },
    },
  };
}

/** Requests that add the missing charts of «Сводка». */
export function chartRequests(tab: Tab | undefined, have: ReadonlySet<number>): Request[] {
  if (!tab) return [];
  return CHARTS.flatMap((chart, place) => (have.has(chart.chartId) ? [] : [addChart(tab, chart, place)]));
}
