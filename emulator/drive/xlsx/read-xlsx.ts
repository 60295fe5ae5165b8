import { strFromU8, unzipSync } from 'fflate';
import { DateTime } from 'luxon';
import { parseCells } from '../../sheets/a1.ts';
import { serialNumber } from '../../sheets/serial-date.ts';
import { type ReadFormat, readNumberFormats } from './read-number-formats.ts';
import { child, childrenOf, type Element, readXml, runs } from './read-xml.ts';

/** A cell of an Excel file. */
export interface ReadCell {
  readonly row: number;
  readonly column: number;
  readonly value?: string | number | boolean;
  /** Without the equals sign. Of a shared formula, only the first cell has its text. */
  readonly formula?: string;
  readonly sharedFormula?: string;
  readonly format?: ReadFormat;
}

export interface ReadMerge {
  readonly startRowIndex: number;
  readonly endRowIndex: number;
  readonly startColumnIndex: number;
  readonly endColumnIndex: number;
}

export interface ReadSheet {
  readonly title: string;
  readonly hidden: boolean;
  readonly frozenRowCount: number;
  readonly frozenColumnCount: number;
  readonly cells: readonly ReadCell[];
  readonly merges: readonly ReadMerge[];
}

/** The days between Excel's two calendars, which begin in 1900 and 1904. */
const CALENDARS_APART = 1462;

/** The tabs of an Excel file, in order. Undefined if the bytes are no Excel file. */
export function readXlsx(bytes: Uint8Array): ReadSheet[] | undefined {
  const files = unzipped(bytes);
  const part = (path: string): Element | undefined => {
    const content = files?.[path.replace(/^\//, '')];
    return content && readXml(strFromU8(content));
  };
  const workbook = part('xl/workbook.xml');
  if (!workbook) return undefined;
  const targets = new Map(
    childrenOf(part('xl/_rels/workbook.xml.rels'), 'Relationship').map(({ attributes: { Id = '', Target = '' } }) => [
      Id,
      Target.startsWith('/') ? Target : `xl/${Target}`,
    ]),
  );
  const from1904 = /^(1|true)$/.test(child(workbook, 'workbookPr')?.attributes.date1904 ?? '');
  const context: Context = {
    texts: childrenOf(part('xl/sharedStrings.xml'), 'si').map(runs),
    formats: readNumberFormats(part('xl/styles.xml')),
    dateShift: from1904 ? CALENDARS_APART : 0,
  };
  return childrenOf(child(workbook, 'sheets'), 'sheet').flatMap(({ attributes }) => {
    const { name = '', state = '' } = attributes;
    const id = Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1] ?? '';
    const sheet = part(targets.get(id) ?? '');
    // The root of a chart sheet is `chartsheet`; we skip it.
    return sheet?.name === 'worksheet' ? [readSheet(name, state !== '' && state !== 'visible', sheet, context)] : [];
  });
}

function unzipped(bytes: Uint8Array): ReturnType<typeof unzipSync> | undefined {
  try {
    return unzipSync(bytes);
  } catch (error) {
    // fflate throws an error with a code for everything that is not a zip archive.
    if (error instanceof Error && 'code' in error) return undefined;
    throw error;
  }
}

interface Context {
  readonly texts: readonly string[];
  readonly formats: readonly (ReadFormat | undefined)[];
  readonly dateShift: number;
}

function readSheet(title: string, hidden: boolean, sheet: Element, context: Context): ReadSheet {
  const pane = child(child(child(sheet, 'sheetViews'), 'sheetView'), 'pane')?.attributes ?? {};
  const isFrozen = /^frozen/i.test(pane.state ?? '');
  return {
    title,
    hidden,
    frozenRowCount: isFrozen ? Number(pane.ySplit ?? 0) : 0,
    frozenColumnCount: isFrozen ? Number(pane.xSplit ?? 0) : 0,
    cells: readCells(child(sheet, 'sheetData'), context),
    merges: childrenOf(child(sheet, 'mergeCells'), 'mergeCell').flatMap(({ attributes: { ref = '' } }) => {
      const { startRowIndex, endRowIndex, startColumnIndex, endColumnIndex } = parseCells(ref) ?? {};
      if (startRowIndex === undefined || endRowIndex === undefined) return [];
      if (startColumnIndex === undefined || endColumnIndex === undefined) return [];
      return [{ startRowIndex, endRowIndex, startColumnIndex, endColumnIndex }];
    }),
  };
}

/** A row or cell without an address comes directly after the previous one. */
function readCells(data: Element | undefined, context: Context): ReadCell[] {
  const cells: ReadCell[] = [];
  let row = -1;
  for (const line of childrenOf(data, 'row')) {
    row = line.attributes.r === undefined ? row + 1 : Number(line.attributes.r) - 1;
    let column = -1;
    for (const cell of childrenOf(line, 'c')) {
      column = parseCells(cell.attributes.r ?? '')?.startColumnIndex ?? column + 1;
      cells.push({ row, column, ...readCell(cell, context) });
    }
  }
  return cells;
}

function readCell(cell: Element, { texts, formats, dateShift }: Context): Omit<ReadCell, 'row' | 'column'> {
  const format = formats[Number(cell.attributes.s ?? 0)];
  const formula = child(cell, 'f');
  const written = child(cell, 'v')?.text;
  const value = writtenValue(cell, written, texts);
  const isDate = format?.type === 'DATE' || format?.type === 'DATE_TIME';
  return {
    ...(value !== undefined && {
      value: isDate && typeof value === 'number' && cell.attributes.t !== 'd' ? value + dateShift : value,
    }),
    ...(formula?.text && { formula: formula.text }),
    ...(formula?.attributes.t === 'shared' && { sharedFormula: formula.attributes.si ?? '' }),
    ...(format && { format }),
  };
}

/** The serial number of a date in ISO 8601, in Excel's calendar of 1900; a text that is no date stays a text. */
function momentOf(written: string): number | string {
  const time = DateTime.fromISO(written, { zone: 'utc' });
  return time.isValid ? serialNumber(time) : written;
}

function writtenValue(cell: Element, written: string | undefined, texts: readonly string[]): ReadCell['value'] {
  switch (cell.attributes.t) {
    case 's':
      return texts[Number(written)];
    case 'inlineStr': {
      const inside = child(cell, 'is');
      return inside && runs(inside);
    }
    case 'b':
      return written === undefined ? undefined : written === '1';
    case 'str':
    case 'e':
      return written;
    case 'd':
      return written === undefined ? undefined : momentOf(written);
    default:
      return written === undefined || written === '' ? undefined : Number(written);
  }
}
