import { DriveError, notImplemented } from '../../core/errors.ts';
import type { Media } from '../media.ts';

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

/** A page break in Google Docs' HTML. The library recognises only a comment as a page break. */
const PAGE_BREAK = /<hr\b[^>]*page-break-before:\s*always[^>]*>/gi;

/** The page's print margins in millimetres: top, right, bottom, left. */
const MARGINS = /@page\s*\{[^}]*margin:\s*(\d+)mm\s+(\d+)mm\s+(\d+)mm\s+(\d+)mm/;

const heading = (size: number) => ({ run: { bold: true, color: '000000', size } });

// Both libraries load with the first document that needs them, so the emulator starts faster.
async function toDocx(html: string): Promise<Buffer> {
  const [{ convertMillimetersToTwip, Document, Packer }, { htmlToContent }] = await Promise.all([
    import('docx'),
    import('docx/html'),
  ]);
  const [top, right, bottom, left] = (MARGINS.exec(html) ?? [])
    .slice(1)
    .map((mm) => convertMillimetersToTwip(Number(mm)));
  const margin = top && right && bottom && left ? { margin: { top, right, bottom, left } } : {};
  const size = { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) };
  const children = htmlToContent(html.replace(PAGE_BREAK, '<!--pagebreak-->'));
  return Packer.toBuffer(
    new Document({
      // Font sizes in half-points.
      styles: { default: { heading1: heading(28), heading2: heading(24) } },
      sections: [{ properties: { page: { size, ...margin } }, children }],
    }),
  );
}
