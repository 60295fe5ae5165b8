/** Decoded characters, each with the length of its escape. */
type Decoded = readonly (readonly [sign: string, length: number])[];

/** Inline tags, which may occur inside a word. */
const INLINE = /^<\/?(?:b|i|u|s|em|strong|span|wbr|font|mark|sub|sup|small|code|a)(?![a-z])/i;

/** Escaped bytes in addresses, in quoted-printable mail and in programs: `%D0%90`, `=D0=90`, `\xd0\x90`. */
const BYTE = '(?:%|\\\\x)[\\da-f]{2}';
const MAIL_BYTES = '(?:=[\\dA-F]{2}(?:=\\r?\\n)?){2,}';
const ENTITY = '&#0*(?:\\d{2,7}|x[\\da-f]{2,6});?|&(?:nbsp|shy|zwnj|zwj|[a-z]{1,6}cy);';
const POINT = '(?:%u|\\\\u|U\\+)[\\da-f]{4}|\\\\u\\{[\\da-f]{1,6}\\}';
const MARKUP = '<!--[^]{0,200}?-->|<\\/?[a-z][^<>\\n]{0,80}>';

/** Escaped letters in web addresses, mail and markup, and the tags of the markup. */
export const ESCAPED = new RegExp(`(?:${BYTE})+|${MAIL_BYTES}|${ENTITY}|${POINT}|${MARKUP}`, 'gi');

/** The HTML names of Cyrillic letters, without «cy»: `&Acy;`, `&shchcy;`. */
const LETTERS: ReadonlyMap<string, string> = new Map(
  'a b v g d ie zh z i j k l m n o p r s t u f kh ts ch sh shch hard y soft e yu ya io'
    .split(' ')
    .map((name, i) => [name, [...'абвгдежзийклмнопрстуфхцчшщъыьэюяё'][i] ?? '']),
);

/** Decodes bytes of Windows-1251, the Cyrillic encoding of old programs; undefined for other bytes. */
function fromWindows(bytes: readonly number[]): string | undefined {
  const signs = bytes.map((byte) => {
    if (byte >= 0xc0) return String.fromCharCode(byte - 0xc0 + 0x410);
    if (byte === 0xa8 || byte === 0xb8) return 'ё';
    return byte < 0x80 ? String.fromCharCode(byte) : undefined;
  });
  return signs.includes(undefined) ? undefined : signs.join('');
}

/** Decodes a sequence of bytes; undefined if the bytes are no text, such as a percent sign before a number. */
function ofBytes(written: string): Decoded | undefined {
  const bytes = [...written.matchAll(/[\da-f]{2}/gi)].map(([byte]) => Number.parseInt(byte, 16));
  const lengths = written.split(/(?=%|=[\dA-F]|\\x)/i).map((each) => each.length);
  const take = (count: number) => lengths.splice(0, count).reduce((sum, length) => sum + length, 0);
  try {
    const said = decodeURIComponent(bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join(''));
    return [...said].map((sign) => [sign, take(encodeURIComponent(sign).replace(/%../g, '%').length)] as const);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    const said = fromWindows(bytes);
    return said === undefined ? undefined : [...said].map((sign) => [sign, take(1)] as const);
  }
}

/** Decodes an escape that {@link ESCAPED} found; undefined if the escape has no meaning. */
export function decoded(written: string): Decoded | undefined {
  if (written.startsWith('<')) return [[INLINE.test(written) || written.startsWith('<!') ? '' : ' ', written.length]];
  if (/^&[a-z]/i.test(written)) {
    // The names of invisible signs look similar: `&shy;`, `&zwj;`.
    const [, name = ''] = /^&([a-z]+)cy;$/i.exec(written) ?? [];
    const letter = LETTERS.get(name.toLowerCase());
    return [[letter ?? (written === '&nbsp;' ? ' ' : ''), written.length]];
  }
  if (/^(?:%(?!u)|=|\\x)/i.test(written)) return ofBytes(written);
  const hexadecimal = !/^&#\d/.test(written);
  const code = Number.parseInt(written.replace(/^(?:&#x?0*|%u|\\u\{?|U\+)/i, ''), hexadecimal ? 16 : 10);
  return code > 0x10ffff ? undefined : [[String.fromCodePoint(code), written.length]];
}
