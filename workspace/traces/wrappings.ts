import libmime from 'libmime';
import { type Bytes, bytesOf, utf8 } from './bytes.ts';
import { looksPacked } from './unpacked.ts';
import { WIDE } from './wide.ts';

/** An encoding that wraps a whole piece of a text. */
interface Wrapping {
  readonly pattern: RegExp;
  readonly contents: (found: string) => readonly Bytes[];
}

const WORD = '=\\?[\\w*-]+\\?[BQ]\\?[^?\\s]*\\?=';
/** A line break, or a line break escaped by JSON. */
const LINE_END = '(?:\\r?\\n|\\\\r\\\\n|\\\\n)';

const WRAPPINGS: readonly Wrapping[] = [
  {
    // Encoded words in mail headers (RFC 2047). Adjacent words form one text.
    pattern: new RegExp(`${WORD}(?:\\s*${WORD})*`, 'gi'),
    contents: (found) => [utf8(libmime.decodeWords(found))],
  },
  {
    // Base64. The character before it may also belong to its alphabet, so we try all four start offsets.
    pattern: new RegExp(`[A-Za-z0-9+/_-]{8,}(?:${LINE_END}[A-Za-z0-9+/_-]+)*`, 'g'),
    contents(found) {
      const signs = found.replace(/\\[rn]|\s/g, '');
      return [0, 1, 2, 3].map((from) => bytesOf(Buffer.from(signs.slice(from), 'base64')));
    },
  },
  {
    // Hexadecimal dumps.
    pattern: /(?:[0-9a-f]{2}[ :]?){6,}/gi,
    contents: (found) => [bytesOf(Buffer.from(found.replace(/[ :]/g, ''), 'hex'))],
  },
];

/** Text, with up to three bytes of cut characters at each end. */
const TEXT = /^[\s\S]{0,3}[\t\n\r -ÿ]{4,}[\s\S]{0,3}$/;

/** Whether bytes may contain text. Most apparent base64 is an ordinary word. */
const maySay = (bytes: Bytes) => TEXT.test(bytes) || WIDE.test(bytes) || looksPacked(bytes);

/** Decodes the wrapped pieces of texts; drops results that cannot contain text. */
export function wrapped(texts: readonly Bytes[]): readonly Bytes[] {
  const said: Bytes[] = [];
  for (const { pattern, contents } of WRAPPINGS) {
    // The same pieces occur many times.
    const pieces = new Set(texts.flatMap((text) => text.match(pattern) ?? []));
    for (const piece of pieces) said.push(...contents(piece).filter(maySay));
  }
  return said;
}
