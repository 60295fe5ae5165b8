import type { Channels } from '../../drive/cell-style.ts';
import { hexColor, styleOf } from '../../drive/cell-style.ts';
import { bounded } from '../../sheets/grid-range.ts';
import type { Cell, GridRange, Workbook } from '../../sheets/model.ts';
import { formatted } from '../../sheets/number-format.ts';
import { aggregated } from './aggregated.ts';
import { bucketsOf } from './buckets.ts';

interface Data {
  readonly sourceRange?: { readonly sources?: readonly GridRange[] };
}

interface ChartSpec {
  readonly title?: string;
  readonly altText?: string;
  readonly subtitle?: string;
  readonly basicChart?: {
    readonly chartType?: string;
    readonly headerCount?: number;
    readonly stackedType?: string;
    readonly legendPosition?: string;
    readonly axis?: readonly { readonly position?: string; readonly title?: string }[];
    readonly domains?: readonly { readonly domain?: Data }[];
    readonly series?: readonly { readonly series?: Data; readonly type?: string; readonly color?: Channels }[];
  };
  readonly pieChart?: { readonly domain?: Data; readonly series?: Data; readonly pieHole?: number };
  readonly histogramChart?: { readonly series?: readonly { readonly data?: Data }[]; readonly bucketSize?: number };
  readonly scorecardChart?: {
    readonly keyValueData?: Data;
    readonly baselineValueData?: Data;
    readonly aggregateType?: string;
  };
}

export interface Series {
  readonly name: string;
  readonly values: readonly (number | undefined)[];
  readonly color: string;
}

/** A chart's numbers, read from its cells. */
export interface ChartData {
  readonly kind: 'COLUMN' | 'BAR' | 'LINE' | 'PIE' | 'SCORECARD';
  readonly title: string;
  readonly subtitle: string;
  readonly altText: string;
  readonly stacked: boolean;
  /** Whether a legend names the series below the chart. */
  readonly legend: boolean;
  readonly labels: readonly string[];
  readonly series: readonly Series[];
}

/** Colours of the series: dark enough against white, and distinct for colour-blind readers. */
export const PALETTE = ['#1B6F7C', '#C46A1B', '#5A5FA8', '#A33B5C', '#4C7F35', '#8A6D1F', '#2F5D8C', '#7A4A9E'];

const color = (index: number): string => PALETTE[index % PALETTE.length] ?? '#1B6F7C';

/** A range from which a chart takes its numbers or labels. */
export type ChartSource = GridRange;

/** A cell of a chart's source. */
export interface ChartCell {
  readonly value: unknown;
  readonly text: string;
}

/** The data of a chart; undefined for a kind that the page does not draw. */
export function chartData(
  chartSpec: object | undefined,
  cellsAt: (sources: readonly GridRange[]) => readonly ChartCell[],
): ChartData | undefined {
  const spec = chartSpec as ChartSpec;
  const cellsOf = (data: Data | undefined) => cellsAt(data?.sourceRange?.sources ?? []);
  const texts = { title: spec.title ?? '', subtitle: spec.subtitle ?? '', altText: spec.altText ?? '' };
  const { basicChart: basic, pieChart: pie, histogramChart: histogram, scorecardChart: scorecard } = spec;
  const plain = { ...texts, stacked: false, legend: false };
  if (histogram) {
    const values = (histogram.series ?? [])
      .flatMap(({ data }) => cellsOf(data))
      .flatMap((cell) => numberOf(cell) ?? []);
    const buckets = bucketsOf(values, histogram.bucketSize);
    const series = { name: '', values: buckets.map(({ count }) => count), color: color(0) };
    return { kind: 'COLUMN', ...plain, labels: buckets.map(({ label }) => label), series: [series] };
  }
  if (scorecard) {
    const values = [scorecard.keyValueData, scorecard.baselineValueData].map((data) =>
      aggregated(
        cellsOf(data).flatMap((cell) => numberOf(cell) ?? []),
        scorecard.aggregateType,
      ),
    );
    return { kind: 'SCORECARD', ...plain, labels: [], series: [{ name: '', values, color: color(0) }] };
  }
  if (pie) {
    const [labels, values] = [cellsOf(pie.domain), cellsOf(pie.series)];
    // A pie chart has no header count, so the first row is a header if it contains no number.
    const skip = typeof values[0]?.value === 'number' ? 0 : 1;
    const series = { name: '', values: values.slice(skip).map(numberOf), color: color(0) };
    return {
      kind: 'PIE',
      ...plain,
      labels: labels.slice(skip).map(({ text }) => text),
      series: [series],
    };
  }
  const kind = KINDS[basic?.chartType ?? ''];
  if (!basic || !kind) return undefined;
  const header = basic.headerCount ?? 0;
  const series = (basic.series ?? []).map((each, index) => {
    const cells = cellsOf(each.series);
    return {
      name: cells[header - 1]?.text ?? '',
      values: cells.slice(header).map(numberOf),
      color: each.color && Object.keys(each.color).length > 0 ? `#${hexColor(each.color)}` : color(index),
    };
  });
  const labels = cellsOf(basic.domains?.[0]?.domain)
    .slice(header)
    .map(({ text }) => text);
  const legend = basic.legendPosition !== 'NO_LEGEND' && series.length > 1;
  return { kind, ...texts, stacked: basic.stackedType === 'STACKED', legend, labels, series };
}

const KINDS: Readonly<Record<string, 'COLUMN' | 'BAR' | 'LINE'>> = {
  COLUMN: 'COLUMN',
  BAR: 'BAR',
  LINE: 'LINE',
  AREA: 'LINE',
  COMBO: 'COLUMN',
};

/** The cells of a workbook's ranges, row by row. */
export const cellsIn =
  (workbook: Workbook) =>
  (sources: readonly GridRange[]): ChartCell[] =>
    sources.flatMap((source) => {
      const sheet = workbook.sheets.find((each) => each.properties.sheetId === (source.sheetId ?? 0));
      if (!sheet) return [];
      const area = bounded({ ...source, sheetId: sheet.properties.sheetId }, sheet);
      const cells: ChartCell[] = [];
      for (let row = area.startRowIndex; row < area.endRowIndex; row += 1) {
        for (let column = area.startColumnIndex; column < area.endColumnIndex; column += 1)
          cells.push(shown(workbook, sheet.rows[row]?.cells[column]));
      }
      return cells;
    });

const numberOf = ({ value }: ChartCell): number | undefined => (typeof value === 'number' ? value : undefined);

function shown(workbook: Workbook, cell: Cell | null | undefined): ChartCell {
  if (cell?.value === undefined) return { value: undefined, text: '' };
  const { value } = cell;
  return { value, text: formatted(value, styleOf(workbook, cell).numberFormat, workbook.properties.locale) };
}
