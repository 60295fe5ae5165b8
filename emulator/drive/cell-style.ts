import type { Cell, Workbook } from '../sheets/model.ts';
import type { NumberFormat } from '../sheets/number-format.ts';

export interface Channels {
  readonly red?: number;
  readonly green?: number;
  readonly blue?: number;
}

/** The visible part of a cell's format. */
export interface CellStyle {
  readonly numberFormat?: NumberFormat;
  readonly backgroundColor?: Channels;
  readonly horizontalAlignment?: string;
  readonly verticalAlignment?: string;
  readonly wrapStrategy?: string;
  readonly textFormat?: {
    readonly foregroundColor?: Channels;
    readonly fontSize?: number;
    readonly bold?: boolean;
    readonly italic?: boolean;
    readonly underline?: boolean;
    readonly strikethrough?: boolean;
    readonly link?: { readonly uri?: string };
  };
}

const PLAIN: CellStyle = {};

/** The style of a cell; empty for an unformatted cell. Cells of the same format get the same object, so it can be the key of a map. */
export function styleOf({ pieces }: Workbook, cell: Cell | null | undefined): CellStyle {
  const own = (cell?.format === undefined ? undefined : (pieces.get(cell.format) as CellStyle | undefined)) ?? PLAIN;
  const result = cell?.computed?.numberFormat;
  return result && !own.numberFormat ? { ...own, numberFormat: result } : own;
}

/** Six hexadecimal digits, e.g. `E4F0F1`. */
export function hexColor({ red = 0, green = 0, blue = 0 }: Channels): string {
  const digits = (level: number): string =>
    Math.round(level * 255)
      .toString(16)
      .padStart(2, '0');
  return (digits(red) + digits(green) + digits(blue)).toUpperCase();
}
