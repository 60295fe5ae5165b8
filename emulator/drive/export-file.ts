import { DriveError, notImplemented } from '../core/errors.ts';
import type { Answer, Context, Request } from '../core/exchange.ts';
import { loadWorkbook } from '../sheets/repository.ts';
import { exportCsv } from './csv.ts';
import { type FileDocument, SPREADSHEET } from './files.ts';
import { exportXlsx } from './xlsx/export-xlsx.ts';

export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const CSV = 'text/csv';

/** Drive exports at most so many bytes. */
const LARGEST = 10 * 1024 * 1024;

/** files.export of a spreadsheet: the first tab as csv, all of it as xlsx. */
export function exportFile(request: Request, { id, name, mimeType }: FileDocument, context: Context): Answer {
  const wanted = request.query.get('mimeType');
  if (!wanted) throw new DriveError(400, 'required', 'Required parameter: mimeType', 'mimeType');
  if (mimeType !== SPREADSHEET) {
    throw new DriveError(403, 'fileNotExportable', 'Export only supports Docs Editors files.');
  }
  if (wanted !== CSV && wanted !== XLSX) throw notImplemented(`mimeType: ${wanted}`);
  const workbook = loadWorkbook(context.store, id);
  const body = wanted === CSV ? Buffer.from(exportCsv(workbook)) : exportXlsx(workbook);
  if (body.byteLength > LARGEST)
    throw new DriveError(403, 'exportSizeLimitExceeded', 'This file is too large to be exported.');
  const extension = wanted === CSV ? 'csv' : 'xlsx';
  return {
    status: 200,
    headers: {
      'content-type': wanted,
      'content-disposition': `attachment; filename="export.${extension}"; filename*=UTF-8''${encodeURIComponent(`${name}.${extension}`)}`,
      'x-content-type-options': 'nosniff',
    },
    body,
  };
}
