/** A text as names are looked for in it: one form for each letter, and where each sign of it stands in the text that was given. */
export interface PlainText {
  readonly text: string;
  /** Offset in the given text of the sign at an offset of the plain one; that of the end is the length. */
  readonly at: (offset: number) => number;
}

/** Most texts hold nothing but this: every sign stays one sign, at its place. */
const SIMPLE = /^[\t\n\r\u00A0 -~А-яЁё«»„“”‘’№–—…]*$/;
/** Letters written as their numbers, as addresses of the web and markup have them; markup itself. */
const ESCAPED =
  /(?:%[\da-f]{2}){2,}|&#(?:\d{2,7}|x[\da-f]{2,6});|\\u[\da-f]{4}|&(?:nbsp|shy|zwnj|zwj);|<\/?[a-z][^<>\n]{0,80}>/gi;
/** Markup that parts no words. */
const INLINE = /^<\/?(?:b|i|u|s|em|strong|span|wbr|font|mark|sub|sup|small|code|a)(?![a-z])/i;
/** What nobody sees, and marks above letters: ё is е, й is и. */
const UNSEEN = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** Letters in black circles and squares, and those that flags are made of: Unicode knows no plain form of them. */
const FRAMED = [
  ['\u{1F150}', '\u{1F169}'],
  ['\u{1F170}', '\u{1F189}'],
  ['\u{1F1E6}', '\u{1F1FF}'],
] as const;
const A = 65;

/** Marks that stand for a soft sign or an apostrophe; some of them count as letters. */
const SOFT_SIGNS = /[ʹʺʼʻˈ′″‵＇]/u;

/** Letters of the other languages that are written in Cyrillic, by those that Russians read for them; a Turkish i. */
const NEIGHBOURS = pairsOf('іјєґѕһҳқғңөүұәҷѵѳѣћђљњџı', 'ииегсххкгноууачифечдлнжi');

function pairsOf(foreign: string, own: string): ReadonlyMap<string, string> {
  return new Map([...foreign].map((letter, i) => [letter, own.charAt(i)]));
}

/** The letter as names are compared by it, in the case it has. */
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
    // No text in UTF-8, so no name: a share of hundred beside a number.
    return undefined;
  }
};

/** What an escape says, sign by sign, with the length of each in the text; undefined where it says nothing. */
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
 * The text as names are compared: without what nobody sees, letters without marks and in plain dress, escapes said. Look-alikes of
 * other alphabets stay: what they mean depends on the word.
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

/** A single word as {@link plainText} gives it, in small letters. */
export const plainWord = (word: string): string => plainText(word).text.toLowerCase();
