import type { MonthAxis } from './month-axis.ts';

const HEIGHT = 24;
const MIDDLE = HEIGHT / 2;

export interface LaneParts {
  readonly axis: MonthAxis;
  readonly today: string;
  /** The shown day, if it is not today. */
  readonly shown: string;
  /** A bar from one place on the axis to another. */
  readonly span?: { readonly from: number; readonly to: number; readonly kind: string };
  /** Days with a dot. */
  readonly dots?: readonly { readonly day: string; readonly kind: string }[];
}

/** A vertical line whose stroke keeps its width when the picture is stretched. */
function Upright({ at, kind }: { at: number; kind: string }) {
  return <line class={kind} x1={at} x2={at} y1="0" y2={HEIGHT} vector-effect="non-scaling-stroke" />;
}

/**
 * One line of the time line. It repeats the words of the surrounding table, so screen readers skip it. It is as wide as its cell: positions are
 * stretched, strokes keep their width.
 */
export function Lane({ axis, today, shown, span, dots = [] }: LaneParts) {
  const { months } = axis;
  return (
    <svg class="lane" viewBox={`0 0 ${months.length} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      {months.map(({ title }, index) => (
        <Upright key={title + String(index)} at={index} kind="month" />
      ))}
      {span ? (
        <rect class={`span ${span.kind}`} x={span.from} width={span.to - span.from} y={MIDDLE - 6} height="12" />
      ) : null}
      <Upright at={axis.at(today)} kind="today" />
      {shown === today ? null : <Upright at={axis.at(shown)} kind="shown" />}
      {dots.map(({ day, kind }) => (
        // A line of length zero with round ends is a dot. Unlike a circle, it stays round when the picture is stretched.
        <path
          key={`${day}${kind}`}
          class={`dot ${kind}`}
          d={`M${axis.at(day)} ${MIDDLE}h0`}
          vector-effect="non-scaling-stroke"
        />
      ))}
    </svg>
  );
}

/** The names of the months above the lanes of a table. */
export const MonthNames = ({ axis }: { axis: MonthAxis }) => (
  <span class="months" aria-hidden="true">
    {axis.months.map(({ short, title }, index) => (
      <span key={title + String(index)}>{short}</span>
    ))}
  </span>
);
