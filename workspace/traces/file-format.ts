import { isUtf8 } from 'node:buffer';
import { brotliDecompressSync, inflateRawSync } from 'node:zlib';
import { type Bytes, bytesOf } from './bytes.ts';
import { LEGACY_ENCODINGS, utf16Order } from './encodings.ts';
import { opaqueKind } from './opaque-kind.ts';
import { LARGEST_UNPACKED, zipError } from './unpacked.ts';

/** The first bytes of binary formats that the search reads: zip, gzip, zlib, SQLite with its companions, old Word and Excel files. */
const SEARCHED: readonly Bytes[] = [
  'PK\x03\x04',
  'PK\x05\x06',
  '\x1f\x8b\x08',
  '\x78\x01',
  '\x78\x5e',
  '\x78\x9c',
  '\x78\xda',
  'SQLite format 3\0',
  '\x37\x7f\x06\x82',
  '\x37\x7f\x06\x83',
  '\x18\xe2\x2d\x00',
  '\xd9\xd5\x05\xf9\x20\xa1\x63\xd7',
  '\xd0\xcf\x11\xe0',
];

/** Control characters that no text file contains. */
const CONTROL = new RegExp(
  `[${String.fromCharCode(0)}-${String.fromCharCode(8)}${String.fromCharCode(0xe)}-${String.fromCharCode(0x19)}]`,
);
const FEWEST_LETTERS = 0.8;

/** Whether bytes above ASCII are mostly letters in one of the legacy encodings. */
function isOldText(bytes: Buffer): boolean {
  const high = bytes.filter((byte) => byte >= 0x80);
  return LEGACY_ENCODINGS.some(
    ({ decode }) => (decode(Buffer.from(high)).match(/[А-яЁё]/g)?.length ?? 0) >= FEWEST_LETTERS * high.length,
  );
}

function isText(bytes: Buffer): boolean {
  const raw = bytesOf(bytes);
  return utf16Order(bytes) !== undefined || (!CONTROL.test(raw) && (isUtf8(bytes) || isOldText(bytes)));
}

/** Why a file cannot be searched, in Russian; undefined if the search reads all of its text. */
export function unreadableAs(bytes: Buffer): string | undefined {
  const opaque = opaqueKind(bytes);
  if (opaque || bytes.length === 0) return opaque;
  const head = bytes.toString('latin1', 0, 16);
  return SEARCHED.some((sign) => head.startsWith(sign)) || isText(bytes) ? undefined : 'формат программе не знаком';
}

/** Ways to pack data that leave no sign in the first bytes. */
const SIGNLESS = [brotliDecompressSync, inflateRawSync];

/** The content of a file of an unknown format, if it is a text in brotli or raw deflate. */
export function headerlessContent(bytes: Buffer): Buffer | undefined {
  for (const unpack of SIGNLESS) {
    try {
      const inner = unpack(bytes, { maxOutputLength: LARGEST_UNPACKED });
      if (inner.length > 0 && unreadableAs(inner) === undefined) return inner;
    } catch (error) {
      if (!zipError(error)) throw error;
    }
  }
  return undefined;
}
