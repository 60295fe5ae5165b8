import type { Sheet, Workbook } from '../sheets/model.ts';
import { exportCsv, exportTsv } from './csv.ts';
import { exportHtml } from './html-export.ts';
import { exportOds, ODS } from './ods-export.ts';
import { exportXlsx } from './xlsx/export-xlsx.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

interface SpreadsheetExport {
  /** The extension of the file. Google's download addresses name the format by it. */
  readonly extension: string;
  /** Whether the format has one tab only. */
  readonly oneTab?: true;
  readonly write: (workbook: Workbook, sheet: Sheet | undefined) => Uint8Array;
}

const csv: SpreadsheetExport = {
  extension: 'csv',
  oneTab: true,
  write: (workbook, sheet) => Buffer.from(exportCsv(workbook, sheet)),
};
const tsv: SpreadsheetExport = {
  extension: 'tsv',
  oneTab: true,
  write: (workbook, sheet) => Buffer.from(exportTsv(workbook, sheet)),
};
const ods: SpreadsheetExport = { extension: 'ods', write: exportOds };

/** The formats in which the emulator exports a spreadsheet, by media type. PDF is missing: it would need a page layout and fonts. */
export const SPREADSHEET_EXPORTS: Readonly<Record<string, SpreadsheetExport>> = {
  'text/csv': csv,
  'text/tab-separated-values': tsv,
  [XLSX]: { extension: 'xlsx', write: exportXlsx },
  [ODS]: ods,
  'application/x-vnd.oasis.opendocument.spreadsheet': ods,
  'application/zip': { extension: 'zip', write: exportHtml },
};

/** The first tab with a grid. An export of one tab has this tab, unless the address names another. */
export const firstGrid = ({ sheets }: Workbook): Sheet | undefined =>
  sheets.find(({ properties }) => properties.sheetType !== 'OBJECT');
