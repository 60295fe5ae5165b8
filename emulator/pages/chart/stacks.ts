import type { ChartData } from './chart-data.ts';

/** A block is a piece of a column or bar. `label` is the index of its label; the block spans the numbers `from` … `to`. */
export interface Block {
  readonly label: number;
  /** The block's position among the `lanes` of its label, from 0. */
  readonly lane: number;
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly color: string;
  readonly name: string;
}

/** The blocks of a column or bar chart. Each label has `lanes` columns side by side. */
export function blocksOf({ series, stacked, labels }: ChartData): { blocks: Block[]; lanes: number } {
  const tops = labels.map(() => 0);
  const blocks = series.flatMap(({ values, color, name }, index) =>
    labels.flatMap((text, label): Block[] => {
      const value = values[label];
      if (value === undefined) return [];
      const from = stacked ? (tops[label] ?? 0) : 0;
      if (stacked) tops[label] = from + value;
      return [
        {
          label,
          lane: stacked ? 0 : index,
          from,
          to: from + value,
          value,
          color,
          name: [text, name].filter(Boolean).join(' · '),
        },
      ];
    }),
  );
  return { blocks, lanes: stacked ? 1 : Math.max(1, series.length) };
}
