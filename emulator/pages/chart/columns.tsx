import type { ChartData } from './chart-data.ts';
import type { Frame } from './frame.ts';
import { cut, roundScale, shownNumber } from './scale.ts';
import { blocksOf } from './stacks.ts';

const LEFT = 44;
const BOTTOM = 46;
const TOP = 14;

/** Draws columns or lines above their labels. */
export function Columns({ data, frame }: { data: ChartData; frame: Frame }) {
  const { blocks, lanes } = blocksOf(data);
  const lines = data.kind === 'LINE';
  const scale = roundScale(
    lines
      ? data.series.flatMap(({ values }) => values.filter((value) => value !== undefined))
      : blocks.map(({ to }) => to),
  );
  const plot = { width: frame.width - LEFT - 8, height: frame.height - BOTTOM - TOP };
  const y = (value: number): number => TOP + plot.height * (1 - (value - scale.low) / (scale.high - scale.low));
  const slot = plot.width / Math.max(1, data.labels.length);
  const band = (slot * 0.72) / lanes;
  const room = Math.max(3, Math.floor(slot / 7));
  return (
    <>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line
            x1={LEFT}
            x2={LEFT + plot.width}
            y1={y(tick)}
            y2={y(tick)}
            stroke={tick === 0 ? '#8895A2' : '#E3E7EB'}
          />
          <text x={LEFT - 6} y={y(tick) + 4} text-anchor="end" font-size="11" fill="#52606D">
            {shownNumber(tick)}
          </text>
        </g>
      ))}
      {lines
        ? data.series.map((series, index) => (
            <Line key={index} series={series} x={(at) => LEFT + slot * (at + 0.5)} y={y} />
          ))
        : blocks.map(({ label, lane, from, to, value, color, name }) => (
            <g key={`${label}:${lane}:${from}`}>
              <rect
                x={LEFT + slot * (label + 0.14) + band * lane}
                width={Math.max(1, band - 1)}
                y={Math.min(y(from), y(to))}
                height={Math.abs(y(from) - y(to))}
                fill={color}
              >
                <title>{`${name}: ${shownNumber(value)}`}</title>
              </rect>
              {lanes === 1 && !data.stacked ? (
                <text x={LEFT + slot * (label + 0.5)} y={y(to) - 4} text-anchor="middle" font-size="11" fill="#1C2733">
                  {shownNumber(value)}
                </text>
              ) : null}
            </g>
          ))}
      {data.labels.map((label, index) => (
        <text
          key={index}
          x={LEFT + slot * (index + 0.5)}
          y={frame.height - BOTTOM + 18}
          text-anchor="middle"
          font-size="11"
          fill="#1C2733"
        >
          <title>{label}</title>
          {cut(label, room)}
        </text>
      ))}
    </>
  );
}

function Line({
  series,
  x,
  y,
}: {
  series: ChartData['series'][number];
  x: (at: number) => number;
  y: (value: number) => number;
}) {
  const points = series.values.flatMap((value, at) => (value === undefined ? [] : [{ at, value }]));
  return (
    <>
      <polyline
        points={points.map(({ at, value }) => `${x(at)},${y(value)}`).join(' ')}
        fill="none"
        stroke={series.color}
        stroke-width="2.5"
      />
      {points.map(({ at, value }) => (
        <circle key={at} cx={x(at)} cy={y(value)} r="3.5" fill={series.color}>
          <title>{`${series.name}: ${shownNumber(value)}`}</title>
        </circle>
      ))}
    </>
  );
}
