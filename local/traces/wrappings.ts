import libmime from 'libmime';
import { type Bytes, bytesOf, utf8 } from './bytes.ts';
import { looksPacked } from './unpacked.ts';
import { WIDE } from './wide.ts';

/** A piece of a text that stands for something else as a whole. */
interface Wrapping {
  readonly pattern: RegExp;
  readonly contents: (found: string) => readonly Bytes[];
}

const WORD = '=\\?[\\w*-]+\\?[BQ]\\?[^?\\s]*\\?=';
/** Also as JSON writes it. */
const LINE_END = '(?:\\r?\\n|\\\\r\\\\n|\\\\n)';

const WRAPPINGS: readonly Wrapping[] = [
  {
    // RFC 2047, headers of mail: neighbours are one text.
    pattern: new RegExp(`${WORD}(?:\\s*${WORD})*`, 'gi'),
    contents: (found) => [utf8(libmime.decodeWords(found))],
  },
  {
    // Base64. Something of another kind may stand right before it, so nobody knows where it begins.
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

/** Text, but for letters that are cut at both ends. */
const TEXT = /^[\s\S]{0,3}[\t\n\r -ÿ]{4,}[\s\S]{0,3}$/;

/** Whether bytes may say anything: most of what looks like base64 is a word. */
const maySay = (bytes: Bytes) => TEXT.test(bytes) || WIDE.test(bytes) || looksPacked(bytes);

/** What stands wrapped in texts, as far as it may say anything. */
export function wrapped(texts: readonly Bytes[]): readonly Bytes[] {
  const said: Bytes[] = [];
  for (const { pattern, contents } of WRAPPINGS) {
    // The same words stand in texts again and again.
    const pieces = new Set(texts.flatMap((text) => text.match(pattern) ?? []));
    for (const piece of pieces) said.push(...contents(piece).filter(maySay));
  }
  return said;
}
