import { decoded, ESCAPED } from './escapes.ts';

/** A text prepared for finding names: one form of each letter, with its position in the original. */
interface PlainText {
  readonly text: string;
  /** Converts an offset in the plain text to the original; the end maps to the original's length. */
  readonly at: (offset: number) => number;
}

/** Most texts contain only these characters; each of them becomes exactly one plain character. */
const SIMPLE = /^[\t\n\r\u00A0 -~А-яЁё«»„“”‘’№–—…]*$/;
/** Invisible characters and diacritics: ё is е, й is и. */
const UNSEEN = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** Letters in black circles and squares, and regional indicators of flags: Unicode normalisation leaves them as they are. */
const FRAMED = [
  ['\u{1F150}', '\u{1F169}'],
  ['\u{1F170}', '\u{1F189}'],
  ['\u{1F1E6}', '\u{1F1FF}'],
] as const;
const A = 65;

/** Signs for a soft sign or an apostrophe; Unicode counts some of them as letters. */
const SOFT_SIGNS = /[ʹʺʼʻˈ′″‵＇]/u;

/** Letters of other Cyrillic alphabets by their Russian reading; also the Turkish dotless i. */
const NEIGHBOURS = pairsOf('іјєґѕһҳқғңөүұәҷѵѳѣћђљњџıə', 'ииегсххкгноууачифечдлнжia');

/** Letters of Coptic, Armenian, Cherokee and Lisu that look Cyrillic. */
const LOOKS = pairsOf('ⲁⲃⲅⲇⲉⲏⲕⲗⲙⲟⲡⲣⲥⲧⲩⲫⲭⲱոօսᎪᏴᎬᎻᏦᎷᏢᏟᎢꓮꓐꓰꓧꓗꓟꓳꓑꓚꓔꓫ', 'авгденклмопрстуфхшпоиАВЕНКМРСТАВЕНКМОРСТХ');

function pairsOf(foreign: string, own: string): ReadonlyMap<string, string> {
  return new Map([...foreign].map((letter, i) => [letter, own.charAt(i)]));
}

/** The plain form of a letter, in its own case. */
function plainSign(sign: string): string {
  if (SOFT_SIGNS.test(sign)) return '’';
  const framed = FRAMED.find(([first, last]) => sign >= first && sign <= last);
  if (framed) return String.fromCharCode(A + (sign.codePointAt(0) ?? 0) - (framed[0].codePointAt(0) ?? 0));
  const bare = sign.normalize('NFKD');
  const seen = bare.length === 1 ? bare : [...bare].filter((part) => !UNSEEN.test(part)).join('');
  if (UNSEEN.test(seen)) return '';
  const lower = seen.toLowerCase();
  const alike = LOOKS.get(seen);
  if (alike !== undefined) return alike;
  const own = LOOKS.get(lower) ?? NEIGHBOURS.get(lower);
  if (own === undefined) return seen;
  return lower === seen ? own : own.toUpperCase();
}

const simply = (text: string) => text.replace(/ё/g, 'е').replace(/Ё/g, 'Е').replace(/й/g, 'и').replace(/Й/g, 'И');

/** How many times a text is unescaped, because escapes may be escaped again: `%25D0%2590`. */
const MOST_LAYERS = 3;

/** The text with its escapes decoded, and the place in the given text of each code unit and of the end. */
function unescaped(given: string): { readonly text: string; readonly places: readonly number[] } {
  let text = given;
  let places: readonly number[] = Array.from({ length: given.length + 1 }, (_, i) => i);
  for (let layer = 0; layer < MOST_LAYERS && text.search(ESCAPED) >= 0; layer++) {
    let said = '';
    const from: number[] = [];
    const add = (sign: string, place: number) => {
      for (let i = 0; i < sign.length; i++) from.push(places[place] ?? given.length);
      said += sign;
    };
    let done = 0;
    for (const { 0: written, index } of text.matchAll(ESCAPED)) {
      const signs = decoded(written);
      if (!signs) continue;
      for (; done < index; done++) add(text.charAt(done), done);
      for (const [sign, length] of signs) {
        add(sign, done);
        done += length;
      }
    }
    for (; done < text.length; done++) add(text.charAt(done), done);
    from.push(given.length);
    if (said === text) break;
    [text, places] = [said, from];
  }
  return { text, places };
}

/**
 * Prepares a text for comparing names: no invisible characters, plain letters without diacritics, escapes decoded. Look-alikes from
 * other alphabets stay, because their meaning depends on the word.
 * @example plainText('Те\u00ADсто\u0301ва').text // 'Тестова'
 */
export function plainText(given: string): PlainText {
  if (SIMPLE.test(given) && given.search(ESCAPED) < 0) return { text: simply(given), at: (offset) => offset };
  const { text: said, places: from } = unescaped(given);
  let text = '';
  const places: number[] = [];
  let done = 0;
  for (const sign of said) {
    const plain = plainSign(sign);
    for (let i = 0; i < plain.length; i++) places.push(from[done] ?? given.length);
    text += plain;
    done += sign.length;
  }
  places.push(given.length);
  return { text, at: (offset) => places[offset] ?? given.length };
}

/** A single word as {@link plainText} gives it, in lower case. */
export const plainWord = (word: string): string => plainText(word).text.toLowerCase();
