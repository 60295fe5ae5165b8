import { type ChartData, PALETTE } from './chart-data.ts';
import type { Frame } from './frame.ts';
import { cut, shownNumber } from './scale.ts';

/** A pie with its labels, numbers and shares beside it. */
export function Pie({ data, frame }: { data: ChartData; frame: Frame }) {
  const parts = data.labels.flatMap((label, index) => {
    const value = data.series[0]?.values[index];
    return value !== undefined && value > 0
      ? [{ label, value, color: PALETTE[index % PALETTE.length] ?? '#1B6F7C' }]
      : [];
  });
  const total = parts.reduce((sum, { value }) => sum + value, 0);
  const radius = Math.min(frame.height, frame.width * 0.45) / 2 - 8;
  const center = { x: radius + 10, y: frame.height / 2 };
  const left = radius * 2 + 36;
  const lines = Math.min(24, frame.height / Math.max(1, parts.length));
  let turned = 0;
  if (total === 0) {
    return (
      <text x="4" y="30" font-size="13" fill="#52606D">
        Пока нет данных
      </text>
    );
  }
  return (
    <>
      {parts.map(({ label, value, color }, index) => {
        const start = turned;
        turned += value / total;
        return (
          <g key={label}>
            <path d={slice(center, radius, start, turned)} fill={color} stroke="#FFFFFF" stroke-width="1.5">
              <title>{`${label}: ${shownNumber(value)}`}</title>
            </path>
            <rect
              x={left}
              y={center.y - (lines * parts.length) / 2 + lines * index + 4}
              width="12"
              height="12"
              rx="2"
              fill={color}
            />
            <text
              x={left + 18}
              y={center.y - (lines * parts.length) / 2 + lines * index + 14}
              font-size="12"
              fill="#1C2733"
            >
              {`${cut(label, Math.floor((frame.width - left - 90) / 6.6))}: ${shownNumber(value)} (${Math.round((value / total) * 100)} %)`}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** The outline of a slice between two fractions of a turn, from the top, clockwise. */
function slice({ x, y }: { x: number; y: number }, radius: number, from: number, to: number): string {
  const point = (turn: number): string => {
    const angle = 2 * Math.PI * turn - Math.PI / 2;
    return `${(x + radius * Math.cos(angle)).toFixed(2)} ${(y + radius * Math.sin(angle)).toFixed(2)}`;
  };
  if (to - from > 0.9999) {
    return `M ${point(0)} A ${radius} ${radius} 0 1 1 ${point(0.5)} A ${radius} ${radius} 0 1 1 ${point(0)} Z`;
  }
  return `M ${x} ${y} L ${point(from)} A ${radius} ${radius} 0 ${to - from > 0.5 ? 1 : 0} 1 ${point(to)} Z`;
}
