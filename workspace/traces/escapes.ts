import { domainToUnicode } from 'node:url';
import { decodeHTML } from 'entities';
import { type Bytes, byteOf, utf8 } from './bytes.ts';

/** One kind of escape sequences within a text, and their meaning. */
interface Escapes {
  /** Tests whether a text has such escapes. In a text without them, `pattern` could match ordinary characters, such as a plus sign. */
  readonly sign: RegExp;
  readonly pattern: RegExp;
  readonly meaning: (groups: Readonly<Record<string, string | undefined>>, found: string) => Bytes;
}

const LETTERS: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' };

/** The order matters: no step may corrupt the text for the next step. Quoted-printable comes last, because it would change `mail=fedor`. */
const ESCAPES: readonly Escapes[] = [
  {
    // JSON, JavaScript, Python, shells.
    sign: /\\/,
    pattern:
      /\\(?:u\{(?<long>[0-9a-f]{1,6})\}|u(?<code>[0-9a-f]{4})|x(?<hex>[0-9a-f]{2})|(?<octal>[0-3][0-7]{2})|(?<sign>[^0-9]))/gi,
    meaning({ long, code, hex, octal, sign = '' }) {
      const point = Number.parseInt(long ?? code ?? '', 16);
      if (point <= 0x10ffff) return utf8(String.fromCodePoint(point));
      if (hex) return byteOf(hex, 16);
      return octal ? byteOf(octal, 8) : (LETTERS[sign] ?? sign);
    },
  },
  {
    // URLs, and submitted HTML forms.
    sign: /%[0-9a-f]{2}/i,
    pattern: /\+|%(?<hex>[0-9a-f]{2})/gi,
    meaning: ({ hex }) => (hex ? byteOf(hex, 16) : ' '),
  },
  {
    // Internationalised host names (Punycode).
    sign: /xn--/i,
    pattern: /xn--[a-z0-9-]+/gi,
    meaning: (_, found) => utf8(domainToUnicode(found) || found),
  },
  {
    // HTML and XML.
    sign: /&#?\w+;/,
    pattern: /&#?\w+;/g,
    meaning: (_, found) => utf8(decodeHTML(found)),
  },
  {
    // Quoted-printable, in mail.
    sign: /=[0-9a-f]{2}/i,
    pattern: /=[ \t]*\r?\n|=(?<hex>[0-9a-f]{2})/gi,
    meaning: ({ hex }) => (hex ? byteOf(hex, 16) : ''),
  },
];

/** Decodes the kinds of escapes one after another. Each step yields the texts that it changed; the result contains all changed texts. */
export function* withoutEscapes(texts: readonly Bytes[]): Generator<readonly Bytes[], readonly Bytes[]> {
  let said = texts;
  for (const { sign, pattern, meaning } of ESCAPES) {
    const before = said;
    said = before.map((text) =>
      sign.test(text) ? text.replace(pattern, (found, ...rest) => meaning(rest.at(-1) ?? {}, found)) : text,
    );
    yield said.filter((text, index) => text !== before[index]);
  }
  return said.filter((text, index) => text !== texts[index]);
}
