import { DriveError, notImplemented } from '../../core/errors.ts';
import type { Media } from '../media.ts';
import { toDocx } from './to-docx.ts';

export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
const HTML = 'text/html';
const TEXT = 'text/plain';

const EMPTY: Media = { mimeType: HTML, bytes: Buffer.alloc(0) };

/**
 * The stored content of a Google document from an upload. The content stays unchanged until an export converts it.
 * @throws 400 if Google cannot make a document from the upload, 501 if the emulator cannot
 */
export function documentFrom(media: Media | undefined): Media {
  if (!media) return EMPTY;
  const mimeType = media.mimeType.split(';')[0]?.trim() ?? '';
  if (mimeType === HTML || mimeType === DOCX || mimeType === TEXT) return { ...media, mimeType };
  if (/^(application\/(rtf|pdf|vnd\.oasis)|image\/)/.test(mimeType)) throw notImplemented(`conversion of ${mimeType}`);
  throw new DriveError(400, 'badRequest', `Content of type ${mimeType} cannot be converted to a document.`);
}

/** The export formats of a document, with file extensions. */
export const DOCUMENT_EXPORTS: Readonly<Record<string, string>> = { [DOCX]: 'docx', [HTML]: 'html', [TEXT]: 'txt' };

/** The document in the wanted format, one of `DOCUMENT_EXPORTS`. Content already in that format is returned unchanged. */
export async function exportDocument(media: Media, wanted: string): Promise<Uint8Array> {
  if (media.mimeType === wanted) return media.bytes;
  if (wanted === DOCX) return toDocx(htmlOf(media));
  if (wanted === HTML && media.mimeType !== DOCX) return Buffer.from(htmlOf(media));
  const { default: mammoth } = await import('mammoth');
  const buffer = media.mimeType === DOCX ? media.bytes : await toDocx(htmlOf(media));
  const { value } = await (wanted === HTML ? mammoth.convertToHtml({ buffer }) : mammoth.extractRawText({ buffer }));
  return Buffer.from(wanted === HTML ? `<!doctype html><html><body>${value}</body></html>` : value);
}

function htmlOf({ mimeType, bytes }: Media): string {
  const text = bytes.toString('utf8').replace(/^\uFEFF/, '');
  if (mimeType === HTML) return text;
  const escaped = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return escaped
    .split(/\r?\n/)
    .map((line) => `<p>${line}</p>`)
    .join('');
}
