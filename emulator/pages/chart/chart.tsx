import type { ComponentChildren } from 'preact';
import { Bars } from './bars.tsx';
import type { ChartData } from './chart-data.ts';
import { Columns } from './columns.tsx';
import type { Frame } from './frame.ts';
import { Legend, legendHeight } from './legend.tsx';
import { Pie } from './pie.tsx';
import { Scorecard } from './scorecard.tsx';

const TITLE_HEIGHT = 30;

/** A chart as inline SVG, with its title and a legend if there are several series. Screen readers say only its title or its alternative text. */
export function ChartFigure({ data, width = 560, height = 340 }: { data: ChartData; width?: number; height?: number }) {
  const top = (data.title ? TITLE_HEIGHT : 6) + (data.subtitle ? 18 : 0);
  const legend = legendHeight(data, width);
  const frame = { width, height: Math.max(120, height - top - legend) };
  const draw = DRAWINGS[data.kind];
  return (
    <figure>
      <svg
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={data.altText || data.title || 'Диаграмма'}
        font-family="system-ui, Arial, sans-serif"
      >
        {data.title ? (
          <text x="4" y="18" font-size="15" font-weight="600" fill="#1C2733">
            {data.title}
          </text>
        ) : null}
        {data.subtitle ? (
          <text x="4" y="38" font-size="12" fill="#52606D">
            {data.subtitle}
          </text>
        ) : null}
        <g transform={`translate(0 ${top})`}>{draw(data, frame)}</g>
        <g transform={`translate(0 ${height - legend})`}>
          <Legend data={data} width={width} />
        </g>
      </svg>
    </figure>
  );
}

const DRAWINGS: Readonly<Record<ChartData['kind'], (data: ChartData, frame: Frame) => ComponentChildren>> = {
  COLUMN: (data, frame) => <Columns data={data} frame={frame} />,
  LINE: (data, frame) => <Columns data={data} frame={frame} />,
  BAR: (data, frame) => <Bars data={data} frame={frame} />,
  PIE: (data, frame) => <Pie data={data} frame={frame} />,
  SCORECARD: (data, frame) => <Scorecard data={data} frame={frame} />,
};
