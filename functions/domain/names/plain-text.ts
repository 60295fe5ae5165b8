import { decoded, ESCAPED } from './escapes.ts';

/** A text prepared for a search for names. Each letter has one plain form and its position in the original. */
interface PlainText {
  readonly text: string;
  /** Converts an offset in the plain text to an offset in the original. The end of the plain text becomes the end of the original. */
  readonly at: (offset: number) => number;
}

/** Most texts contain only these characters. Each of them becomes exactly one plain character. */
const SIMPLE = /^[\t\n\r\u00A0 -~А-яЁё«»„“”‘’№–—…]*$/;
/** Invisible characters and diacritics. Without diacritics, ё is е and й is и. */
const UNSEEN = /[\p{M}\p{Cf}\p{Default_Ignorable_Code_Point}]/u;

/** Letters in black circles and squares, and the letters of flags. Unicode normalisation does not change them. */
const FRAMED = [
  ['\u{1F150}', '\u{1F169}'],
  ['\u{1F170}', '\u{1F189}'],
  ['\u{1F1E6}', '\u{1F1FF}'],
] as const;
const A = 65;

/** Signs that people write as a soft sign or an apostrophe. Unicode counts some of these signs as letters. */
const SOFT_SIGNS = /[ʹʺʼʻˈ′″‵＇]/u;

/** The Russian reading of letters of other Cyrillic alphabets, and the Latin reading of the Turkish dotless i and of ə. */
const NEIGHBOURS = pairsOf('іјєґѕһҳқғңөүұәҷѵѳѣћђљњџıə', 'ииегсххкгноууачифечдлнжia');

/** Coptic, Armenian, Cherokee and Lisu letters that look Cyrillic. */
const LOOKS = pairsOf('ⲁⲃⲅⲇⲉⲏⲕⲗⲙⲟⲡⲣⲥⲧⲩⲫⲭⲱոօսᎪᏴᎬᎻᏦᎷᏢᏟᎢꓮꓐꓰꓧꓗꓟꓳꓑꓚꓔꓫ', 'авгденклмопрстуфхшпоиАВЕНКМРСТАВЕНКМОРСТХ');

function pairsOf(foreign: string, own: string): ReadonlyMap<string, string> {
  return new Map([...foreign].map((letter, i) => [letter, own.charAt(i)]));
}

/** The plain form of a letter. Capitals stay capitals. */
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

/** We unescape a text at most this many times, because escapes may be escaped again: `%25D0%2590`. */
const MOST_LAYERS = 3;

/** The text with its escapes decoded. `places` has the position in the given text for each code unit and for the end. */
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
 * Prepares a text for the comparison of names. Removes invisible characters and diacritics, and decodes escapes. Look-alikes from other alphabets
 * stay, because their meaning depends on the word.
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

/** A single word in the form of {@link plainText}, in lower case. */
export const plainWord = (word: string): string => plainText(word).text.toLowerCase();
