import { notImplemented } from '../../core/errors.ts';
import type { Answer, Context, Request } from '../../core/exchange.ts';
import { spreadsheetAs } from '../../drive/export-file.ts';
import { findFile } from '../../drive/files.ts';
import { SPREADSHEET_EXPORTS } from '../../drive/spreadsheet-exports.ts';
import { loadWorkbook, workbookExists } from '../../sheets/repository.ts';
import { missingPage } from '../layout.tsx';
import { type HidesTab, visibleTabs } from './visible-tabs.ts';

/**
 * GET /spreadsheets/d/{id}/export?format=csv&gid=…: a file, like a download from Google's menu. google-spreadsheet and many scripts call this address
 * and not Drive's `files.export`. A csv or tsv has one tab: the tab of `gid`, or the first. Unlike Google's, no download has hidden tabs.
 */
export function spreadsheetDownload({ query }: Request, id: string, context: Context, hidesTab: HidesTab): Answer {
  const file = findFile(context, id);
  if (!file || !workbookExists(context.store, id)) return missingPage('Такой таблицы нет');
  const format = query.get('format') ?? query.get('exportFormat') ?? 'xlsx';
  const [mimeType, { oneTab } = {}] =
    Object.entries(SPREADSHEET_EXPORTS).find(([, { extension }]) => extension === format) ?? [];
  if (!mimeType) throw notImplemented(`format: ${format}`);
  const gid = query.get('gid');
  if (gid !== null && !oneTab) throw notImplemented(`gid with format=${format}`);
  const workbook = loadWorkbook(context.store, id);
  const sheets = visibleTabs(workbook, context.identity, hidesTab);
  const grids = sheets.filter(({ properties }) => properties.sheetType !== 'OBJECT');
  const sheet = gid === null ? grids[0] : grids.find(({ properties }) => String(properties.sheetId) === gid);
  if (!sheet) return missingPage('Такого листа в таблице нет');
  return spreadsheetAs({ ...workbook, sheets }, file.name, mimeType, sheet);
}
