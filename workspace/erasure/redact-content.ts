import { isUtf8 } from 'node:buffer';
import { decodeHTML } from 'entities';
import { unzipSync, zipSync } from 'fflate';
import { escapeHtml } from '../../functions/domain/escape-html.ts';

/** Replaces names by a code. A text without these names stays unchanged. */
export type Redact = (text: string) => string;

/** Redacts the texts and the tags of HTML or XML. Decodes entities first. */
function redactMarkup(markup: string, redact: Redact): string {
  return markup
    .split(/(<[^>]*>)/)
    .map((piece) => {
      const text = decodeHTML(piece);
      const said = redact(text);
      if (said === text) return piece;
      return piece.startsWith('<') ? said : escapeHtml(said);
    })
    .join('');
}

/** Joins folded lines of a calendar (RFC 5545) or vCard: a continuation line begins with a space. */
const unfolded = (text: string) => (text.startsWith('BEGIN:V') ? text.replace(/\r?\n[ \t]/g, '') : text);

/** Removes the name from a text, according to its format: markup, calendar or plain. */
export function redactText(text: string, redact: Redact): string {
  if (/^\s*<|<\/\w+>/.test(text)) return redactMarkup(text, redact);
  const said = redact(unfolded(text));
  return said === unfolded(text) ? text : said;
}

const isZip = (bytes: Buffer) => bytes.toString('latin1', 0, 4) === 'PK\x03\x04';

function membersOf(bytes: Buffer): Readonly<Record<string, Uint8Array>> | undefined {
  try {
    return unzipSync(bytes);
  } catch (error) {
    // fflate throws an error with a numeric code if the file is damaged or has an unknown compression.
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') return undefined;
    throw error;
  }
}

/** Redacts zip archives: .docx, .xlsx, .odt. */
function redactZip(bytes: Buffer, redact: Redact): Buffer {
  const members = membersOf(bytes);
  if (!members) return bytes;
  const said = Object.entries(members).map(
    ([name, content]) => [redact(name), redactContent(Buffer.from(content), redact)] as const,
  );
  return Buffer.from(zipSync(Object.fromEntries(said)));
}

/** Removes the name from the content of a file: text, HTML, office documents. Other content stays unchanged. */
export function redactContent(bytes: Buffer, redact: Redact): Buffer {
  if (isZip(bytes)) return redactZip(bytes, redact);
  if (!isUtf8(bytes) || bytes.includes(0)) return bytes;
  const text = bytes.toString('utf8');
  const said = redactText(text, redact);
  return said === text ? bytes : Buffer.from(said);
}
