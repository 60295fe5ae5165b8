import { strToU8, zipSync } from 'fflate';
import type { Sheet, Workbook } from '../../sheets/model.ts';
import { type Channels, hexColor } from '../cell-style.ts';
import { chartPart, chartsOf, drawingPart } from './charts.ts';
import { Styles } from './styles.ts';
import { worksheet } from './worksheet.ts';
import { part, tag } from './xml.ts';

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SHEET_TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

/**
 * The spreadsheet as an Excel file. It has all tabs (hidden tabs stay hidden) with values, formats, widths, frozen and hidden rows and columns,
 * merges, filters, and column and bar charts, but no other charts, notes or rules. The same workbook always gives the same bytes. We write the XML ourselves, because
 * write-excel-file 4 has no hidden tabs, rows or columns, no filters and no tab colours, and ExcelJS depends on nine packages.
 */
export function exportXlsx(whole: Workbook): Uint8Array {
  const grids = whole.sheets.filter(({ properties }) => properties.sheetType !== 'OBJECT');
  const workbook = { ...whole, sheets: grids };
  const styles = new Styles(workbook.properties.locale);
  const active = Math.max(
    0,
    workbook.sheets.findIndex((sheet) => !sheet.properties.hidden),
  );
  const sheets = workbook.sheets.map((sheet, index) =>
    colored(sheet, worksheet(workbook, sheet, styles, index === active)),
  );
  const titles = excelTitles(workbook);
  const drawings = drawingParts(workbook, titles);
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length, Object.keys(drawings)),
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbookPart(workbook, titles, active),
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': styles.xml(),
    ...drawings,
  };
  sheets.forEach((xml, index) => {
    parts[`xl/worksheets/sheet${index + 1}.xml`] = xml;
  });
  const files = Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(xml)]));
  // A fixed date (the earliest that zip allows) keeps the bytes the same.
  return zipSync(files, { mtime: new Date(1980, 0, 1), level: 6 });
}

/** Adds a tab's colour to the tab's XML. The colour must be the first element. */
function colored({ properties }: Sheet, xml: string): string {
  const color = properties.tabColor as Channels | undefined;
  return color
    ? xml.replace('<sheetViews', `<sheetPr>${tag('tabColor', { rgb: `FF${hexColor(color)}` })}</sheetPr><sheetViews`)
    : xml;
}

/** Titles that Excel accepts: distinct, at most 31 characters, without the seven forbidden characters. */
function excelTitles(workbook: Workbook): string[] {
  const taken = new Set<string>();
  return workbook.sheets.map(({ properties }) => {
    const clean =
      properties.title
        .replace(/[[\]:*?/\\]/g, ' ')
        .replace(/^'+|'+$/g, '')
        .trim() || 'Лист';
    let title = clean.slice(0, 31);
    for (let number = 2; taken.has(title.toLowerCase()); number += 1)
      title = `${clean.slice(0, 28 - String(number).length)} (${number})`;
    taken.add(title.toLowerCase());
    return title;
  });
}

/** The parts for the charts, with their relationships, by path. Tabs and charts are numbered from 1. */
function drawingParts(workbook: Workbook, titles: readonly string[]): Record<string, string> {
  const parts: Record<string, string> = {};
  let last = 0;
  workbook.sheets.forEach((sheet, index) => {
    const charts = chartsOf(sheet);
    if (charts.length === 0) return;
    const drawing = `drawing${index + 1}.xml`;
    const numbers = charts.map(() => (last += 1));
    parts[`xl/worksheets/_rels/sheet${index + 1}.xml.rels`] = relationships([['drawing', `../drawings/${drawing}`]]);
    parts[`xl/drawings/_rels/${drawing}.rels`] = relationships(
      numbers.map((number) => ['chart', `../charts/chart${number}.xml`] as const),
    );
    parts[`xl/drawings/${drawing}`] = drawingPart(charts);
    charts.forEach((chart, i) => {
      parts[`xl/charts/chart${numbers[i]}.xml`] = chartPart(chart, workbook, titles);
    });
  });
  return parts;
}

function workbookPart(workbook: Workbook, titles: readonly string[], active: number): string {
  const sheets = workbook.sheets.map(({ properties }, index) =>
    tag('sheet', {
      name: titles[index],
      sheetId: index + 1,
      state: properties.hidden ? 'hidden' : undefined,
      'r:id': `rId${index + 1}`,
    }),
  );
  const views = tag('bookViews', {}, tag('workbookView', { activeTab: active }));
  return part('workbook', MAIN, views + tag('sheets', {}, sheets.join('')), { 'xmlns:r': OFFICE });
}

function relationships(targets: readonly (readonly [string, string])[]): string {
  const entries = targets.map(([type, target], index) =>
    tag('Relationship', { Id: `rId${index + 1}`, Type: `${OFFICE}/${type}`, Target: target }),
  );
  return part('Relationships', `${PACKAGE}/relationships`, entries.join(''));
}

const DRAWING_TYPES: Readonly<Record<string, string>> = {
  charts: 'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
  drawings: 'application/vnd.openxmlformats-officedocument.drawing+xml',
};

/** @param drawings - the paths of the charts' parts and of their relationships, which have the default type of `.rels` */
function contentTypes(sheets: number, drawings: readonly string[]): string {
  const override = (path: string, type: string): string =>
    tag('Override', { PartName: path, ContentType: `${SHEET_TYPE}.${type}+xml` });
  return part(
    'Types',
    `${PACKAGE}/content-types`,
    [
      tag('Default', { Extension: 'rels', ContentType: 'application/vnd.openxmlformats-package.relationships+xml' }),
      tag('Default', { Extension: 'xml', ContentType: 'application/xml' }),
      override('/xl/workbook.xml', 'sheet.main'),
      override('/xl/styles.xml', 'styles'),
      ...Array.from({ length: sheets }, (_, index) => override(`/xl/worksheets/sheet${index + 1}.xml`, 'worksheet')),
      ...drawings.flatMap((path) => {
        const ContentType = DRAWING_TYPES[path.split('/')[1] ?? ''];
        return path.endsWith('.xml') && ContentType ? [tag('Override', { PartName: `/${path}`, ContentType })] : [];
      }),
    ].join(''),
  );
}
