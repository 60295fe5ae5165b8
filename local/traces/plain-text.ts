/** Letters of Latin that look like Cyrillic ones. */
const LATIN = 'ABCEHKMOPTXYaceopxykmt';
const CYRILLIC = 'АВСЕНКМОРТХУасеорхукмт';

/** Letters of Latin within a word of Cyrillic. Each run of them is looked at once, however long it is: archives are full of them. */
const MIXED = /(?<![A-Za-z])[A-Za-z]+(?=[А-яЁё])|(?<=[А-яЁё])[A-Za-z]+/g;

const cyrillic = (run: string) => run.replace(/[A-Za-z]/g, (letter) => CYRILLIC[LATIN.indexOf(letter)] ?? letter);

/** What nobody sees, and the marks over letters that make no other letter: stress. */
const UNSEEN = /[\p{Cf}\p{Mn}]/gu;

/** What stands apart in a reading has this between; no text has it, and no pattern goes over it. */
const BETWEEN = '\0';

/**
 * Signs that composition may change, or that nobody sees: all but those named here. Frames and the sign of replacement stand in
 * whatever bytes are read in a wrong alphabet.
 */
const NOT_PLAIN =
  '[^\\0-~\\u00a0\\u00a9\\u00ab\\u00b0\\u00b7\\u00bb\\u00f7\\u0400-\\u0482\\u2013\\u2014\\u2018-\\u201e\\u2116\\u2219\\u221a\\u2500-\\u25a0\\ufffd]';
const NEEDS_IT = new RegExp(NOT_PLAIN);
/** Where a text may differ from its plain form. */
const MAY_DIFFER = new RegExp(`${NOT_PLAIN}|[A-Za-z][А-яЁё]|[А-яЁё][A-Za-z]`, 'g');

const plainPart = (part: string) =>
  (NEEDS_IT.test(part) ? part.normalize('NFKC').replace(UNSEEN, '') : part).replace(MIXED, cyrillic);

/** The part of a text that an offset is in, with the sign behind it. */
export function partAround(text: string, offset: number): { readonly start: number; readonly end: number } {
  const next = text.indexOf(BETWEEN, offset);
  return { start: text.lastIndexOf(BETWEEN, offset) + 1, end: next < 0 ? text.length : next + 1 };
}

/** A text as it is compared: composed, nothing invisible in it, and no word with letters of two alphabets that look alike. */
export function plainText(text: string): string {
  const said: string[] = [];
  let done = 0;
  MAY_DIFFER.lastIndex = 0;
  // Composing costs much: only the parts that need it.
  for (let found = MAY_DIFFER.exec(text); found; found = MAY_DIFFER.exec(text)) {
    const { start, end } = partAround(text, found.index);
    said.push(text.slice(done, start), plainPart(text.slice(start, end)));
    done = end;
    MAY_DIFFER.lastIndex = end;
  }
  return done === 0 ? text : said.join('') + text.slice(done);
}

/** A plain text, and where its signs stand in the text that it was made of. */
export interface Plain {
  readonly plain: string;
  /** The offset in the first text of what stands at an offset of the plain one. */
  readonly at: (offset: number) => number;
}

/** Makes a text plain and keeps the places: what is found in the one can be replaced in the other. */
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
  return { plain: composed.replace(MIXED, cyrillic), at: (offset) => places[offset] ?? text.length };
}
