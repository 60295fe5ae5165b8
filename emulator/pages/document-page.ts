import type { Answer, Context, Request } from '../core/exchange.ts';
import { DOCUMENT_EXPORTS, exportDocument } from '../drive/document/document.ts';
import { exportFile } from '../drive/export-file.ts';
import { DOCUMENT, findFile } from '../drive/files.ts';
import { findMedia } from '../drive/media.ts';
import { missingPage } from './layout.tsx';

const HTML = 'text/html';

/** Uploaded content is untrusted. With these headers, the page runs and loads nothing. */
const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "sandbox; default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
};

/** GET /document/d/…/edit: a page with only the document, for reading and printing. */
export function documentPage(id: string, context: Context): Answer {
  const file = findFile(context, id);
  const media = file?.mimeType === DOCUMENT ? findMedia(context, id) : undefined;
  if (!media) return missingPage('Такого документа нет.');
  return { status: 200, headers: HEADERS, body: '', rendering: () => exportDocument(media, HTML) };
}

/** GET /document/d/…/export?format=docx: the document as a file, like a download from Google's menu. */
export function documentDownload(request: Request, id: string, context: Context): Answer {
  const file = findFile(context, id);
  const format = request.query.get('format') ?? 'docx';
  const mimeType = Object.keys(DOCUMENT_EXPORTS).find((each) => DOCUMENT_EXPORTS[each] === format);
  if (file?.mimeType !== DOCUMENT || !mimeType) return missingPage('Такого документа нет.');
  return exportFile({ ...request, query: new URLSearchParams({ mimeType }) }, file, context);
}
