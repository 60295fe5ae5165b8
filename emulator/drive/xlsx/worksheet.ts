import { columnName } from '../../sheets/a1.ts';
import type { Cell, Sheet, Workbook } from '../../sheets/model.ts';
import { styleOf } from '../cell-style.ts';
import { chartsOf } from './charts.ts';
import type { Styles } from './styles.ts';
import { escaped, part, tag } from './xml.ts';

/** The maximum length of a text in a cell. Excel refuses a file with a longer text. */
const LONGEST_TEXT = 32_767;
/** The widths of a digit and of a cell's padding in pixels. Excel counts column widths in digits. */
const DIGIT_PIXELS = 7;
const PADDING_PIXELS = 5;
const USUAL_PIXELS = 100;

/** The XML part of one tab. A text is always stored as text, even if it begins like a formula. */
export function worksheet(workbook: Workbook, sheet: Sheet, styles: Styles, active: boolean): string {
  return part(
    'worksheet',
    'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
    [
      views(sheet, active),
      tag('sheetFormatPr', { defaultRowHeight: 15 }),
      columns(sheet),
      `<sheetData>${rows(workbook, sheet, styles)}</sheetData>`,
      filter(sheet),
      merges(sheet),
      chartsOf(sheet).length > 0 ? tag('drawing', { 'r:id': 'rId1' }) : '',
    ].join(''),
    { 'xmlns:r': 'http://schemas.openxmlformats.org/officeDocument/2006/relationships' },
  );
}

function views({ properties: { gridProperties } }: Sheet, active: boolean): string {
  const { frozenRowCount: rows = 0, frozenColumnCount: columns = 0, hideGridlines } = gridProperties;
  const attributes = {
    showGridLines: hideGridlines ? 0 : undefined,
    tabSelected: active ? 1 : undefined,
    workbookViewId: 0,
  };
  const pane = tag('pane', {
    xSplit: columns || undefined,
    ySplit: rows || undefined,
    topLeftCell: `${columnName(columns)}${rows + 1}`,
    activePane: rows && columns ? 'bottomRight' : rows ? 'bottomLeft' : 'topRight',
    state: 'frozen',
  });
  return tag('sheetViews', {}, tag('sheetView', attributes, rows || columns ? pane : ''));
}

function columns({ columnProperties, properties: { gridProperties } }: Sheet): string {
  const defined = Array.from({ length: gridProperties.columnCount }, (_, index) => {
    const { pixelSize = USUAL_PIXELS, hiddenByUser } = columnProperties[index] ?? {};
    const width = Math.max(1, (pixelSize - PADDING_PIXELS) / DIGIT_PIXELS).toFixed(2);
    return tag('col', { min: index + 1, max: index + 1, width, customWidth: 1, hidden: hiddenByUser ? 1 : undefined });
  });
  return tag('cols', {}, defined.join(''));
}

function rows(workbook: Workbook, sheet: Sheet, styles: Styles): string {
  const names = Array.from({ length: sheet.properties.gridProperties.columnCount }, (_, column) => columnName(column));
  return sheet.rows
    .map((row, index) => {
      const { hiddenByUser, pixelSize } = sheet.rowProperties[index] ?? {};
      const cells = (row?.cells ?? [])
        .map((cell, column) => cellXml(workbook, cell, `${names[column]}${index + 1}`, styles))
        .join('');
      if (cells === '' && !hiddenByUser && pixelSize === undefined) return '';
      // A pixel is three quarters of a point.
      const height = pixelSize === undefined ? {} : { ht: pixelSize * 0.75, customHeight: 1 };
      return tag('row', { r: index + 1, ...height, hidden: hiddenByUser ? 1 : undefined }, cells);
    })
    .join('');
}

function cellXml(workbook: Workbook, cell: Cell | null, r: string, styles: Styles): string {
  if (!cell || (cell.value === undefined && cell.format === undefined)) return '';
  const s = styles.index(styleOf(workbook, cell)) || undefined;
  const { value } = cell;
  switch (typeof value) {
    case 'number':
      return tag('c', { r, s }, `<v>${value}</v>`);
    case 'boolean':
      return tag('c', { r, s, t: 'b' }, `<v>${value ? 1 : 0}</v>`);
    case 'string':
      return tag(
        'c',
        { r, s, t: 'inlineStr' },
        `<is><t xml:space="preserve">${escaped(value.slice(0, LONGEST_TEXT))}</t></is>`,
      );
    default:
      return tag('c', { r, s });
  }
}

const area = (range: Sheet['merges'][number]): string =>
  `${columnName(range.startColumnIndex)}${range.startRowIndex + 1}:${columnName(range.endColumnIndex - 1)}${range.endRowIndex}`;

function filter({ basicFilter, properties: { gridProperties } }: Sheet): string {
  if (!basicFilter) return '';
  const { sheetId, startRowIndex = 0, startColumnIndex = 0 } = basicFilter.range;
  const { endRowIndex = gridProperties.rowCount, endColumnIndex = gridProperties.columnCount } = basicFilter.range;
  return tag('autoFilter', { ref: area({ sheetId, startRowIndex, startColumnIndex, endRowIndex, endColumnIndex }) });
}

function merges({ merges: areas }: Sheet): string {
  return areas.length > 0
    ? tag('mergeCells', { count: areas.length }, areas.map((each) => tag('mergeCell', { ref: area(each) })).join(''))
    : '';
}
