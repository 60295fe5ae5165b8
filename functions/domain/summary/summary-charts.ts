import { type SummaryBlock, summary, summaryBlocks, summaryRows } from '../../../sheets-schema/tables/summary.ts';

type SummaryColumn = keyof typeof summary.columns;

/** A part of one column of «Сводка»: rows counted from 0, the end not included, as the Sheets API has it. */
export interface ChartRange {
  /** Column by key: staff may have moved it. */
  readonly column: SummaryColumn;
  readonly startRow: number;
  readonly endRow: number;
}

/** A chart on «Сводка», as data for whoever draws it. */
export interface SummaryChart {
  readonly key: string;
  readonly title: string;
  readonly type: 'BAR' | 'COLUMN';
  readonly labels: ChartRange;
  readonly values: readonly ChartRange[];
}

function chart(
  block: SummaryBlock,
  title: string,
  type: SummaryChart['type'],
  columns: readonly SummaryColumn[],
): SummaryChart {
  const { first, count } = summaryRows(block);
  const range = (column: SummaryColumn) => ({ column, startRow: first - 1, endRow: first - 1 + count });
  return { key: block, title, type, labels: range('name'), values: columns.map(range) };
}

/** The charts of «Сводка»; the rows they point at never move, whatever the day. */
export const summaryCharts: readonly SummaryChart[] = [
  chart('stages', summaryBlocks.stages.title, 'BAR', ['percent']),
  chart('responses', summaryBlocks.responses.title, 'BAR', ['percent']),
  chart('meetings', summaryBlocks.meetings.title, 'COLUMN', ['k', 'n']),
  chart('indicators', summaryBlocks.indicators.title, 'COLUMN', ['percent', 'target']),
];
