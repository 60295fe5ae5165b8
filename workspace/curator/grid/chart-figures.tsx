import { type ChartData, ChartFigure } from '../../../emulator/application-pages.ts';

/** The charts of a tab side by side; nothing if it has none. */
export function ChartFigures({ charts }: { readonly charts: readonly ChartData[] }) {
  if (charts.length === 0) return null;
  return (
    <div class="charts">
      {charts.map((data) => (
        <ChartFigure key={data.title} data={data} width={520} height={300} />
      ))}
    </div>
  );
}
