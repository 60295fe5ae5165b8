import { longest } from '../../sheets/largest.ts';
import type { ChartData } from './chart-data.ts';
import type { Frame } from './frame.ts';
import { cut, roundScale, shownNumber } from './scale.ts';
import { blocksOf } from './stacks.ts';

const BOTTOM = 22;
/** Width of a Cyrillic letter in the widest font of the page. */
const CHARACTER = 7.4;

/** Draws horizontal bars beside their labels. */
export function Bars({ data, frame }: { data: ChartData; frame: Frame }) {
  const { blocks, lanes } = blocksOf(data);
  const scale = roundScale(blocks.map(({ to }) => to));
  const left = Math.min(frame.width * 0.42, longest(data.labels, 0) * CHARACTER + 14);
  const plot = { width: frame.width - left - 40, height: frame.height - BOTTOM };
  const x = (value: number): number => left + (plot.width * (value - scale.low)) / (scale.high - scale.low);
  const slot = plot.height / Math.max(1, data.labels.length);
  const band = (slot * 0.72) / lanes;
  return (
    <>
      {scale.ticks.map((tick) => (
        <g key={tick}>
          <line x1={x(tick)} x2={x(tick)} y1="0" y2={plot.height} stroke={tick === 0 ? '#8895A2' : '#E3E7EB'} />
          <text x={x(tick)} y={frame.height - 6} text-anchor="middle" font-size="11" fill="#52606D">
            {shownNumber(tick)}
          </text>
        </g>
      ))}
      {blocks.map(({ label, lane, from, to, value, color, name }) => (
        <g key={`${label}:${lane}:${from}`}>
          <rect
            y={slot * (label + 0.14) + band * lane}
            height={Math.max(1, band - 1)}
            x={Math.min(x(from), x(to))}
            width={Math.abs(x(to) - x(from))}
            fill={color}
          >
            <title>{`${name}: ${shownNumber(value)}`}</title>
          </rect>
          {lanes === 1 && !data.stacked ? (
            <text x={x(to) + 5} y={slot * (label + 0.5) + 4} font-size="11" fill="#1C2733">
              {shownNumber(value)}
            </text>
          ) : null}
        </g>
      ))}
      {data.labels.map((label, index) => (
        <text key={index} x={left - 8} y={slot * (index + 0.5) + 4} text-anchor="end" font-size="11.5" fill="#1C2733">
          <title>{label}</title>
          {cut(label, Math.floor((left - 10) / CHARACTER))}
        </text>
      ))}
    </>
  );
}
