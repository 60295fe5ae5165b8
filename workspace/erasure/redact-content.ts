import { isUtf8 } from 'node:buffer';
import { gunzipSync, gzipSync } from 'node:zlib';
import { unzipSync, zipSync } from 'fflate';
import { bufferOf, bytesOf } from '../traces/bytes.ts';
import { type Encoding, LEGACY_ENCODINGS, utf16Order } from '../traces/encodings.ts';
import type { Redact } from '../traces/redactor.ts';
import { LARGEST_UNPACKED, Unreadable, unpacked, zipError } from '../traces/unpacked.ts';
import { CALENDAR, FOLD } from '../traces/visible-text.ts';

const isZip = (bytes: Buffer) => bytes.toString('latin1', 0, 4) === 'PK\x03\x04';
const isGzip = (bytes: Buffer) => bytes.toString('latin1', 0, 3) === '\x1f\x8b\x08';

/** The members of a zip; undefined if one of them cannot be read. fflate takes an encrypted member for an open one. */
function membersOf(bytes: Buffer): Readonly<Record<string, Uint8Array>> | undefined {
  try {
    for (const _ of unpacked(bytes, () => undefined));
    return unzipSync(bytes);
  } catch (error) {
    if (error instanceof Unreadable) return undefined;
    // fflate throws an error with a numeric code if the file is damaged or has an unknown compression.
    if (error instanceof Error && 'code' in error && typeof error.code === 'number') return undefined;
    throw error;
  }
}

/** Redacts zip archives: .docx, .xlsx, .odt. */
function redactZip(bytes: Buffer, redact: Redact): Buffer {
  const members = membersOf(bytes);
  if (!members) return bytes;
  let isSame = true;
  const said = Object.entries(members).map(([name, content]) => {
    const before = Buffer.from(content);
    const [called, after] = [redact(name), redactContent(before, redact)];
    isSame &&= called === name && after === before;
    return [called, after] as const;
  });
  return isSame ? bytes : Buffer.from(zipSync(Object.fromEntries(said)));
}

function redactGzip(bytes: Buffer, redact: Redact): Buffer {
  try {
    const content = gunzipSync(bytes, { maxOutputLength: LARGEST_UNPACKED });
    const said = redactContent(content, redact);
    return said === content ? bytes : gzipSync(said);
  } catch (error) {
    if (zipError(error) === undefined) throw error;
    return bytes;
  }
}

const UTF8: Encoding = { decode: (bytes) => bytes.toString('utf8'), encode: (text) => Buffer.from(text) };
const UTF16: Readonly<Record<'utf16le' | 'utf16be', Encoding>> = {
  utf16le: { decode: (bytes) => bytes.toString('utf16le'), encode: (text) => Buffer.from(text, 'utf16le') },
  utf16be: {
    decode: (bytes) => Buffer.from(bytes).swap16().toString('utf16le'),
    encode: (text) => Buffer.from(text, 'utf16le').swap16(),
  },
};

/** The encodings in which these bytes may be a text; none for bytes that are no text. */
function encodingsOf(bytes: Buffer): readonly Encoding[] {
  const order = utf16Order(bytes);
  if (order && bytes.includes(0)) return [UTF16[order]];
  if (bytes.includes(0)) return [];
  return isUtf8(bytes) ? [UTF8] : LEGACY_ENCODINGS;
}

/** Joins the folded lines of a calendar whose folds cut letters of several bytes. */
function wholeLetters(bytes: Buffer): Buffer {
  const raw = bytesOf(bytes);
  return CALENDAR.test(raw) && !isUtf8(bytes) ? bufferOf(raw.replace(FOLD, '')) : bytes;
}

/** Removes the name from the content of a file: text, HTML, RTF, office documents. Other content stays unchanged. */
export function redactContent(bytes: Buffer, redact: Redact): Buffer {
  if (isZip(bytes)) return redactZip(bytes, redact);
  if (isGzip(bytes)) return redactGzip(bytes, redact);
  const whole = wholeLetters(bytes);
  for (const { decode, encode } of encodingsOf(whole)) {
    const text = decode(whole);
    const said = redact(text);
    if (said !== text) return encode(said);
  }
  return bytes;
}
