import type { ChartData } from './chart-data.ts';
import { cut } from './scale.ts';

const LINE = 20;
const LONGEST = 34;
const CHARACTER = 6.6;

interface Entry {
  readonly name: string;
  readonly color: string;
  readonly x: number;
  readonly y: number;
}

/** The legend's entries, in lines as wide as the chart; empty if the chart has no legend. */
function entries({ legend, series }: ChartData, width: number): Entry[] {
  if (!legend) return [];
  let [x, y] = [4, 0];
  return series.map(({ name, color }) => {
    const shown = cut(name || 'Без названия', LONGEST);
    const wide = shown.length * CHARACTER + 30;
    if (x > 4 && x + wide > width) [x, y] = [4, y + LINE];
    const entry = { name: shown, color, x, y };
    x += wide;
    return entry;
  });
}

export function legendHeight(data: ChartData, width: number): number {
  const last = entries(data, width).at(-1);
  return last ? last.y + LINE + 2 : 0;
}

export function Legend({ data, width }: { data: ChartData; width: number }) {
  return (
    <>
      {entries(data, width).map(({ name, color, x, y }) => (
        <g key={`${x}:${y}`} transform={`translate(${x} ${y})`}>
          <rect width="12" height="12" rx="2" y="2" fill={color} />
          <text x="18" y="12" font-size="12" fill="#1C2733">
            {name}
          </text>
        </g>
      ))}
    </>
  );
}
