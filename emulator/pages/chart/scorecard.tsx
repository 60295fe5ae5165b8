import type { ChartData } from './chart-data.ts';
import type { Frame } from './frame.ts';
import { shownNumber } from './scale.ts';

/** One number in large type and, below it, its difference from another number. */
export function Scorecard({ data, frame }: { data: ChartData; frame: Frame }) {
  const [value, baseline] = data.series[0]?.values ?? [];
  const middle = { x: frame.width / 2, 'text-anchor': 'middle' } as const;
  if (value === undefined) {
    return (
      <text {...middle} y={frame.height / 2} font-size="13" fill="#52606D">
        Пока нет данных
      </text>
    );
  }
  const change = baseline === undefined ? undefined : value - baseline;
  return (
    <>
      <text {...middle} y={frame.height / 2} font-size="44" font-weight="600" fill="#1C2733">
        {shownNumber(value)}
      </text>
      {change === undefined ? null : (
        <text {...middle} y={frame.height / 2 + 30} font-size="16" fill="#52606D">
          {`${change > 0 ? '+' : ''}${shownNumber(change)}`}
        </text>
      )}
    </>
  );
}
