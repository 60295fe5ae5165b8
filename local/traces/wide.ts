import { type Bytes, bufferOf, utf8 } from './bytes.ts';

/** The upper byte of a Latin letter or a sign, and of a Cyrillic letter. */
const UPPER = `[${String.fromCharCode(0x00, 0x04)}]`;
const LITTLE = new RegExp(`(?:[^]${UPPER}){3,}`, 'g');
const BIG = new RegExp(`(?:${UPPER}[^]){3,}`, 'g');

/** Whether there may be a text of two bytes a letter. */
export const WIDE = new RegExp(`(?:[^]${UPPER}){3}|(?:${UPPER}[^]){3}`);

/** Texts in UTF-16, either way round and wherever they begin, as UTF-8. */
export function wideTexts(bytes: Bytes): readonly Bytes[] {
  const little = (bytes.match(LITTLE) ?? []).map(bufferOf);
  const big = (bytes.match(BIG) ?? []).map((run) => bufferOf(run).swap16());
  return [...little, ...big].map((run) => utf8(run.toString('utf16le')));
}
