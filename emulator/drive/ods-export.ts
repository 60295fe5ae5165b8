import { strToU8, zipSync } from 'fflate';
import type { Cell, Sheet, Workbook } from '../sheets/model.ts';
import { isDateFormat } from '../sheets/number-format.ts';
import { wallTime } from '../sheets/serial-date.ts';
import { styleOf } from './cell-style.ts';
import { shownText } from './shown-rows.ts';
import { escaped, part, tag } from './xlsx/xml.ts';

export const ODS = 'application/vnd.oasis.opendocument.spreadsheet';

const SPACE = 'urn:oasis:names:tc:opendocument:xmlns';
const SPACES = {
  'xmlns:office': `${SPACE}:office:1.0`,
  'xmlns:table': `${SPACE}:table:1.0`,
  'xmlns:text': `${SPACE}:text:1.0`,
  'xmlns:style': `${SPACE}:style:1.0`,
  'office:version': '1.3',
};

/** The spreadsheet as an OpenDocument file: all tabs (hidden tabs stay hidden) with values and merges, but without formats, formulas and charts. */
export function exportOds(workbook: Workbook): Uint8Array {
  const tables = workbook.sheets
    .filter(({ properties }) => properties.sheetType !== 'OBJECT')
    .map((sheet) => table(workbook, sheet));
  const content =
    tag('office:automatic-styles', {}, tableStyle('shown', true) + tableStyle('hidden', false)) +
    tag('office:body', {}, tag('office:spreadsheet', {}, tables.join('')));
  const manifest = [
    tag('manifest:file-entry', { 'manifest:full-path': '/', 'manifest:media-type': ODS }),
    tag('manifest:file-entry', { 'manifest:full-path': 'content.xml', 'manifest:media-type': 'text/xml' }),
  ];
  const manifestSpace = { 'xmlns:manifest': `${SPACE}:manifest:1.0`, 'manifest:version': '1.3' };
  // The type is the first file and not compressed, so that programs recognise the format by the first bytes (OpenDocument 1.3, part 2, 3.3).
  return zipSync(
    {
      mimetype: [strToU8(ODS), { level: 0 }],
      'content.xml': strToU8(part('office:document-content', undefined, content, SPACES)),
      'META-INF/manifest.xml': strToU8(part('manifest:manifest', undefined, manifest.join(''), manifestSpace)),
    },
    { mtime: new Date(1980, 0, 1), level: 6 },
  );
}

function tableStyle(name: string, display: boolean): string {
  const properties = tag('style:table-properties', { 'table:display': String(display) });
  return tag('style:style', { 'style:name': name, 'style:family': 'table' }, properties);
}

function table(workbook: Workbook, sheet: Sheet): string {
  const { title, hidden } = sheet.properties;
  const rows = sheet.rows.map((row, rowIndex) => {
    const cells = row?.cells ?? [];
    const width = Math.max(
      cells.length,
      ...sheet.merges.map((each) => (covers(each, rowIndex) ? each.endColumnIndex : 0)),
    );
    const inside = Array.from({ length: width }, (_, column) => cellXml(workbook, sheet, rowIndex, column));
    return tag('table:table-row', {}, inside.join('') || tag('table:table-cell'));
  });
  const attributes = { 'table:name': title, 'table:style-name': hidden ? 'hidden' : 'shown' };
  return tag('table:table', attributes, rows.join('') || tag('table:table-row', {}, tag('table:table-cell')));
}

const covers = ({ startRowIndex, endRowIndex }: Sheet['merges'][number], row: number): boolean =>
  startRowIndex <= row && row < endRowIndex;

function cellXml(workbook: Workbook, sheet: Sheet, row: number, column: number): string {
  const merge = sheet.merges.find(
    (each) => covers(each, row) && each.startColumnIndex <= column && column < each.endColumnIndex,
  );
  if (merge && (merge.startRowIndex !== row || merge.startColumnIndex !== column))
    return tag('table:covered-table-cell');
  const spans = merge && {
    'table:number-rows-spanned': merge.endRowIndex - row,
    'table:number-columns-spanned': merge.endColumnIndex - column,
  };
  const cell = sheet.rows[row]?.cells[column];
  const paragraphs = shownText(workbook, cell)
    .split('\n')
    .map((line) => `<text:p>${spaced(escaped(line))}</text:p>`);
  if (cell?.value === undefined) return tag('table:table-cell', spans);
  return tag('table:table-cell', { ...typedValue(workbook, cell), ...spans }, paragraphs.join(''));
}

/** Text with elements for tabs and for spaces that OpenDocument would drop or join (OpenDocument 1.3, part 3, 6.1.2). */
const spaced = (text: string): string =>
  text
    .replace(/^ +| +$| {2,}/g, (spaces) => tag('text:s', { 'text:c': spaces.length }))
    .replaceAll('\t', tag('text:tab'));

function typedValue(workbook: Workbook, cell: Cell): Record<string, string | number> {
  const { value } = cell;
  if (typeof value === 'boolean') return { 'office:value-type': 'boolean', 'office:boolean-value': String(value) };
  if (typeof value !== 'number') return { 'office:value-type': 'string' };
  if (!isDateFormat(styleOf(workbook, cell).numberFormat))
    return { 'office:value-type': 'float', 'office:value': value };
  const time = wallTime(value).toISO({ includeOffset: false, suppressMilliseconds: true });
  return time ? { 'office:value-type': 'date', 'office:date-value': time } : { 'office:value-type': 'string' };
}
