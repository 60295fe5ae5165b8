/** A text prepared for finding names: one form of each letter, with its position in the original text. */
export interface PlainText {
  readonly text: string;
  /** Offset in the original text for an offset in the plain one; the end maps to the length. */
  readonly at: (offset: number) => number;
}

/** Most texts contain only these characters, which map one to one. */
const SIMPLE = /^[\t\n\r\u00A0 -~А-яЁё«»„“”‘’№–—…]*$/;
/** Letters as numeric escapes in URLs and markup; markup itself. */
const ESCAPED =
  /(?:%[\da-f]{2}){2,}|&#(?:\d{2,7}|x[\da-f]{2,6});|\\u[\da-f]{4}|&(?:nbsp|shy|zwnj|zwj);|<\/?[a-z][^<>\n]{0,80}>/gi;
/** Markup within words. */
const INLINE = /^<\/?(?:b|i|u|s|em|strong|span|wbr|font|mark|sub|sup|small|code|a)(?![a-z])/i;
/** Invisible characters and diacritics: ё is е, й is и. */
const UNSEEN = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** Letters in black circles and squares, and regional indicators of flags: Unicode has no plain form of them. */
const FRAMED = [
  ['\u{1F150}', '\u{1F169}'],
  ['\u{1F170}', '\u{1F189}'],
  ['\u{1F1E6}', '\u{1F1FF}'],
] as const;
const A = 65;

/** Marks for a soft sign or an apostrophe; some of them count as letters. */
const SOFT_SIGNS = /[ʹʺʼʻˈ′″‵＇]/u;

/** Letters of other Cyrillic alphabets, by their Russian reading; the Turkish dotless i. */
const NEIGHBOURS = pairsOf('іјєґѕһҳқғңөүұәҷѵѳѣћђљњџı', 'ииегсххкгноууачифечдлнжi');

function pairsOf(foreign: string, own: string): ReadonlyMap<string, string> {
  return new Map([...foreign].map((letter, i) => [letter, own.charAt(i)]));
}

/** The letter as used to compare names, in its own case. */
function plainSign(sign: string): string {
  if (SOFT_SIGNS.test(sign)) return '’';
  const framed = FRAMED.find(([first, last]) => sign >= first && sign <= last);
  if (framed) return String.fromCharCode(A + (sign.codePointAt(0) ?? 0) - (framed[0].codePointAt(0) ?? 0));
  const bare = sign.normalize('NFKD');
  const seen = bare.length === 1 ? bare : [...bare].filter((part) => !UNSEEN.test(part)).join('');
  if (UNSEEN.test(seen)) return '';
  const lower = seen.toLowerCase();
  const own = NEIGHBOURS.get(lower);
  if (own === undefined) return seen;
  return lower === seen ? own : own.toUpperCase();
}

const simply = (text: string) => text.replace(/ё/g, 'е').replace(/Ё/g, 'Е').replace(/й/g, 'и').replace(/Й/g, 'И');

const fromUtf8 = (run: string) => {
  try {
    return decodeURIComponent(run);
  } catch {
    // Not valid UTF-8, so not a name: a percent sign beside a number.
    return undefined;
  }
};

/** The characters of an escape, each with its length in the text; undefined if it means nothing. */
function unescaped(written: string): readonly (readonly [sign: string, length: number])[] | undefined {
  if (written.startsWith('<')) return [[INLINE.test(written) ? '' : ' ', written.length]];
  if (/^&[a-z]/i.test(written)) return [[written === '&nbsp;' ? ' ' : '', written.length]];
  if (written.startsWith('%')) {
    const said = fromUtf8(written);
    return said === undefined ? undefined : [...said].map((sign) => [sign, encodeURIComponent(sign).length] as const);
  }
  const hexadecimal = /^(?:&#x|\\u)/i.test(written);
  const code = Number.parseInt(written.replace(/^(?:&#x?|\\u)|;$/gi, ''), hexadecimal ? 16 : 10);
  return code > 0x10ffff ? undefined : [[String.fromCodePoint(code), written.length]];
}

/**
 * The text for comparing names: no invisible characters, plain letters without diacritics, escapes decoded. Look-alikes from other alphabets stay:
 * their meaning depends on the word.
 * @example plainText('Те\u00ADсто\u0301ва').text // 'Тестова'
 */
export function plainText(given: string): PlainText {
  if (SIMPLE.test(given) && given.search(ESCAPED) < 0) return { text: simply(given), at: (offset) => offset };
  let text = '';
  const places: number[] = [];
  const add = (sign: string, place: number) => {
    const plain = plainSign(sign);
    for (let i = 0; i < plain.length; i++) places.push(place);
    text += plain;
  };
  let done = 0;
  const addAll = (until: number) => {
    for (const sign of given.slice(done, until)) {
      add(sign, done);
      done += sign.length;
    }
  };
  for (const { 0: written, index } of given.matchAll(ESCAPED)) {
    const signs = unescaped(written);
    if (!signs) continue;
    addAll(index);
    for (const [sign, length] of signs) {
      add(sign, done);
      done += length;
    }
  }
  addAll(given.length);
  places.push(given.length);
  return { text, at: (offset) => places[offset] ?? given.length };
}

/** A single word as {@link plainText} gives it, in lower case. */
export const plainWord = (word: string): string => plainText(word).text.toLowerCase();
