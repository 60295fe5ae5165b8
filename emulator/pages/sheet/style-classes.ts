import { type CellStyle, hexColor } from '../../drive/cell-style.ts';

/** Class names for styles, because the page's policy forbids inline styles. Equal styles share a class. */
export class StyleClasses {
  private readonly names = new Map<string, string>();

  /** The class for these declarations; undefined for empty declarations. */
  name(declarations: string): string | undefined {
    if (declarations === '') return undefined;
    const known = this.names.get(declarations);
    if (known) return known;
    const name = `f${this.names.size}`;
    this.names.set(declarations, name);
    return name;
  }

  css(): string {
    return [...this.names].map(([declarations, name]) => `.sheet.${name},.sheet .${name}{${declarations}}`).join('\n');
  }
}

const VERTICAL: Readonly<Record<string, string>> = { TOP: 'top', MIDDLE: 'middle' };
/** Pixels on the page per point of the spreadsheet. Text is slightly larger than in Sheets. */
const PIXELS_PER_POINT = 1.35;

/** CSS declarations for a style; `numeric` cells are right-aligned unless the style says otherwise. */
export function declarations(style: CellStyle, numeric: boolean): string {
  const { backgroundColor, horizontalAlignment, verticalAlignment, wrapStrategy, textFormat = {} } = style;
  const { bold, italic, underline, strikethrough, foregroundColor, fontSize } = textFormat;
  const lines = [underline ? 'underline' : '', strikethrough ? 'line-through' : ''].filter(Boolean).join(' ');
  const alignment = horizontalAlignment?.toLowerCase() ?? (numeric ? 'right' : undefined);
  return [
    backgroundColor ? `background-color:#${hexColor(backgroundColor)}` : '',
    alignment && alignment !== 'left' ? `text-align:${alignment}` : '',
    verticalAlignment && VERTICAL[verticalAlignment] ? `vertical-align:${VERTICAL[verticalAlignment]}` : '',
    wrapStrategy === 'WRAP' ? 'white-space:pre-wrap;overflow-wrap:anywhere' : '',
    bold ? 'font-weight:700' : '',
    italic ? 'font-style:italic' : '',
    lines ? `text-decoration:${lines}` : '',
    foregroundColor ? `color:#${hexColor(foregroundColor)}` : '',
    fontSize && fontSize !== 10 ? `font-size:${Math.round(fontSize * PIXELS_PER_POINT)}px` : '',
  ]
    .filter(Boolean)
    .join(';');
}

/** Combines two styles. `upper` takes precedence. */
export function over(lower: CellStyle, upper: CellStyle | undefined): CellStyle {
  return upper ? { ...lower, ...upper, textFormat: { ...lower.textFormat, ...upper.textFormat } } : lower;
}
