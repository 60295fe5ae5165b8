import { type ChartData, ChartFigure, type ChartSource, chartData } from '../../../emulator/application-pages.ts';
import type { Entry } from '../../../functions/domain/programme.ts';
import type { Tab } from '../../../functions/workbook/snapshot.ts';
import { tables } from '../../../sheets-schema/tables/index.ts';
import { readChartSpecs } from '../grid/read-charts.ts';
import type { PageRequest } from '../page-routes.tsx';
import type { ProgrammeDay } from './programme-day.ts';

type Column = keyof typeof tables.summary.columns;

interface Chart {
  readonly data: ChartData;
  /** The rows of «Сводка» that the chart shows. */
  readonly rows: readonly Entry<'summary'>[];
}

/** The rows of «Сводка» in a range; empty if the range is on another tab. */
function rowsIn(
  tab: Tab,
  rows: readonly Entry<'summary'>[],
  { sheetId = 0, startRowIndex = 0, endRowIndex = 0 }: ChartSource,
) {
  return sheetId === tab.sheetId ? rows.filter(({ at }) => at >= startRowIndex && at < endRowIndex) : [];
}

/** The charts of «Сводка» as the spreadsheet describes them, with the numbers of a day. */
async function summaryCharts({ context, identity }: PageRequest, { view }: ProgrammeDay): Promise<readonly Chart[]> {
  const tab = view.snapshot.tabs.get('summary');
  if (!tab) return [];
  const specs = await readChartSpecs(context.google(identity).sheets, context.school.spreadsheetId, tab.sheetId);
  const keys = new Map([...tab.columns].map(([key, column]) => [column, key as Column]));
  const { summary } = view.programme.tables;
  return specs.flatMap((spec): Chart[] => {
    let rows: readonly Entry<'summary'>[] = [];
    const drawn = chartData(spec, (sources) =>
      sources.flatMap((source) => {
        const inside = rowsIn(tab, summary, source);
        if (inside.length > 0) rows = inside;
        const key = keys.get(source.startColumnIndex ?? 0);
        return inside.map((row) => {
          const value = key === undefined ? undefined : row[key];
          return { value, text: value === undefined ? '' : String(value) };
        });
      }),
    );
    return drawn && rows.length > 0 ? [{ data: drawn, rows }] : [];
  });
}

const COLUMNS = ['name', 'k', 'n', 'percent', 'target', 'comment'] as const satisfies readonly Column[];

function Numbers({ rows }: Pick<Chart, 'rows'>) {
  const shown = COLUMNS.filter((column) => rows.some((row) => row[column] !== undefined));
  return (
    <table>
      <thead>
        <tr>
          {shown.map((column) => (
            <th key={column} scope="col">
              {tables.summary.columns[column].header}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.at}>
            {shown.map((column) => (
              <td key={column} data-title={column === 'name' ? undefined : tables.summary.columns[column].header}>
                {row[column]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The charts of a day, each with its numbers as a table. */
export async function chartsOf(asking: PageRequest, day: ProgrammeDay) {
  const charts = await summaryCharts(asking, day);
  return (
    <div class="charts">
      {charts.map(({ data, rows }) => (
        <div key={data.title} class="chart">
          <ChartFigure data={data} width={520} height={300} />
          <details>
            <summary>Числа: {data.title.replace(/,? %|\s*\([^)]*\)/g, '')}</summary>
            <Numbers rows={rows} />
          </details>
        </div>
      ))}
    </div>
  );
}
