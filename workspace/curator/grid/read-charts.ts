import type { sheets_v4 } from 'googleapis/build/src/apis/sheets/v4.js';
import { type ChartCell, type ChartData, type ChartSource, chartData } from '../../../emulator/application-pages.ts';

/** The ranges from which a chart takes its numbers and labels. */
function sourcesOf(spec: object): ChartSource[] {
  const sources: ChartSource[] = [];
  chartData(spec, (ranges) => {
    sources.push(...ranges);
    return [];
  });
  return sources;
}

/** The cells of a range, row by row. Google leaves out empty cells at the end of a row, and empty rows at the end. */
function cellsOf(source: ChartSource, values: unknown[][], texts: unknown[][]): ChartCell[] {
  const { startRowIndex = 0, endRowIndex = startRowIndex + values.length } = source;
  const { startColumnIndex = 0, endColumnIndex = startColumnIndex + 1 } = source;
  return Array.from({ length: endRowIndex - startRowIndex }, (_, row) =>
    Array.from({ length: endColumnIndex - startColumnIndex }, (_unused, column) => ({
      value: values[row]?.[column],
      text: String(texts[row]?.[column] ?? ''),
    })),
  ).flat();
}

/** A text that identifies a range. */
const placeOf = ({
  sheetId,
  startRowIndex,
  endRowIndex,
  startColumnIndex,
  endColumnIndex,
}: sheets_v4.Schema$GridRange) =>
  [sheetId ?? 0, startRowIndex ?? 0, endRowIndex, startColumnIndex ?? 0, endColumnIndex].join();

async function valuesOf(
  api: sheets_v4.Sheets,
  spreadsheetId: string,
  sources: readonly ChartSource[],
  valueRenderOption: 'UNFORMATTED_VALUE' | 'FORMATTED_VALUE',
): Promise<unknown[][][]> {
  const requestBody = { dataFilters: sources.map((gridRange) => ({ gridRange })), valueRenderOption };
  const { data } = await api.spreadsheets.values.batchGetByDataFilter({ spreadsheetId, requestBody });
  // Google returns the ranges in the order of the sheet, each with its filter.
  const found = new Map(
    (data.valueRanges ?? []).flatMap(({ dataFilters = [], valueRange }) =>
      (dataFilters ?? []).map(({ gridRange }) => [placeOf(gridRange ?? {}), valueRange?.values ?? []] as const),
    ),
  );
  return sources.map((source) => found.get(placeOf(source)) ?? []);
}

/** The descriptions of the charts on a tab. */
export async function readChartSpecs(
  api: sheets_v4.Sheets,
  spreadsheetId: string,
  gid: number,
): Promise<sheets_v4.Schema$ChartSpec[]> {
  const fields = 'sheets(properties(sheetId),charts(spec))';
  const { data } = await api.spreadsheets.get({ spreadsheetId, fields, prettyPrint: false });
  const charts = data.sheets?.find(({ properties }) => properties?.sheetId === gid)?.charts ?? [];
  return charts.flatMap(({ spec }) => spec ?? []);
}

/** The charts on a tab with their present numbers, without kinds of charts that the pages cannot draw. */
export async function readCharts(api: sheets_v4.Sheets, spreadsheetId: string, gid: number): Promise<ChartData[]> {
  const specs = await readChartSpecs(api, spreadsheetId, gid);
  const sources = specs.flatMap(sourcesOf);
  if (sources.length === 0) return [];
  const [values, texts] = await Promise.all([
    valuesOf(api, spreadsheetId, sources, 'UNFORMATTED_VALUE'),
    valuesOf(api, spreadsheetId, sources, 'FORMATTED_VALUE'),
  ]);
  const read = new Map(
    sources.map((source, index) => [placeOf(source), cellsOf(source, values[index] ?? [], texts[index] ?? [])]),
  );
  return specs.flatMap(
    (spec) => chartData(spec, (ranges) => ranges.flatMap((source) => read.get(placeOf(source)) ?? [])) ?? [],
  );
}
