import libmime from 'libmime';
import { type Bytes, bufferOf, bytesOf, utf8 } from './bytes.ts';
import { opaqueKind } from './opaque-kind.ts';
import { looksPacked, type OnUnsearchable } from './unpacked.ts';
import { UTF16 } from './utf16.ts';

/** An encoding that wraps a whole piece of a text. */
interface Wrapping {
  readonly pattern: RegExp;
  readonly contents: (found: string) => readonly Bytes[];
}

const WORD = '=\\?[\\w*-]+\\?[BQ]\\?[^?\\s]*\\?=';
/** A line break, or a line break escaped by JSON. */
const LINE_END = '(?:\\r?\\n|\\\\r\\\\n|\\\\n)';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** Bytes of numbers with fewer than eight bits each, without the incomplete byte at the end. */
function fromBits(numbers: readonly number[], width: 5 | 6): Bytes {
  const bits = numbers.map((each) => each.toString(2).padStart(width, '0')).join('');
  return (bits.match(/.{8}/g) ?? []).map((each) => String.fromCharCode(Number.parseInt(each, 2))).join('');
}

const fromBase32 = (signs: string): Bytes =>
  fromBits(
    [...signs].map((sign) => BASE32.indexOf(sign)),
    5,
  );

/** Space and the grave accent both mean 0. */
const uuNumber = (sign: string): number => (sign.charCodeAt(0) - 32) & 63;

function fromUuLine([length = ' ', ...signs]: string): Bytes {
  return fromBits(signs.map(uuNumber), 6).slice(0, uuNumber(length));
}

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
    // Base32 (RFC 4648, 6): eight signs for five bytes.
    pattern: new RegExp(`[A-Z2-7]{8,}(?:${LINE_END}[A-Z2-7]+)*`, 'g'),
    contents: (found) => [fromBase32(found.replace(/\\[rn]|\s/g, ''))],
  },
  {
    // Lines of uuencode: a sign for the length, then four signs for three bytes.
    pattern: /begin [0-7]{3,4} [^\r\n]*\r?\n[!-`][ -`\r\n]*/g,
    contents: (found) => [found.split(/\r?\n/).slice(1).map(fromUuLine).join('')],
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
const maySay = (bytes: Bytes) => TEXT.test(bytes) || UTF16.test(bytes) || looksPacked(bytes);

/**
 * Decodes the encoded pieces of texts. Drops results that cannot contain text.
 * @param onUnsearchable - receives the formats of pieces without searchable text, such as images in a letter
 */
export function decodedPieces(texts: readonly Bytes[], onUnsearchable: OnUnsearchable): readonly Bytes[] {
  const said: Bytes[] = [];
  for (const { pattern, contents } of WRAPPINGS) {
    // The same pieces occur many times.
    const pieces = new Set(texts.flatMap((text) => text.match(pattern) ?? []));
    for (const content of [...pieces].flatMap(contents)) {
      const kind = opaqueKind(bufferOf(content.slice(0, 16)));
      if (kind) onUnsearchable(kind);
      if (maySay(content)) said.push(content);
    }
  }
  return said;
}
