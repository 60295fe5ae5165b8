import { traitsOf } from '../../sheets/number-format.ts';
import { type CellStyle, hexColor } from '../cell-style.ts';
import { part, tag } from './xml.ts';

/** The first id for our own number formats. Excel uses the lower ids for built-in formats. */
const FIRST_OWN_FORMAT = 164;

/** A list of distinct XML fragments; a fragment's index is its id. */
class Pool {
  private readonly places = new Map<string, number>();

  constructor(...reserved: string[]) {
    for (const piece of reserved) this.place(piece);
  }

  place(piece: string): number {
    const known = this.places.get(piece);
    if (known !== undefined) return known;
    this.places.set(piece, this.places.size);
    return this.places.size - 1;
  }

  xml(name: string): string {
    return tag(name, { count: this.places.size }, [...this.places.keys()].join(''));
  }

  get pieces(): readonly string[] {
    return [...this.places.keys()];
  }
}

/** The styles of a workbook, each stored once. */
export class Styles {
  private readonly fonts = new Pool(font({}));
  // Excel reserves the first two fills.
  private readonly fills = new Pool(fill('none'), fill('gray125'));
  private readonly formats = new Pool();
  private readonly cells = new Pool(tag('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0, xfId: 0 }));
  private readonly known = new Map<CellStyle, number>();

  constructor(private readonly locale: string) {}

  /** The index of a style among the cell formats, for a cell's attribute `s`. */
  index(style: CellStyle): number {
    const known = this.known.get(style);
    if (known !== undefined) return known;
    const index = this.cells.place(this.cellFormat(style));
    this.known.set(style, index);
    return index;
  }

  private cellFormat(style: CellStyle): string {
    const pattern = style.numberFormat?.pattern || traitsOf(this.locale).patterns[style.numberFormat?.type ?? ''];
    const numFmtId = pattern ? FIRST_OWN_FORMAT + this.formats.place(pattern) : 0;
    const fontId = this.fonts.place(font(style.textFormat ?? {}));
    const fillId = style.backgroundColor ? this.fills.place(fill('solid', hexColor(style.backgroundColor))) : 0;
    const alignment = alignmentOf(style);
    return tag(
      'xf',
      {
        numFmtId,
        fontId,
        fillId,
        borderId: 0,
        xfId: 0,
        applyNumberFormat: numFmtId ? 1 : undefined,
        applyFont: fontId ? 1 : undefined,
        applyFill: fillId ? 1 : undefined,
        applyAlignment: alignment ? 1 : undefined,
      },
      alignment,
    );
  }

  /** The part `xl/styles.xml`. */
  xml(): string {
    const formats = this.formats.pieces.map((formatCode, place) =>
      tag('numFmt', { numFmtId: FIRST_OWN_FORMAT + place, formatCode }),
    );
    const border = '<border><left/><right/><top/><bottom/><diagonal/></border>';
    return part(
      'styleSheet',
      'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
      [
        formats.length > 0 ? tag('numFmts', { count: formats.length }, formats.join('')) : '',
        this.fonts.xml('fonts'),
        this.fills.xml('fills'),
        tag('borders', { count: 1 }, border),
        tag('cellStyleXfs', { count: 1 }, tag('xf', { numFmtId: 0, fontId: 0, fillId: 0, borderId: 0 })),
        this.cells.xml('cellXfs'),
      ].join(''),
    );
  }
}

function font({
  bold,
  italic,
  underline,
  strikethrough,
  fontSize = 10,
  foregroundColor,
}: NonNullable<CellStyle['textFormat']>): string {
  return tag(
    'font',
    {},
    [
      bold ? '<b/>' : '',
      italic ? '<i/>' : '',
      strikethrough ? '<strike/>' : '',
      underline ? '<u/>' : '',
      tag('sz', { val: fontSize }),
      tag('color', { rgb: `FF${hexColor(foregroundColor ?? {})}` }),
      tag('name', { val: 'Arial' }),
    ].join(''),
  );
}

function fill(patternType: string, rgb?: string): string {
  const colors = rgb ? tag('fgColor', { rgb: `FF${rgb}` }) + tag('bgColor', { indexed: 64 }) : '';
  return tag('fill', {}, tag('patternFill', { patternType }, colors));
}

const VERTICAL: Readonly<Record<string, string>> = { TOP: 'top', MIDDLE: 'center' };

function alignmentOf({ horizontalAlignment, verticalAlignment, wrapStrategy }: CellStyle): string {
  const attributes = {
    horizontal: horizontalAlignment?.toLowerCase(),
    vertical: VERTICAL[verticalAlignment ?? ''],
    wrapText: wrapStrategy === 'WRAP' || wrapStrategy === 'LEGACY_WRAP' ? 1 : undefined,
  };
  return Object.values(attributes).some((value) => value !== undefined) ? tag('alignment', attributes) : '';
}
