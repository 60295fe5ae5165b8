import { isUtf8 } from 'node:buffer';
import { decodeHTML } from 'entities';
import { unzipSync, zipSync } from 'fflate';
import { escapeHtml } from '../../functions/domain/escape-html.ts';

/** Puts a code in the place of a name; a text without it comes back as it is. */
export type Redact = (text: string) => string;

/** A text of HTML or XML: between the tags and within them, whatever is escaped. */
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

/** Lines of a calendar and of headers that go on in the next one are one line. */
const unfolded = (text: string) => (text.startsWith('BEGIN:V') ? text.replace(/\r?\n[ \t]/g, '') : text);

/** The text without the name, as what it is. */
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
    // The library says so by a number: the file is damaged, or packed in a way it does not know.
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') return undefined;
    throw error;
  }
}

/** .docx, .xlsx, .odt: texts packed together. */
function redactZip(bytes: Buffer, redact: Redact): Buffer {
  const members = membersOf(bytes);
  if (!members) return bytes;
  const said = Object.entries(members).map(
    ([name, content]) => [redact(name), redactContent(Buffer.from(content), redact)] as const,
  );
  return Buffer.from(zipSync(Object.fromEntries(said)));
}

/** The content of a file without the name: text, HTML, what office programs write. Of other kinds it comes back as it is. */
export function redactContent(bytes: Buffer, redact: Redact): Buffer {
  if (isZip(bytes)) return redactZip(bytes, redact);
  if (!isUtf8(bytes) || bytes.includes(0)) return bytes;
  const text = bytes.toString('utf8');
  const said = redactText(text, redact);
  return said === text ? bytes : Buffer.from(said);
}
