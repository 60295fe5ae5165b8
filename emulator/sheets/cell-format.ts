import { bothColors, color, colorStyle } from './color.ts';
import type { Cell, Workbook } from './model.ts';
import type { NumberFormat } from './number-format.ts';
import { bool, int32, message, optionalChoice, outputOnly, type Shape, text } from './shape.ts';

const NUMBER_TYPES = ['TEXT', 'NUMBER', 'PERCENT', 'CURRENCY', 'DATE', 'TIME', 'DATE_TIME', 'SCIENTIFIC'] as const;
const BORDER_STYLES = ['DOTTED', 'DASHED', 'SOLID', 'SOLID_MEDIUM', 'SOLID_THICK', 'NONE', 'DOUBLE'] as const;

export const horizontalAlign = optionalChoice('HorizontalAlign', ['LEFT', 'CENTER', 'RIGHT']);

const colored = <T>(shape: Shape<T>, name: string): Shape<T> => ({
  ...shape,
  read: (value, at) => bothColors(shape.read(value, at) as Record<string, unknown>, name) as T,
});

export const textFormat = colored(
  message({
    foregroundColor: color,
    foregroundColorStyle: colorStyle,
    fontFamily: text,
    fontSize: int32,
    bold: bool,
    italic: bool,
    strikethrough: bool,
    underline: bool,
    link: message({ uri: text }),
  }),
  'foregroundColor',
);

const borderFields = message({
  style: optionalChoice('Style', BORDER_STYLES),
  width: outputOnly,
  color,
  colorStyle,
});

const WIDTHS: Readonly<Record<string, number>> = { SOLID_MEDIUM: 2, SOLID_THICK: 3, DOUBLE: 3 };

export type Border = { readonly style: string; readonly width: number };

/** A border as Google returns it, with its width and both forms of its colour. `NONE` means no border. */
export const border: Shape<Border | undefined> = {
  fields: borderFields.fields,
  read(value, at) {
    const { style = 'NONE', ...rest } = borderFields.read(value, at);
    if (style === 'NONE') return undefined;
    return { style, width: WIDTHS[style] ?? 1, ...bothColors({ color: {}, ...rest }, 'color') };
  },
};

export const cellFormat = colored(
  message({
    numberFormat: message({ type: optionalChoice('NumberFormatType', NUMBER_TYPES), pattern: text }),
    backgroundColor: color,
    backgroundColorStyle: colorStyle,
    borders: message({ top: border, bottom: border, left: border, right: border }),
    padding: message({ top: int32, right: int32, bottom: int32, left: int32 }),
    horizontalAlignment: horizontalAlign,
    verticalAlignment: optionalChoice('VerticalAlign', ['TOP', 'MIDDLE', 'BOTTOM']),
    wrapStrategy: optionalChoice('WrapStrategy', ['OVERFLOW_CELL', 'LEGACY_WRAP', 'CLIP', 'WRAP']),
    textDirection: optionalChoice('TextDirection', ['LEFT_TO_RIGHT', 'RIGHT_TO_LEFT']),
    textFormat,
    hyperlinkDisplayType: optionalChoice('HyperlinkDisplayType', ['LINKED', 'PLAIN_TEXT']),
    textRotation: message({ angle: int32, vertical: bool }),
  }),
  'backgroundColor',
);

export interface CellFormat {
  readonly numberFormat?: NumberFormat;
  readonly borders?: Readonly<Partial<Record<'top' | 'bottom' | 'left' | 'right', Border>>>;
  readonly textFormat?: { readonly link?: { readonly uri?: string } };
}

const WHITE = { red: 1, green: 1, blue: 1 };

/** The format of an unformatted cell. */
export const DEFAULT_FORMAT = {
  backgroundColor: WHITE,
  padding: { top: 2, right: 3, bottom: 2, left: 3 },
  verticalAlignment: 'BOTTOM',
  wrapStrategy: 'OVERFLOW_CELL',
  textFormat: {
    foregroundColor: {},
    fontFamily: 'arial,sans,sans-serif',
    fontSize: 10,
    bold: false,
    italic: false,
    strikethrough: false,
    underline: false,
    foregroundColorStyle: { rgbColor: {} },
  },
  backgroundColorStyle: { rgbColor: WHITE },
};

const effective = new WeakMap<object, object>();

/** The default format merged with the cell's own format. */
export function effectiveFormat(own: (CellFormat & object) | undefined): object {
  const key = own ?? DEFAULT_FORMAT;
  const known = effective.get(key);
  if (known) return known;
  const textFormat = { ...DEFAULT_FORMAT.textFormat, fontFamily: 'Arial', ...own?.textFormat };
  const merged = { ...DEFAULT_FORMAT, ...own, textFormat, hyperlinkDisplayType: 'PLAIN_TEXT' };
  effective.set(key, merged);
  return merged;
}

/** The format that shows a cell's number: the cell's own format, or the format that its formula's result suggests. */
export function shownFormat(
  { pieces }: Pick<Workbook, 'pieces'>,
  { format, computed }: Cell,
): NumberFormat | undefined {
  const own = format === undefined ? undefined : (pieces.get(format) as CellFormat | undefined);
  return own?.numberFormat ?? computed?.numberFormat;
}
