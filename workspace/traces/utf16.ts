import { type Bytes, bufferOf, utf8 } from './bytes.ts';

/** The upper byte in UTF-16: 0 for Latin letters and ASCII signs, 4 for Cyrillic letters. */
const UPPER = `[${String.fromCharCode(0x00, 0x04)}]`;
const LITTLE = new RegExp(`(?:[^]${UPPER}){3,}`, 'g');
const BIG = new RegExp(`(?:${UPPER}[^]){3,}`, 'g');

/** Whether the bytes may contain UTF-16 text. */
export const UTF16 = new RegExp(`(?:[^]${UPPER}){3}|(?:${UPPER}[^]){3}`);

/** UTF-16 texts in either byte order and at any offset, as UTF-8. */
export function utf16Texts(bytes: Bytes): readonly Bytes[] {
  const little = (bytes.match(LITTLE) ?? []).map(bufferOf);
  const big = (bytes.match(BIG) ?? []).map((run) => bufferOf(run).swap16());
  return [...little, ...big].map((run) => utf8(run.toString('utf16le')));
}
