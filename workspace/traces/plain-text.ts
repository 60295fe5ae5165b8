/** Latin letters that look like Cyrillic letters. */
const LATIN = 'ABCEHKMOPTXYaceopxykmt';
const CYRILLIC = 'АВСЕНКМОРТХУасеорхукмт';

const CYRILLIC_OF = new Map([...LATIN].map((letter, index) => [letter, CYRILLIC.charAt(index)]));

/** A Latin letter next to a Cyrillic letter. Only two letters, because archives contain very long runs of Latin letters. */
const BORDER = /[A-Za-z][А-яЁё]|[А-яЁё][A-Za-z]/g;

/** Whether a character code is that of a Latin letter. */
const isLatin = (code: number) => (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a);

/** A text in which each run of Latin letters next to a Cyrillic letter has Cyrillic letters, where these look the same. */
function withoutMixedWords(text: string): string {
  let said = '';
  let done = 0;
  BORDER.lastIndex = 0;
  for (let found = BORDER.exec(text); found; found = BORDER.exec(text)) {
    let start = isLatin(text.charCodeAt(found.index)) ? found.index : found.index + 1;
    let end = start + 1;
    while (start > done && isLatin(text.charCodeAt(start - 1))) start--;
    while (isLatin(text.charCodeAt(end))) end++;
    said += text.slice(done, start);
    for (let at = start; at < end; at++) said += CYRILLIC_OF.get(text.charAt(at)) ?? text.charAt(at);
    done = end;
    BORDER.lastIndex = end;
  }
  return done === 0 ? text : said + text.slice(done);
}

/** Invisible characters, and combining marks that remain after composition, such as a stress mark. */
const UNSEEN = /[\p{Cf}\p{Mn}]/gu;

/** Separates independent parts of a text (see `readings.ts`). No pattern matches across it. */
const BETWEEN = '\0';

/**
 * Any character outside this list may be invisible or change in normalisation. Box-drawing characters are listed, because bytes in a wrong encoding
 * often contain them.
 */
const NOT_PLAIN =
  '[^\\0-~\\u00a0\\u00a9\\u00ab\\u00b0\\u00b7\\u00bb\\u00f7\\u0400-\\u0482\\u2013\\u2014\\u2018-\\u201e\\u2116\\u2219\\u221a\\u2500-\\u25a0\\ufffd]';
const NEEDS_IT = new RegExp(NOT_PLAIN);
/** Places where a text may differ from its normalised form. */
const MAY_DIFFER = new RegExp(`${NOT_PLAIN}|${BORDER.source}`, 'g');

const plainPart = (part: string) =>
  withoutMixedWords(NEEDS_IT.test(part) ? part.normalize('NFKC').replace(UNSEEN, '') : part);

/** The bounds of the part around an offset, including the separator after it. */
export function partAround(text: string, offset: number): { readonly start: number; readonly end: number } {
  const next = text.indexOf(BETWEEN, offset);
  return { start: text.lastIndexOf(BETWEEN, offset) + 1, end: next < 0 ? text.length : next + 1 };
}

/**
 * Normalises a text for comparison: NFKC, without invisible characters, and with Cyrillic letters instead of similar
 * Latin letters within a word.
 */
export function plainText(text: string): string {
  const said: string[] = [];
  let done = 0;
  MAY_DIFFER.lastIndex = 0;
  // Normalisation is slow, so only the parts that need it are normalised.
  for (let found = MAY_DIFFER.exec(text); found; found = MAY_DIFFER.exec(text)) {
    const { start, end } = partAround(text, found.index);
    said.push(text.slice(done, start), plainPart(text.slice(start, end)));
    done = end;
    MAY_DIFFER.lastIndex = end;
  }
  return done === 0 ? text : said.join('') + text.slice(done);
}

/** A normalised text, with the original position of each character. */
export interface Plain {
  readonly plain: string;
  /** Converts an offset in the normalised text to the offset in the original text. */
  readonly at: (offset: number) => number;
}

/** Normalises a text and keeps the positions, so that a match can be replaced in the original text. */
export function plainWithPlaces(text: string): Plain {
  const plain = plainText(text);
  if (plain.length === text.length && !NEEDS_IT.test(text)) return { plain, at: (offset) => offset };
  const places: number[] = [];
  let composed = '';
  for (const { 0: letter, index } of text.matchAll(/\P{M}\p{M}*|\p{M}+/gu)) {
    const said = letter.normalize('NFKC').replace(UNSEEN, '');
    composed += said;
    for (let each = 0; each < said.length; each++) places.push(index);
  }
  return { plain: withoutMixedWords(composed), at: (offset) => places[offset] ?? text.length };
}
