import { DriveError, notImplemented } from '../core/errors.ts';
import type { Answer, Context, Request } from '../core/exchange.ts';
import type { Sheet, Workbook } from '../sheets/model.ts';
import { loadWorkbook } from '../sheets/repository.ts';
import { DOCUMENT_EXPORTS, exportDocument } from './document/document.ts';
import { DOCUMENT, type FileDocument, SPREADSHEET } from './files.ts';
import { findMedia } from './media.ts';
import { firstGrid, SPREADSHEET_EXPORTS } from './spreadsheet-exports.ts';

/** The largest export that Drive allows, in bytes. */
const LARGEST = 10 * 1024 * 1024;

/** files.export: the first tab of a spreadsheet as csv or tsv, a whole spreadsheet as xlsx, ods or zipped html, or a document as docx, html or text. */
export function exportFile(request: Request, file: FileDocument, context: Context): Answer {
  const wanted = request.query.get('mimeType');
  if (!wanted) throw new DriveError(400, 'required', 'Required parameter: mimeType', 'mimeType');
  if (file.mimeType === SPREADSHEET) return exportSpreadsheet(file, wanted, context);
  if (file.mimeType !== DOCUMENT) {
    throw new DriveError(403, 'fileNotExportable', 'Export only supports Docs Editors files.');
  }
  const extension = Object.hasOwn(DOCUMENT_EXPORTS, wanted) ? DOCUMENT_EXPORTS[wanted] : undefined;
  if (!extension) throw notImplemented(`mimeType: ${wanted}`);
  const media = findMedia(context, file.id);
  const rendering = async (): Promise<Uint8Array> => (media ? exportDocument(media, wanted) : Buffer.alloc(0));
  return { ...attachment(file.name, wanted, extension, ''), rendering };
}

function exportSpreadsheet({ id, name }: FileDocument, wanted: string, { store }: Context): Answer {
  const workbook = loadWorkbook(store, id);
  return spreadsheetAs(workbook, name, wanted, firstGrid(workbook));
}

/** @param sheet - the tab, for a format that has one tab only */
export function spreadsheetAs(workbook: Workbook, name: string, wanted: string, sheet: Sheet | undefined): Answer {
  const format = Object.hasOwn(SPREADSHEET_EXPORTS, wanted) ? SPREADSHEET_EXPORTS[wanted] : undefined;
  if (!format) throw notImplemented(`mimeType: ${wanted}`);
  const body = format.write(workbook, sheet);
  if (body.byteLength > LARGEST)
    throw new DriveError(403, 'exportSizeLimitExceeded', 'This file is too large to be exported.');
  return attachment(name, wanted, format.extension, body);
}

/** A media type that a header may contain (RFC 9110, 8.3.1). An upload may declare any text as its type. */
const MEDIA_TYPE = /^[\w!#$&^.+*-]+\/[\w!#$&^.+*-]+(\s*;[\t\x20-\x7e]*)?$/;

/** Headers that make a browser save the file, because the browser must not show uploaded content as a page of this server. */
function savedAs(name: string, extension: string, mimeType: string): Record<string, string> {
  // A lone surrogate cannot be encoded.
  const file = encodeURIComponent(`${name}${extension}`.replace(/\p{Cs}/gu, ''));
  return {
    'content-type': MEDIA_TYPE.test(mimeType) ? mimeType : 'application/octet-stream',
    'content-disposition': `attachment; filename="file${extension}"; filename*=UTF-8''${file}`,
  };
}

function attachment(name: string, mimeType: string, extension: string, body: string | Uint8Array): Answer {
  return { status: 200, headers: savedAs(name, `.${extension}`, mimeType), body };
}

/** files.get with `alt=media`: the bytes of a file that is not a Google file. */
export function downloadFile(request: Request, { id, name, mimeType }: FileDocument, context: Context): Answer {
  const media = mimeType.startsWith('application/vnd.google-apps.') ? undefined : findMedia(context, id);
  if (!media) {
    throw new DriveError(
      403,
      'fileNotDownloadable',
      'Only files with binary content can be downloaded. Use Export with Docs Editors files.',
      'alt',
    );
  }
  const headers = { ...savedAs(name, '', mimeType), 'accept-ranges': 'bytes' };
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  if (from === undefined) return { status: 200, headers, body: media.bytes };
  const size = media.bytes.byteLength;
  const end = to ? Math.min(Number(to), size - 1) : size - 1;
  if (Number(from) > end) return { status: 416, headers: { 'content-range': `bytes */${size}` }, body: '' };
  const range = `bytes ${from}-${end}/${size}`;
  return {
    status: 206,
    headers: { ...headers, 'content-range': range },
    body: media.bytes.subarray(Number(from), end + 1),
  };
}
